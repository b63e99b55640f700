import { redirect } from "next/navigation";
import { toGithub } from "@/lib/routes";

type Search = Promise<Record<string, string | string[] | undefined>>;

/** PostHog's address of the GitHub page; GitHub's returns land here. */
export default async function PersonalIntegrationsPage({ searchParams }: { searchParams: Search }) {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams)) {
    for (const item of [value ?? []].flat()) search.append(name, item);
  }
  redirect(toGithub(search));
}
