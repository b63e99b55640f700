import {
  EMAIL_TOKEN_TTL_SECONDS,
  EMAIL_UNDO_SECONDS,
  PASSWORD_RESET_TTL_SECONDS,
  PENDING_LOGIN_TTL_SECONDS,
} from "@/lib/contract/limits";

/** How long what a mail brings works; null where it only tells. */
const usableSeconds = {
  verify_email: EMAIL_TOKEN_TTL_SECONDS,
  address_taken: null,
  email_change_requested: EMAIL_UNDO_SECONDS,
  email_changed_old: EMAIL_UNDO_SECONDS,
  email_changed_new: null,
  email_change_stopped: null,
  email_restored_old: null,
  email_restored_new: null,
  login_code: PENDING_LOGIN_TTL_SECONDS,
  password_reset: PASSWORD_RESET_TTL_SECONDS,
  password_changed: null,
  new_device_login: null,
  two_factor_enabled: null,
  two_factor_replaced: null,
  two_factor_disabled: null,
  authenticator_added: null,
  authenticator_removed: null,
  backup_code_used: null,
  notification_test: null,
} as const satisfies Record<string, number | null>;

export type MailTemplate = keyof typeof usableSeconds;

export const mailTemplates = Object.keys(usableSeconds) as MailTemplate[];

/** When a mail's link no longer works; null for one that has none, or whose template we do not know. */
export function findMailEnd({ template, createdAt }: { template: string; createdAt: Date }): Date | null {
  const seconds = template in usableSeconds ? usableSeconds[template as MailTemplate] : null;
  return seconds === null ? null : new Date(createdAt.getTime() + seconds * 1000);
}
