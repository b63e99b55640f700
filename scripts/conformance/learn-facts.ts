import type { z } from "zod";
import type { AccessFacts } from "../../lib/contract/access";
import { accountGet, accountUpdate } from "../../lib/contract/endpoints/account";
import { githubListRepos, integrationsList } from "../../lib/contract/endpoints/github";
import { pushTokensList } from "../../lib/contract/endpoints/preferences";
import { isErrorEnvelope } from "../../lib/contract/envelope";
import { PUSH_TOKENS_MAX } from "../../lib/contract/limits";
import { buildPath } from "../../lib/contract/path";
import { accountSchemas } from "../../lib/contract/schemas/account";
import { githubSchemas } from "../../lib/contract/schemas/github";
import { preferencesSchemas } from "../../lib/contract/schemas/preferences";
import type { Answer, HttpCall, Send } from "./create-http";
import { describeAnswer } from "./expectation";
import { NoAnswerError } from "./send-once";
import { UsageError } from "./usage";

export type Facts = Pick<AccessFacts, "server" | "features" | "credential"> & {
  isStaff: boolean;
  /** False for a key that may only read; looked at before changes alone. */
  isWriter: boolean;
  /** Whether one more push token pushes no other out, as far as can be seen. */
  hasPushRoom: boolean;
  teamId: string | null;
  installationId: string | null;
  repository: string | null;
};

type Known = Pick<Facts, "server" | "features" | "credential">;

/** What later calls need to name: a project, an installation and a repository that are there. */
export async function learnFacts(send: Send, known: Known, isWrite: boolean): Promise<Facts> {
  const user = await readAccount(send);
  const listed = await read(send, integrationsList.path, githubSchemas.integrationsList.response);
  const installationId = listed?.results[0]?.installation_id ?? null;
  const repositories =
    installationId === null
      ? null
      : await read(send, githubListRepos.path, githubSchemas.githubListRepos.response, installationId);
  return {
    ...known,
    isStaff: user.is_staff === true,
    isWriter: !isWrite || (await mayWrite(send)),
    hasPushRoom: !isWrite || (await hasPushRoom(send, known)),
    teamId: user.team ? String(user.team.id) : null,
    installationId,
    repository: repositories?.repositories[0]?.full_name ?? null,
  };
}

async function readAccount(send: Send) {
  const answer = await send(toCall("GET", accountGet.path));
  if (answer.status !== 200) {
    throw new UsageError(`The credential cannot read the account: ${describeAnswer(answer)}.`);
  }
  const { data } = accountSchemas.accountGet.response.safeParse(answer.json);
  if (!data) {
    throw new UsageError(`There is no Users API at this address: ${describeAnswer(answer)}.`);
  }
  return data;
}

/** As docs/decisions/011 has it: an empty change tells whether a key may write. */
async function mayWrite(send: Send): Promise<boolean> {
  const answer = await send({ ...toCall("PATCH", accountUpdate.path), body: {} });
  return !isRefusedByScope(answer);
}

function isRefusedByScope({ status, json }: Answer): boolean {
  return status === 403 && isErrorEnvelope(json) && json.code === "permission_denied";
}

async function hasPushRoom(send: Send, { features }: Known): Promise<boolean> {
  if (!features.includes(pushTokensList.id)) {
    return true;
  }
  const listed = await read(send, pushTokensList.path, preferencesSchemas.pushTokensList.response);
  return listed !== null && listed.results.length < PUSH_TOKENS_MAX;
}

/** null where it cannot be had: the endpoint's own row will say why. */
async function read<T>(send: Send, path: string, schema: z.ZodType<T>, id = ""): Promise<T | null> {
  try {
    return schema.safeParse((await send(toCall("GET", path, id))).json).data ?? null;
  } catch (error) {
    if (error instanceof NoAnswerError) {
      return null;
    }
    throw error;
  }
}

function toCall(method: string, template: string, installation_id = ""): HttpCall {
  return { method, path: buildPath(template, { uuid: "@me", installation_id }) };
}
