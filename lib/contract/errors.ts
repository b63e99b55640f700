export type ErrorType =
  | "validation_error"
  | "authentication_error"
  | "invalid_request"
  | "throttled_error"
  | "server_error";

type ErrorRow = { status: number; type: ErrorType; detail: string };

const validation = (detail: string): ErrorRow => ({ status: 400, type: "validation_error", detail });
const refusal = (status: 401 | 403, detail: string): ErrorRow => ({
  status,
  type: "authentication_error",
  detail,
});
const request = (status: number, detail: string): ErrorRow => ({ status, type: "invalid_request", detail });
const server = (status: number, detail: string): ErrorRow => ({ status, type: "server_error", detail });

/** Every code we emit, with its status, type and usual text (contract.md 1.8). The only such table. */
export const errorTable = {
  required: validation("This field is required."),
  blank: validation("This field may not be blank."),
  null: validation("This field may not be null."),
  invalid_input: validation("Invalid input."),
  min_value: validation("Ensure this value is greater than or equal to the lower limit."),
  max_value: validation("Ensure this value is less than or equal to the upper limit."),
  max_length: validation("Ensure this field is not too long."),
  invalid_choice: validation("That is not a valid choice."),
  does_not_exist: validation("Object does not exist."),
  incorrect_type: validation("Incorrect type."),
  unique: validation("There is already an account with this email address."),
  invalid_credentials: validation("Invalid email or password."),
  not_verified: validation(
    "Your account is awaiting verification. Please check your email for a verification link.",
  ),
  incorrect_password: validation("Your current password is incorrect."),
  no_passkeys: validation("A verified passkey is needed first."),
  "2fa_expired": validation("Login attempt has expired. Re-enter username/password."),
  "2fa_too_many_attempts": validation("Too many attempts."),
  "2fa_invalid": validation("Invalid authentication code"),
  "2fa_not_enabled": validation("2FA must be enabled first"),
  email_change_request_not_found: validation("No active email change requests found."),
  email_not_available: validation(
    "Cannot verify email address because email is not configured for your instance. Please contact your administrator.",
  ),
  already_verified: validation("Email is already verified."),
  invalid_token: validation("This verification token is invalid or has expired."),
  invalid_code: validation("This code is invalid or has expired."),
  no_pending_verification: validation("No sign-in is waiting for a code. Sign in again."),
  too_many_attempts: validation("Too many incorrect attempts. Try again later."),
  email_taken: validation(
    "Another account now uses this email address. Start the change again with a different address.",
  ),
  setup_expired: validation("2FA setup session expired. Please start setup again."),
  token_invalid: validation("Token is not valid"),
  last_authenticator: validation(
    "This is your only authenticator app. Add another one first, or disable two-factor authentication.",
  ),
  "2fa_required": server(401, "2FA is required."),
  code_based_verification_required: server(401, "A code from your e-mail is required."),
  not_authenticated: refusal(401, "Authentication credentials were not provided."),
  authentication_failed: refusal(401, "Incorrect authentication credentials."),
  permission_denied: refusal(403, "You do not have permission to perform this action."),
  sensitive_action_required_reauth: refusal(403, "This action requires you to be recently authenticated."),
  too_many_failed_attempts: refusal(403, "Too many failed login attempts. Please try again later."),
  two_factor_setup_required: refusal(403, "2FA setup required"),
  two_factor_verification_required: refusal(403, "2FA verification required"),
  password_sign_in_required: refusal(403, "This needs a sign-in with e-mail and password."),
  parse_error: request(400, "JSON parse error."),
  not_found: request(404, "Not found."),
  method_not_allowed: request(405, "Method not allowed."),
  person_changed: request(409, "Someone else has signed in in this browser."),
  payload_too_large: request(413, "Request body is too large."),
  unsupported_media_type: request(415, "Unsupported media type in request."),
  throttled: { status: 429, type: "throttled_error", detail: "Request was throttled." },
  error: server(500, "A server error occurred."),
  not_ready: server(503, "The server is not ready."),
  not_implemented: server(501, "This endpoint is not built yet."),
  github_unavailable: server(500, "GitHub did not answer."),
  github_rate_limited: server(503, "GitHub asks to wait."),
  upstream_invalid: server(
    502,
    "The Users API gave an answer that could not be read. Its version may be one that these pages do not know.",
  ),
  upstream_failed: server(502, "The Users API failed."),
  upstream_redirect: server(
    502,
    "The Users API answered with a redirect, and none is ever followed. Tell whoever runs these pages: its address has changed.",
  ),
  upstream_not_json: server(
    502,
    "A web page came where the Users API should have answered. If that stays so, tell whoever runs these pages: its address may be wrong.",
  ),
  upstream_too_large: server(
    502,
    "The Users API gave an answer that is too large for these pages. Tell whoever runs it.",
  ),
  upstream_cut_off: server(502, "The answer of the Users API broke off half-way."),
  upstream_tls: server(
    502,
    "No safe connection to the Users API could be made, since its certificate is not trusted. Tell whoever runs it.",
  ),
  upstream_dns: server(
    503,
    "The Users API could not be found by its name. If that stays so, tell whoever runs these pages.",
  ),
  upstream_unreachable: server(503, "The Users API could not be reached."),
  upstream_maintenance: server(503, "The Users API is busy or under maintenance."),
  upstream_timeout: server(504, "The Users API took too long to answer."),
  cross_site: refusal(403, "This request did not come from these pages."),
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof errorTable;
