import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";

interface CardProps extends Omit<ComponentProps<"section">, "title"> {
  title?: ReactNode;
  description?: ReactNode;
  /** At the right of the head: a badge, a switch, a quiet action. */
  aside?: ReactNode;
  /** `danger` is outlined; put it last on the page. */
  tone?: "default" | "danger";
  level?: 2 | 3;
}

export function Card({
  title,
  description,
  aside,
  tone = "default",
  level = 2,
  className,
  children,
  ...props
}: CardProps) {
  const titleId = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section
      aria-labelledby={title ? titleId : undefined}
      className={cn(
        // Under the sticky header when its address leads here.
        "scroll-mt-20 rounded-lg border bg-surface",
        tone === "danger" ? "border-danger/50" : "border-border",
        className,
      )}
      {...props}
    >
      {title && (
        <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-4 sm:px-6 sm:pt-5">
          <div className="min-w-0 flex-1 basis-40">
            <Heading id={titleId} className="text-lg font-semibold wrap-anywhere">
              {title}
            </Heading>
            {description && <p className="mt-0.5 max-w-[64ch] text-pretty text-muted">{description}</p>}
          </div>
          {aside && <div className="flex min-h-6 shrink-0 items-center gap-2">{aside}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

interface CardBodyProps extends ComponentProps<"div"> {
  /** No padding: for lists that reach the edges. */
  flush?: boolean;
}

export function CardBody({ flush = false, className, ...props }: CardBodyProps) {
  return <div className={cn(flush ? "border-t" : "px-4 pt-1 pb-4 sm:px-6 sm:pb-5", className)} {...props} />;
}

interface CardFooterProps extends ComponentProps<"footer"> {
  hint?: ReactNode;
}

export function CardFooter({ hint, className, children, ...props }: CardFooterProps) {
  return (
    <footer
      className={cn(
        "flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-b-[9px] border-t bg-background px-4 py-3 sm:px-6",
        className,
      )}
      {...props}
    >
      <div className="min-w-0 flex-1 basis-56 text-pretty text-sm text-muted">{hint}</div>
      <div className="ms-auto flex max-w-full flex-wrap items-center justify-end gap-2">{children}</div>
    </footer>
  );
}
