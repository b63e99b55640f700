"use client";

import { useViewer } from "@/components/settings/viewer-context";
import { ExternalLink } from "@/components/ui/external-link";
import { RelativeTime } from "@/components/ui/relative-time";
import { buildManageUrl } from "@/lib/client/github/build-manage-url";
import type { Integration } from "@/lib/contract/schemas/github";
import { FindRepository } from "./find-repository";

interface MissingHelpBodyProps {
  installation: Integration;
  installations: readonly Integration[];
}

/** The four reasons in the order in which they are likely, each with what to do about it. */
export function MissingHelpBody({ installation, installations }: MissingHelpBodyProps) {
  const { capabilities } = useViewer();
  const name = installation.account?.name ?? "This account";
  const configure = (
    <ExternalLink href={buildManageUrl(installation, capabilities.githubOrigin)}>
      Configure on GitHub
    </ExternalLink>
  );
  return (
    <div className="border-t px-4 pt-4 pb-4 sm:px-6">
      <ol className="flex max-w-[64ch] list-decimal flex-col gap-3 ps-5 text-pretty marker:text-faint">
        <li>
          {toSelectionText(installation.repository_selection, name)}{" "}
          {installation.repository_selection !== "all" && configure}
        </li>
        <li>
          {installation.last_synced_at ? (
            <>
              The list was last read from GitHub <RelativeTime value={installation.last_synced_at} />.
            </>
          ) : (
            "The list has not been read completely yet."
          )}{" "}
          Refresh reads it anew, at most every 30 seconds.
        </li>
        <li>
          If GitHub's Save button stays grey, switch between “All repositories” and “Only select repositories”
          there; it then lets you save.
        </li>
        <li>It may belong to another account. Look for it in all of yours:</li>
      </ol>
      <FindRepository installations={installations} />
    </div>
  );
}

function toSelectionText(selection: string | null | undefined, name: string): string {
  if (selection === "all")
    return `${name} shares all of its repositories, so none is left out on GitHub's side. A new one needs a refresh here.`;
  if (selection === "selected") return `${name} shares only selected repositories. Is it among them?`;
  return `Check which repositories ${name} shares.`;
}
