import type { ActionId } from "@/lib/contract/actions";
import type { Capabilities } from "@/lib/contract/capabilities";
import type { User } from "@/lib/contract/schemas/account";
import type { Integration } from "@/lib/contract/schemas/github";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";
import { routes } from "@/lib/routes";

export type CommandAccount = Pick<Integration, "installation_id" | "account" | "installation_status">;

/** What the menu's lines depend on. */
export type CommandFacts = Pick<Capabilities, "access" | "features"> & {
  user: User;
  /** The connected GitHub accounts; undefined while they are not read. */
  accounts?: readonly CommandAccount[] | undefined;
  /** Of the second factor; undefined while it is not read, or where it cannot be. */
  status?: TwoFactorStatus | undefined;
};

export type CommandKind = "page" | "section" | "task" | "action";

/** A place to go to: a page, a section of one, the page of a task, or what starts an action. */
export type CommandEntry = {
  id: string;
  kind: CommandKind;
  title: string;
  /** The page it is on, where its title does not say. */
  place?: string;
  href: string;
  /** What else people call it. */
  words: string;
  /** Left out where the server does not have it, and a section also where it does not stand on its page. */
  needs?: ActionId;
  isFor?: (facts: CommandFacts) => boolean;
  /** One of many of its kind: found by a search, and not in the list before one. */
  isDetail?: boolean;
  /** Of the person rather than of our own table: not among the recent ones, which stay in the browser. */
  isPersonal?: boolean;
};

const places = {
  Overview: routes.settings,
  GitHub: routes.github,
  Security: routes.security,
  Notifications: routes.notifications,
  "E-mail": routes.email,
  Profile: routes.profile,
};

type Place = keyof typeof places;

/** A section, whose id is its hash. */
export function at(id: string, title: string, place: Place, words: string): CommandEntry {
  return { id, kind: "section", title, place, href: `${places[place]}#${id}`, words };
}

/** What starts something, by the id of its control: the person is led there and presses it. */
export function start(id: string, title: string, place: Place, words: string): CommandEntry {
  return { ...at(id, title, place, words), kind: "action" };
}

export function task(id: string, title: string, place: Place, href: string, words: string): CommandEntry {
  return { id, kind: "task", title, place, href, words };
}

export function page(id: string, title: string, href: string, words: string): CommandEntry {
  return { id, kind: "page", title, href, words };
}
