import type { LucideIcon, LucideProps } from "lucide-react";
import type { ComponentType } from "react";

/** One line of the command menu. */
export type Command = {
  id: string;
  title: string;
  place?: string | undefined;
  words: string;
  icon: LucideIcon | ComponentType<LucideProps>;
  /** False for what belongs to the person rather than to our own table. */
  isRemembered: boolean;
} & ({ href: string } | { run: () => void });
