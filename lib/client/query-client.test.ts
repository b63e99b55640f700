import { onlineManager, QueryObserver } from "@tanstack/react-query";
import { afterEach, expect, test } from "vitest";
import { getQueryClient } from "./query-client";

const fail = () => Promise.reject(new Error("no network"));

afterEach(() => onlineManager.setOnline(true));

test("without a network a read and a write fail at once instead of waiting for ever", async () => {
  onlineManager.setOnline(false);
  const client = getQueryClient();
  await expect(client.fetchQuery({ queryKey: ["read"], queryFn: fail })).rejects.toThrow("no network");
  const mutation = client.getMutationCache().build(client, { mutationFn: fail });
  await expect(mutation.execute(undefined)).rejects.toThrow("no network");
});

test("what failed without a network is read again once there is one", async () => {
  onlineManager.setOnline(false);
  const client = getQueryClient();
  client.mount();
  const queryFn = () => (onlineManager.isOnline() ? Promise.resolve("here") : fail());
  const observer = new QueryObserver(client, { queryKey: ["read"], queryFn });
  const stop = observer.subscribe(() => undefined);
  await expect.poll(() => observer.getCurrentResult().isError).toBe(true);
  onlineManager.setOnline(true);
  await expect.poll(() => observer.getCurrentResult().data).toBe("here");
  stop();
  client.unmount();
});
