"use client";

import { Avatar } from "@/components/ui/avatar";
import { lazyPart } from "@/components/ui/lazy-part";
import { LazyMenu } from "./lazy-menu";
import { toPersonName } from "./person-name";
import { useViewer } from "./viewer-context";

const AccountMenuList = lazyPart(async () => (await import("./account-menu-list")).AccountMenuList);

export function AccountMenu() {
  const { user } = useViewer();
  const name = toPersonName(user);
  return (
    <LazyMenu
      label={`Account: ${name}`}
      className="rounded-full pointer-coarse:-m-1.5 pointer-coarse:p-1.5"
      menu={AccountMenuList}
    >
      <Avatar name={name} />
    </LazyMenu>
  );
}
