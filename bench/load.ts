import { Pool } from "undici";

const CONNECTIONS = 32;

type Load = { origin: string; path: string; headers: Record<string, string>; durationMs: number };

/** Requests a second that a server answers to 32 connections; throws on any answer but 200. */
export async function measureThroughput({ origin, path, headers, durationMs }: Load): Promise<number> {
  const pool = new Pool(origin, { connections: CONNECTIONS });
  const endAt = performance.now() + durationMs;
  let answered = 0;
  const loop = async () => {
    while (performance.now() < endAt) {
      const { statusCode, body } = await pool.request({ path, method: "GET", headers });
      const text = await body.text();
      if (statusCode !== 200) {
        throw new Error(`${path} answered ${statusCode}: ${text.slice(0, 200)}`);
      }
      answered += 1;
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: CONNECTIONS }, loop));
  const seconds = (performance.now() - startedAt) / 1000;
  await pool.close();
  return answered / seconds;
}
