import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** Rows of a card: put it in `<CardBody flush>`. */
export function ItemList({ className, ...props }: ComponentProps<"ul">) {
  return <ul className={cn("divide-y divide-border", className)} {...props} />;
}

interface ItemProps extends Omit<ComponentProps<"li">, "title"> {
  /** Avatar or icon. */
  media?: ReactNode;
  title: ReactNode;
  description?: ReactNode;
  /** The control at the right: switch, badge, button. */
  action?: ReactNode;
  /** Id of the control in `action`: the title becomes its label. */
  labelFor?: string;
}

export function Item({
  media,
  title,
  description,
  action,
  labelFor,
  className,
  children,
  ...props
}: ItemProps) {
  return (
    <li className={cn("px-4 py-2.5 sm:px-6", className)} {...props}>
      <div className="flex min-h-6 items-center gap-3 pointer-coarse:min-h-8">
        {media && <div className="shrink-0 self-start pt-0.5">{media}</div>}
        <div className="min-w-0 flex-1">
          {labelFor ? (
            <label htmlFor={labelFor} className="block cursor-pointer font-medium">
              {title}
            </label>
          ) : (
            <div className="font-medium">{title}</div>
          )}
          {description && (
            <div id={labelFor && `${labelFor}-hint`} className="text-pretty text-sm text-muted">
              {description}
            </div>
          )}
        </div>
        {action && <div className="-my-0.5 flex shrink-0 items-center gap-2">{action}</div>}
      </div>
      {children}
    </li>
  );
}
