import type { OpenedDatabase } from "./database";
import { openPglite } from "./open-pglite";
import { openPostgres } from "./open-postgres";

type Place = { dataDir: string; databaseUrl: string | null };

/** Postgres where one is configured, else the embedded database in the data folder. */
export async function openDatabase(place: Place, onError: (error: Error) => void): Promise<OpenedDatabase> {
  return place.databaseUrl ? openPostgres({ url: place.databaseUrl, onError }) : openPglite(place.dataDir);
}
