import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import {
  PathnameContext,
  SearchParamsContext,
} from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import type { ComponentType } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { EmailPage } from "@/components/email/email-page";
import { GithubPage } from "@/components/github/github-page";
import { NotificationsPage } from "@/components/notifications/notifications-page";
import { OverviewPage } from "@/components/overview/overview-page";
import { ProfilePage } from "@/components/profile/profile-page";
import { SecurityPage } from "@/components/security/security-page";
import { SessionsPage } from "@/components/security/sessions-page";
import { listCommandEntries } from "@/components/settings/command-entries";
import { FrameProblemProvider } from "@/components/settings/frame-problem";
import { ProofContext } from "@/components/settings/proof-context";
import { type Viewer, ViewerProvider } from "@/components/settings/viewer-context";
import { accountQueries } from "@/lib/client/account/queries";
import { githubQueries } from "@/lib/client/github/queries";
import { securityQueries } from "@/lib/client/security/queries";
import { type AccessFacts, decideAccess } from "@/lib/contract/access";
import { actions } from "@/lib/contract/actions";
import { activeRealtimeTypes, buildNotificationDefaults } from "@/lib/contract/notifications";
import type { EndpointId } from "@/lib/contract/registry";
import type { User } from "@/lib/contract/schemas/account";
import type { TwoFactorStatus } from "@/lib/contract/schemas/two-factor";
import { findTraits } from "@/lib/contract/server-traits";
import { routes } from "@/lib/routes";

type Place = { user: User; status: TwoFactorStatus; facts: AccessFacts };

const pages: Record<string, ComponentType> = {
  [routes.settings]: OverviewPage,
  [routes.github]: GithubPage,
  [routes.security]: SecurityPage,
  [routes.sessions]: SessionsPage,
  [routes.notifications]: NotificationsPage,
  [routes.email]: EmailPage,
  [routes.profile]: ProfilePage,
};

const added = Object.values(actions).map(({ calls }) => calls.id as EndpointId);
const ours = { server: "users-api", features: added, credential: "session", scopes: null } as const;
const seed = { server: "posthog", features: [], credential: "session", scopes: null } as const;
const barest: User = { uuid: "1", email: "ada@example.com" };
const fullest: User = {
  ...barest,
  is_email_verified: true,
  is_2fa_enabled: true,
  anonymize_data: false,
  allow_impersonation: true,
  notification_settings: buildNotificationDefaults(),
  active_realtime_notification_types: [...activeRealtimeTypes],
  organization: { id: "1", name: "Acme" },
  organizations: [{ id: "1", name: "Acme" }],
};
const on: TwoFactorStatus = { is_enabled: true, has_totp: true, has_passkeys: true };
const off: TwoFactorStatus = { is_enabled: false, has_totp: false, has_passkeys: false };
const key = { credential: "api_key" } as const;

const places: [string, Place][] = [
  ["ours, with a second factor", { user: fullest, status: on, facts: ours }],
  ["ours, without one", { user: { ...fullest, is_2fa_enabled: false }, status: off, facts: ours }],
  ["ours, which sends no mail", { user: fullest, status: on, facts: withoutMail() }],
  [
    "ours, with a key that may read",
    { user: fullest, status: on, facts: { ...ours, ...key, scopes: ["user:read"] } },
  ],
  ["ours, with a key that may all", { user: fullest, status: on, facts: { ...ours, ...key } }],
  ["somebody else's account", { user: { ...fullest, is_impersonated: true }, status: on, facts: ours }],
  ["a PostHog that tells all", { user: fullest, status: on, facts: seed }],
  ["a PostHog that tells little", { user: barest, status: off, facts: seed }],
  [
    "a PostHog whose passkeys are no factor",
    { user: { ...fullest, passkeys_enabled_for_2fa: false }, status: on, facts: seed },
  ],
  [
    "a PostHog without a passkey",
    {
      user: { ...fullest, passkeys_enabled_for_2fa: true },
      status: { ...on, has_passkeys: false },
      facts: seed,
    },
  ],
  ["a PostHog with a key", { user: barest, status: off, facts: { ...seed, ...key, scopes: ["user:read"] } }],
];

function withoutMail(): AccessFacts {
  return { ...ours, features: [...added.filter((id) => id !== "passwordResetRequest"), "emailUndoChange"] };
}

function toViewer({ user, facts }: Place): Viewer {
  const { server, credential } = facts;
  const features = facts.features as readonly EndpointId[];
  return {
    user,
    capabilities: {
      server,
      credential,
      features,
      access: decideAccess(facts),
      serverUrl: "https://users.example.com",
      githubOrigin: "https://github.com",
      traits: findTraits(server),
      serverName: "users.example.com",
      mailboxUrl: null,
    },
  };
}

const nowhere = () => {};
const router = {
  back: nowhere,
  forward: nowhere,
  refresh: nowhere,
  push: nowhere,
  replace: nowhere,
  prefetch: nowhere,
};
const withProof = <T,>(run: () => Promise<T>) => run();
const proof = { withProof, ensureProof: async () => {}, extendProof: async () => {} };

/** The page as the server sends it, with all read that the menu reads. */
function draw(path: string, place: Place): string {
  const Page = pages[path];
  if (!Page) throw new Error(`No page at ${path}`);
  const client = new QueryClient();
  client.setQueryData(accountQueries.me().queryKey, place.user);
  client.setQueryData(githubQueries.installations().queryKey, []);
  client.setQueryData(securityQueries.status().queryKey, place.status);
  return renderToStaticMarkup(
    <AppRouterContext value={router as never}>
      <PathnameContext value={path}>
        <SearchParamsContext value={new URLSearchParams()}>
          <QueryClientProvider client={client}>
            <ViewerProvider viewer={toViewer(place)}>
              <FrameProblemProvider>
                <ProofContext value={proof}>
                  <Page />
                </ProofContext>
              </FrameProblemProvider>
            </ViewerProvider>
          </QueryClientProvider>
        </SearchParamsContext>
      </PathnameContext>
    </AppRouterContext>,
  );
}

test.each(places)("B16: every section and action that the menu offers stands on its page: %s", (_, place) => {
  const { user, capabilities } = toViewer(place);
  const { access, features } = capabilities;
  const entries = listCommandEntries({ user, access, features, accounts: [], status: place.status });
  const anchors = entries.map(({ href }) => href.split("#")).filter(([, id]) => id !== undefined);
  expect(anchors.length).toBeGreaterThan(5);
  const drawn = new Map(
    [...new Set(anchors.map(([path = ""]) => path))].map((path) => [path, draw(path, place)]),
  );
  const missing = anchors.filter(([path = "", id]) => !drawn.get(path)?.includes(` id="${id}"`));
  expect(missing.map((parts) => parts.join("#"))).toEqual([]);
});
