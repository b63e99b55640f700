"use client";

import { lazy } from "react";
import { Avatar } from "@/components/ui/avatar";
import { LazyMenu } from "./lazy-menu";
import { toPersonName } from "./person-name";
import { useViewer } from "./viewer-context";

const load = () => import("./account-menu-list");
const AccountMenuList = lazy(async () => ({ default: (await load()).AccountMenuList }));

export function AccountMenu() {
  const { user } = useViewer();
  const name = toPersonName(user);
  return (
    <LazyMenu
      label={`Account: ${name}`}
      className="rounded-full pointer-coarse:-m-1.5 pointer-coarse:p-1.5"
      preload={load}
      menu={AccountMenuList}
    >
      <Avatar name={name} />
    </LazyMenu>
  );
}
