import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { NextConfig } from "next";

const root = import.meta.dirname;

/** On every answer, errors and files included (security.md H2). */
const headers = [
  { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
  },
];

/** Sonner puts its style sheet into the page without a nonce, so the policy names its hash. */
function hashSonnerStyle(): string {
  const source = readFileSync(join(root, "node_modules/sonner/dist/index.mjs"), "utf8");
  const literal = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source)?.[1];
  if (!literal) {
    throw new Error("sonner no longer inserts its style sheet the way the policy expects");
  }
  return createHash("sha256")
    .update(String(JSON.parse(literal)))
    .digest("base64");
}

const config: NextConfig = {
  output: "standalone",
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // Hidden routes would keep a two-factor secret in the DOM (docs/decisions).
  cacheComponents: false,
  typedRoutes: true,
  // `npm test` checks the types of everything; a demo that builds should not wait for it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // No page has an image to resize, and /_next/image would resize for anybody.
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  // The catch-all must see /api/users/@me/…/ as it was asked for.
  skipTrailingSlashRedirect: true,
  turbopack: { root },
  outputFileTracingRoot: root,
  env: { SONNER_STYLE_HASH: hashSonnerStyle() },
  // Only the bench sets it, to compare the door with Next's own proxying.
  rewrites: async () =>
    process.env.BENCH_REWRITE_URL
      ? [{ source: "/bench-rewrite/:path*", destination: `${process.env.BENCH_REWRITE_URL}/:path*` }]
      : [],
  headers: async () => [{ source: "/:path*", headers }],
};

export default config;
