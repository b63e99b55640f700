import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { TestApi } from "../../../lib/users-api/testing/create-test-api";
import type { Row } from "../check";
import { runCommand } from "../run-command";

export type SeenRequest = { method: string; path: string; headers: Headers };
type Next = () => Promise<Response>;
/** Stands between a caller and the API, and may answer in its place. */
export type Between = (request: Request, next: Next) => Response | Promise<Response>;

export type ServedApi = {
  url: string;
  seen: SeenRequest[];
  close(): Promise<void>;
};

/** The API of a test on a port of its own, every request remembered. */
export async function serveApi(api: TestApi, between: Between = (_, next) => next()): Promise<ServedApi> {
  return serveAnswers((request) =>
    between(request, async () => api.app.fetch(request, { peer: "127.0.0.1" })),
  );
}

export async function serveAnswers(
  answer: (request: Request) => Response | Promise<Response>,
): Promise<ServedApi> {
  const seen: SeenRequest[] = [];
  const server = serve({
    fetch: (request) => {
      const { method, headers, url } = request;
      seen.push({ method, headers, path: new URL(url).pathname });
      return answer(request);
    },
    hostname: "127.0.0.1",
    port: 0,
  });
  await new Promise<void>((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ("closeAllConnections" in server) {
          server.closeAllConnections();
        }
      }),
  };
}

type Given = {
  env?: Record<string, string>;
  /** What is typed or piped in, by the question. */
  ask?: (question: string) => Promise<string>;
};

export type Ran = { code: number; out: string; error: string; rows: Row[]; waits: number[] };

/** The command with its output caught, its rows read from the lines of `--json`, and no pauses. */
export async function run(args: string[], { env = {}, ask }: Given = {}): Promise<Ran> {
  const lines: string[] = [];
  const errors: string[] = [];
  const waits: number[] = [];
  const code = await runCommand(args, {
    env,
    ask,
    print: (text) => lines.push(text),
    printError: (text) => errors.push(text),
    wait: async (ms) => waits.push(ms),
  });
  const rows = args.includes("--json") ? lines.map((line) => JSON.parse(line) as Row) : [];
  return { code, out: lines.join("\n"), error: errors.join("\n"), rows, waits };
}

/** What failed, as a test shows it. */
export const failing = ({ rows }: Ran) => rows.filter(({ result }) => result === "fails");

export function find({ rows }: Ran, endpoint: string, title: string): Row | undefined {
  return rows.find((row) => row.endpoint === endpoint && row.case === title);
}
