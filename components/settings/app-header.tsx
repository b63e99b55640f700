import Link from "next/link";
import { routes } from "@/lib/routes";
import { AccountMenu } from "./account-menu";
import { ProductMark } from "./product-mark";
import { ProjectSwitch } from "./project-switch";

export function AppHeader() {
  return (
    <header className="sticky top-0 z-30 border-b bg-surface">
      <div className="mx-auto flex h-14 max-w-[1080px] items-center gap-3 px-4 sm:px-6">
        <Link href={routes.settings} aria-label="Account settings" className="-m-1 shrink-0 rounded-md p-1">
          <ProductMark />
        </Link>
        <span aria-hidden="true" className="h-5 w-px shrink-0 bg-border" />
        <div className="flex min-w-0 flex-1">
          <ProjectSwitch />
        </div>
        <AccountMenu />
      </div>
    </header>
  );
}
