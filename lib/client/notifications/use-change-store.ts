"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { accountUpdate } from "@/lib/contract/endpoints/account";
import { accountQueries } from "../account/queries";
import { callDoor } from "../call-door";
import { announce } from "../tabs";
import { type ChangeStore, createChangeStore, type Run } from "./change-store";
import type { Settings } from "./settings";
import { keepUndo, readUndo } from "./undo-storage";

const stores = new WeakMap<QueryClient, ChangeStore>();

/** One for a tab, which outlives the page: a change is sent even if the person goes on at once. */
export function useChangeStore(uuid: string): ChangeStore {
  const client = useQueryClient();
  const store = stores.get(client) ?? createStore(client, uuid);
  stores.set(client, store);
  return store;
}

function createStore(client: QueryClient, uuid: string): ChangeStore {
  const { queryKey } = accountQueries.me();
  return createChangeStore({
    read: () => client.getQueryData(queryKey)?.notification_settings ?? {},
    reread: () => client.invalidateQueries({ queryKey, exact: true }),
    save: (patch, run) => save(client, patch, run),
    undo: { read: () => readUndo(uuid), keep: (undo) => keepUndo(uuid, undo) },
  });
}

async function save(client: QueryClient, patch: Settings, run: Run): Promise<Settings> {
  const { queryKey } = accountQueries.me();
  const body = { notification_settings: patch };
  const { body: user } = await run(() => callDoor({ endpoint: accountUpdate, body }));
  // A read that began before this write may not put the old state back.
  const isReading = client.isFetching({ queryKey, exact: true }) > 0;
  await client.cancelQueries({ queryKey, exact: true });
  client.setQueryData(queryKey, user);
  if (isReading) void client.invalidateQueries({ queryKey, exact: true });
  announce({ type: "notifications-changed" });
  return user.notification_settings ?? {};
}
