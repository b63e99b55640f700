import type { PersonalApiKeyRow, SessionRow } from "../db/schema/credentials";
import type { UserRow } from "../db/schema/users";

/** Who calls, and by which credential. Identity comes from here alone, never from the input. */
export type Caller =
  | { kind: "session"; user: UserRow; session: SessionRow }
  | { kind: "key"; user: UserRow; key: PersonalApiKeyRow };
