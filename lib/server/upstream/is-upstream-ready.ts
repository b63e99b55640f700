import "server-only";
import { request } from "undici";
import { readyGet } from "@/lib/contract/endpoints/meta";
import { getEnv } from "../env";

const TIMEOUT_MS = 3_000;

/** Our API says so itself; of a server without that page any answer below 500 will do. */
export async function isUpstreamReady(): Promise<boolean> {
  try {
    const answer = await request(getEnv().usersApiUrl + readyGet.path, {
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
    });
    await answer.body.dump();
    return answer.statusCode < 500;
  } catch {
    return false;
  }
}
