import { sql } from "drizzle-orm";
import { openPglite } from "../db/open-pglite";
import { rowsOf } from "../db/rows";

/** `write-rows.ts DATA_DIR`: writes rows until killed, printing each id once it is acknowledged. */
const { db } = await openPglite(process.argv[2] ?? "");
await db.execute(sql`create table if not exists acknowledged (id serial primary key, filler text)`);
for (;;) {
  const result = await db.execute(
    sql`insert into acknowledged (filler) values (repeat('x', 2000)) returning id`,
  );
  process.stdout.write(`${rowsOf<{ id: number }>(result)[0]?.id}\n`);
}
