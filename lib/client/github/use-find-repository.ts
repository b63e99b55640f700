"use client";

import { useMutation } from "@tanstack/react-query";
import { githubListRepos } from "@/lib/contract/endpoints/github";
import type { Integration } from "@/lib/contract/schemas/github";
import { callDoor } from "../call-door";

export type RepositorySearch =
  | { kind: "found"; installation: Integration; fullName: string }
  | { kind: "not-shared"; installation: Integration }
  | { kind: "no-installation"; owner: string }
  | { kind: "unsure"; failed: string[] };

type FindInput = { fullName: string; installations: readonly Integration[] };

/** Asks every installation for one exact `owner/name`. A failed read is never taken for "not there". */
export function useFindRepository() {
  return useMutation({ mutationFn: findRepository });
}

async function findRepository({ fullName, installations }: FindInput): Promise<RepositorySearch> {
  const answers = await Promise.allSettled(installations.map((row) => findIn(row, fullName)));
  const failed: string[] = [];
  for (const [index, answer] of answers.entries()) {
    const installation = installations[index];
    if (!installation) continue;
    if (answer.status === "rejected") failed.push(installation.account?.name ?? installation.installation_id);
    else if (answer.value) return { kind: "found", installation, fullName: answer.value };
  }
  if (failed.length > 0) return { kind: "unsure", failed };
  const owner = fullName.split("/")[0] ?? "";
  const ofOwner = installations.find((row) => isSame(row.account?.name, owner));
  return ofOwner ? { kind: "not-shared", installation: ofOwner } : { kind: "no-installation", owner };
}

async function findIn(installation: Integration, fullName: string): Promise<string | null> {
  const { body } = await callDoor({
    endpoint: githubListRepos,
    params: { installation_id: installation.installation_id },
    query: { search: fullName },
  });
  return body.repositories.find((row) => isSame(row.full_name, fullName))?.full_name ?? null;
}

function isSame(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}
