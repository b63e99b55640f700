import type { User } from "@/lib/contract/schemas/account";
import { routes } from "@/lib/routes";
import { at, type CommandEntry, type CommandFacts, page, start } from "./command-entry";
import { findReadOnlyReason } from "./read-only-reason";

// Whoever signs in through their organisation has their address from there.
const isOwn = (user: User) => !user.has_sso_enforcement && findReadOnlyReason(user) === null;
const isPending = ({ user }: CommandFacts) => isOwn(user) && Boolean(user.pending_email);
const isUnproved = ({ user }: CommandFacts) =>
  isOwn(user) && !user.pending_email && user.is_email_verified === false;

export const emailEntries: readonly CommandEntry[] = [
  page("email", "E-mail address", routes.email, "email mail change verify confirm address"),
  at("address", "Your address", "E-mail", "verified current"),
  {
    ...start("change-address", "Change your address", "E-mail", "email new replace"),
    needs: "changeEmail",
    isFor: ({ user }) => isOwn(user) && !user.pending_email,
  },
  {
    ...at("confirm-new-address", "Confirm the new address", "E-mail", "code link verify pending"),
    isFor: isPending,
  },
  { ...at("confirm-address", "Confirm your address", "E-mail", "code link verify"), isFor: isUnproved },
  {
    ...start(
      "resend-mail",
      "Send another confirmation mail",
      "E-mail",
      "resend again code link email verify",
    ),
    isFor: (facts) => isPending(facts) || isUnproved(facts),
  },
  {
    ...start("fix-address", "Correct the new address", "E-mail", "fix typo change different"),
    needs: "changeEmail",
    isFor: isPending,
  },
  {
    ...start("cancel-change", "Cancel the change of your address", "E-mail", "keep old undo withdraw email"),
    needs: "changeEmail",
    isFor: isPending,
  },
];
