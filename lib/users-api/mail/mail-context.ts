import type { ApiSettings, Clock } from "../context";
import type { UserRow } from "../db/schema/users";

/** What the words of a mail depend on, beside the account. */
export type MailContext = { clock: Clock; settings: Pick<ApiSettings, "siteUrl"> };

export type MailReader = Pick<UserRow, "uuid" | "email" | "firstName">;
