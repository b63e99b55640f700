import type { ApiContext } from "../context";

const flights = new WeakMap<ApiContext, Map<string, Promise<unknown>>>();

/** Joins callers of the same work in this process; between processes a lease in the database does. */
export function singleFlight<T>(ctx: ApiContext, key: string, work: () => Promise<T>): Promise<T> {
  const running = flights.get(ctx) ?? new Map<string, Promise<unknown>>();
  flights.set(ctx, running);
  const existing = running.get(key);
  if (existing) {
    // One key always stands for one kind of work, hence for one type.
    return existing as Promise<T>;
  }
  const flight = work().finally(() => running.delete(key));
  running.set(key, flight);
  return flight;
}
