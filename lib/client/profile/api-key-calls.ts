import { apiKeyCreate, apiKeyRemove, apiKeyRoll, apiKeyUpdate } from "@/lib/contract/endpoints/api-keys";
import type { ApiKey, ApiKeyInput } from "@/lib/contract/schemas/api-keys";
import { callDoor } from "../call-door";

/** A key with the value that nobody can ask for again. */
export type FreshKey = ApiKey & { value: string };

export async function createApiKey(input: ApiKeyInput): Promise<FreshKey> {
  const { body } = await callDoor({ endpoint: apiKeyCreate, body: input });
  return body;
}

/** The old value is refused from then on. */
export async function rollApiKey(id: string): Promise<FreshKey> {
  const { body } = await callDoor({ endpoint: apiKeyRoll, params: { id } });
  return body;
}

export async function renameApiKey({ id, label }: { id: string; label: string }): Promise<void> {
  await callDoor({ endpoint: apiKeyUpdate, params: { id }, body: { label } });
}

export async function removeApiKey(id: string): Promise<void> {
  await callDoor({ endpoint: apiKeyRemove, params: { id } });
}
