"use client";

import { LogOut } from "lucide-react";
import { themeModes } from "@/components/theme/theme-modes";
import { useThemeMode } from "@/components/theme/use-theme-mode";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { toThemeMode } from "@/lib/contract/theme-cookie";
import { useFrameProblem } from "./frame-problem";
import type { OpenMenuProps } from "./lazy-menu";
import { toPersonName } from "./person-name";
import { useSignOut } from "./use-sign-out";
import { useViewer } from "./viewer-context";

export function AccountMenuList({ trigger }: OpenMenuProps) {
  const { user } = useViewer();
  const { setProblem } = useFrameProblem();
  const { mode, choose } = useThemeMode((error) => setProblem({ title: "Your theme was not saved", error }));
  const signOut = useSignOut(setProblem);

  function changeTheme(value: string) {
    const next = toThemeMode(value);
    setProblem(null);
    if (next) choose(next);
  }

  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>{trigger}</DropdownMenuTrigger>
      <DropdownMenuContent className="w-60">
        <DropdownMenuLabel>
          <span className="block truncate text-base font-medium text-text">{toPersonName(user)}</span>
          <span className="block truncate">{user.email}</span>
        </DropdownMenuLabel>
        <DropdownMenuSeparator />
        <DropdownMenuLabel>Theme</DropdownMenuLabel>
        <DropdownMenuRadioGroup value={mode ?? "system"} onValueChange={changeTheme}>
          {themeModes.map(({ value, label }) => (
            <DropdownMenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
              {label}
            </DropdownMenuRadioItem>
          ))}
        </DropdownMenuRadioGroup>
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={signOut}>
          <LogOut />
          Sign out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
