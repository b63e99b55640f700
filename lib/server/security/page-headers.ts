import "server-only";
import { sonnerStyleHash } from "../env";

/** Request headers by which `proxy.ts` tells a page its nonce and its own address. */
export const NONCE_HEADER = "x-nonce";
export const PATH_HEADER = "x-page-path";

// The empty string's hash: input-otp and sonner insert an empty style element first.
const EMPTY_STYLE_HASH = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** One policy per answer (H1); in development React needs `eval` for its stack traces. */
export function buildPolicy({ nonce, isDevelopment }: { nonce: string; isDevelopment: boolean }): string {
  const directives = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    isDevelopment
      ? "style-src 'self' 'unsafe-inline'"
      : `style-src-elem 'self' 'nonce-${nonce}' ${EMPTY_STYLE_HASH} 'sha256-${sonnerStyleHash}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "report-uri /csp-report",
  ];
  return directives.join("; ");
}
