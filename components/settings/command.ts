import type { LucideIcon, LucideProps } from "lucide-react";
import type { ComponentType } from "react";
import type { CommandKind } from "./command-entry";

/** One line of the command menu. */
export type Command = {
  id: string;
  kind: CommandKind;
  title: string;
  place?: string | undefined;
  words: string;
  icon: LucideIcon | ComponentType<LucideProps>;
  /** False for what belongs to the person rather than to our own table. */
  isRemembered: boolean;
  /** One of many of its kind: found by a search, and not in the list before one. */
  isDetail?: boolean | undefined;
} & ({ href: string } | { run: () => void });
