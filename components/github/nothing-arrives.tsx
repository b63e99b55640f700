"use client";

import { useViewer } from "@/components/settings/viewer-context";
import { ExternalLink } from "@/components/ui/external-link";

/** What may have happened on GitHub, which tells this page nothing where it leads back to another one. */
export function NothingArrives() {
  const { user, capabilities } = useViewer();
  const { serverName, serverUrl } = capabilities;
  return (
    <ul className="mt-1 flex list-disc flex-col gap-1 ps-4 marker:text-faint wrap-anywhere">
      <li>You cancelled on GitHub, or closed its page. Nothing was changed then.</li>
      <li>
        You are no owner of the organisation: GitHub asked one, and the account comes once they approve.
      </li>
      <li>The account was connected already. What you changed about it on GitHub counts.</li>
      <li>
        Nobody was signed in at {serverName} in this browser, or somebody other than {user.email}.{" "}
        <ExternalLink href={serverUrl}>Check at {serverName}</ExternalLink>
      </li>
    </ul>
  );
}
