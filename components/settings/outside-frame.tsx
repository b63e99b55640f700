import type { ReactNode } from "react";
import { ProductMark } from "./product-mark";

interface OutsideFrameProps {
  title: ReactNode;
  description?: ReactNode;
  /** In a card; a lone way on needs none. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** One calm column in the middle, for pages outside of the settings. */
export function OutsideFrame({ title, description, children, actions }: OutsideFrameProps) {
  return (
    <main
      id="content"
      className="mx-auto flex min-h-dvh w-full max-w-[424px] flex-col justify-center px-4 py-12"
    >
      <ProductMark className="size-8" />
      <h1 tabIndex={-1} className="mt-6 text-2xl font-semibold tracking-[-0.015em] text-balance">
        {title}
      </h1>
      {description && <p className="mt-1 text-pretty text-muted">{description}</p>}
      {children && <div className="mt-6 rounded-lg border bg-surface p-4 sm:p-6">{children}</div>}
      {actions && <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2">{actions}</div>}
    </main>
  );
}
