"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { followScope } from "@/lib/client/account/follow-scope";
import { accountQueries } from "@/lib/client/account/queries";
import { dropDraft } from "@/lib/client/email/address-draft";
import { forgetInstallation, refetchConnections } from "@/lib/client/github/forget-installation";
import { refetchRepositories } from "@/lib/client/github/refetch-repositories";
import { followNotifications } from "@/lib/client/notifications/follow-notifications";
import { dropUndo } from "@/lib/client/notifications/undo-storage";
import { followRenewal, isRenewing } from "@/lib/client/renewal";
import { followSecurity } from "@/lib/client/security/refetch-security";
import { confirmSession, leaveForSignIn, onLeave, startAnew } from "@/lib/client/session";
import { onAnnouncement, type TabMessage } from "@/lib/client/tabs";
import { useViewer } from "./viewer-context";

/** Keeps this tab true to what happens in others, and empties its memory when the session ends. */
export function TabSync() {
  const client = useQueryClient();
  const { user } = useViewer();
  const firstUuid = useRef(user.uuid);

  useEffect(() => onAnnouncement((message) => void follow(client, message)), [client]);
  useEffect(() => onLeave(() => client.clear()), [client]);
  useEffect(() => onLeave(dropUndo), []);
  // Whoever has to sign in again goes on with it.
  useEffect(() => onLeave((reason) => void (reason !== "expired" && dropDraft())), []);

  useEffect(() => {
    // Back may show a page kept in memory from before the session ended.
    const check = async (event: PageTransitionEvent) => {
      if (event.persisted && (await confirmSession())) await client.invalidateQueries(accountQueries.me());
    };
    window.addEventListener("pageshow", check);
    return () => window.removeEventListener("pageshow", check);
  }, [client]);

  useEffect(() => {
    // Another person signed in from another tab: nothing read before may stay on screen.
    if (user.uuid !== firstUuid.current) startAnew();
  }, [user.uuid]);

  return null;
}

async function follow(client: QueryClient, message: TabMessage): Promise<void> {
  switch (message.type) {
    case "signed-in":
    case "account-changed":
      return client.invalidateQueries(accountQueries.me());
    case "signed-out":
      return leaveForSignIn("signed-out");
    case "expired":
      // A tab that knew of no renewal may have met the former session's end.
      return isRenewing() ? void (await confirmSession()) : leaveForSignIn("expired");
    case "renewal-started":
    case "renewal-ended":
      return followRenewal(message.type);
    case "scope-changed":
      return followScope(client);
    case "setup-started":
      // Concerns the page that shows another key, which listens for itself.
      return;
    case "security-changed":
      return followSecurity(client);
    case "notifications-changed":
      return followNotifications(client);
    case "github-changed":
      return refetchConnections(client);
    case "repositories-changed":
      return refetchRepositories(client, message.installationId);
    case "installation-removed":
      return forgetInstallation(client, message.installationId);
    default:
      return message satisfies never;
  }
}
