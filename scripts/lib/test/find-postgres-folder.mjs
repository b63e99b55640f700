import { existsSync, readdirSync } from "node:fs";

const DEBIAN_FOLDER = "/usr/lib/postgresql";

/** The folder with the newest Postgres server's programs, or null: Debian keeps them off PATH. */
export function findPostgresFolder() {
  const versions = existsSync(DEBIAN_FOLDER) ? readdirSync(DEBIAN_FOLDER) : [];
  const folders = versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => `${DEBIAN_FOLDER}/${version}/bin`)
    .concat((process.env.PATH ?? "").split(":").filter(Boolean));
  return folders.find((folder) => existsSync(`${folder}/initdb`) && existsSync(`${folder}/postgres`)) ?? null;
}
