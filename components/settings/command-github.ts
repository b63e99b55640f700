import { routes, toInstallation } from "@/lib/routes";
import { type CommandAccount, type CommandEntry, page, start } from "./command-entry";

const fixed: readonly CommandEntry[] = [
  page(
    "github",
    "GitHub",
    routes.github,
    "repo repository repositories branch branches integration connect install app disconnect code missing refresh",
  ),
  {
    ...start(
      "connect-github",
      "Connect a GitHub account",
      "GitHub",
      "add link install app organisation integration",
    ),
    needs: "connectGithub",
  },
];

/** GitHub's page, and what there is for each account that is connected. */
export function listGithubEntries(accounts: readonly CommandAccount[] = []): CommandEntry[] {
  return [...fixed, ...accounts.flatMap(listAccountEntries)];
}

function listAccountEntries({ installation_id: id, account, installation_status: status }: CommandAccount) {
  const name = account?.name ?? "GitHub account";
  const base = { place: "GitHub", isPersonal: true };
  const href = toInstallation(id);
  const entries: CommandEntry[] = [
    { ...base, id: `installation-${id}`, kind: "page", title: name, words: "repositories branches", href },
    {
      ...base,
      id: `missing-${id}`,
      kind: "section",
      title: `Missing repository in ${name}`,
      words: "find not there absent list repo repositories",
      href: `${href}#missing-repository`,
      isDetail: true,
    },
  ];
  // There is nothing to read on GitHub's side, or GitHub would refuse it.
  if (status === "uninstalled" || status === "rate_limited") return entries;
  return [
    ...entries,
    {
      ...base,
      id: `refresh-${id}`,
      kind: "action" as const,
      title: `Refresh repositories of ${name}`,
      words: "repo sync update reload read anew",
      href: `${href}#refresh`,
      needs: "refreshGithub" as const,
      isDetail: true,
    },
  ];
}
