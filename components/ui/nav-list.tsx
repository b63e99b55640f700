import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

interface NavListProps extends ComponentProps<"nav"> {
  "aria-label": string;
  /** `frame`: a row of tabs that scrolls, a side list from 1024 px. `page`: the rows of a phone's list page. */
  layout: "frame" | "page";
}

export function NavList({ layout, className, children, ...props }: NavListProps) {
  const isFrame = layout === "frame";
  return (
    <nav className={cn("group/nav", isFrame && SCROLLER, className)} data-layout={layout} {...props}>
      <ul className={isFrame ? "flex w-max gap-1 p-1 lg:w-auto lg:flex-col lg:gap-0.5 lg:p-0" : "divide-y"}>
        {children}
      </ul>
    </nav>
  );
}

interface NavItemProps {
  /** A link whose content is `<NavItemLabel>` and that carries `aria-current="page"`. */
  children: ReactNode;
}

export function NavItem({ children }: NavItemProps) {
  return <li className={ITEM}>{children}</li>;
}

interface NavItemLabelProps {
  icon: ReactNode;
  /** A small mark where attention is needed, with words for screen readers. */
  mark?: ReactNode;
  children: ReactNode;
}

export function NavItemLabel({ icon, mark, children }: NavItemLabelProps) {
  return (
    <>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {mark}
    </>
  );
}

const SCROLLER = "overflow-x-auto [scrollbar-width:none] lg:overflow-visible";
const ITEM =
  "[&>a]:flex [&>a]:min-h-8 [&>a]:items-center [&>a]:gap-2.5 [&>a]:rounded-md [&>a]:px-2.5 [&>a]:py-1.5 [&>a]:text-muted " +
  "[&>a:hover]:bg-subtle [&>a:hover]:text-text [&>a[aria-current=page]]:bg-subtle [&>a[aria-current=page]]:font-medium " +
  "[&>a[aria-current=page]]:text-text pointer-coarse:[&>a]:min-h-12 " +
  "group-data-[layout=page]/nav:[&>a]:min-h-12 group-data-[layout=page]/nav:[&>a]:rounded-none group-data-[layout=page]/nav:[&>a]:px-4 group-data-[layout=page]/nav:[&>a]:text-text";
