"use client";

import Link from "next/link";
import { useViewer } from "@/components/settings/viewer-context";
import { ExternalLink } from "@/components/ui/external-link";
import { TONES, type Tone } from "@/components/ui/tone";
import { buildManageUrl } from "@/lib/client/github/build-manage-url";
import type { RepositorySearch } from "@/lib/client/github/use-find-repository";
import type { Integration } from "@/lib/contract/schemas/github";
import { routes, toInstallation } from "@/lib/routes";
import { toNameList } from "./name-list";

const LINK = "font-medium text-accent-text underline decoration-accent-text/35 underline-offset-3";

export function FindRepositoryResult({ result }: { result: RepositorySearch }) {
  const { capabilities } = useViewer();
  switch (result.kind) {
    case "found": {
      const { installation_id } = result.installation;
      return (
        <Line tone="success">
          {quoteAccount(result.installation)} holds it.{" "}
          <Link className={LINK} href={toInstallation(installation_id, { repo: result.fullName })}>
            Open {result.fullName}
          </Link>
        </Line>
      );
    }
    case "not-shared":
      if (result.installation.repository_selection === "all") {
        return (
          <Line tone="warning">
            {quoteAccount(result.installation)} shares all of its repositories, and there is none of that
            name. Check the spelling; a new one needs a refresh.
          </Line>
        );
      }
      return (
        <Line tone="warning">
          {quoteAccount(result.installation)} is connected but does not share it.{" "}
          <ExternalLink href={buildManageUrl(result.installation, capabilities.githubOrigin)}>
            Share it on GitHub
          </ExternalLink>
        </Line>
      );
    case "no-installation":
      return (
        <Line tone="warning">
          No connected account holds it, and {quote(result.owner)} is not connected.{" "}
          <Link className={LINK} href={routes.github}>
            Add {quote(result.owner)}
          </Link>
        </Line>
      );
    case "unsure":
      return (
        <Line tone="danger">
          Not found, but {toNameList(result.failed.map(quote))} could not be checked. Try again in a moment.
        </Line>
      );
    default:
      return result satisfies never;
  }
}

function quoteAccount({ account }: Integration): string {
  return account ? quote(account.name) : "Another account";
}

/** An account may have any word for its name, "no" or "all" among them. */
function quote(name: string): string {
  return `“${name}”`;
}

function Line({ tone, children }: { tone: Tone; children: React.ReactNode }) {
  const Icon = TONES[tone].icon;
  return (
    <p className="flex items-start gap-2 py-1 wrap-anywhere">
      <Icon className={`mt-0.5 ${TONES[tone].text}`} />
      <span>{children}</span>
    </p>
  );
}
