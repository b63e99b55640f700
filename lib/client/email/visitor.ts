import type { User } from "@/lib/contract/schemas/account";

/** Who is signed in in this browser, as far as a page for everybody needs to know. */
export type Visitor = Pick<User, "uuid" | "email" | "pending_email" | "is_email_verified">;
