import { setImmediate as nextTurn } from "node:timers/promises";
import { and, desc, eq } from "drizzle-orm";
import type { ErrorEnvelope } from "@/lib/contract/envelope";
import { mailOutbox } from "../db/schema/mail";
import { TEST_PASSWORD } from "./create-test-accounts";
import { SITE_URL, type TestApi } from "./create-test-api";

type Call = { method?: string; body?: unknown; headers?: Record<string, string>; form?: string };

export type TestAnswer = { status: number; headers: Headers; body: unknown; cookies: string[] };

export type TestClient = {
  call(path: string, call?: Call): Promise<TestAnswer>;
  get(path: string): Promise<TestAnswer>;
  post(path: string, body?: unknown): Promise<TestAnswer>;
  cookies: Map<string, string>;
};

/** A program with a key, or with none. */
export function createKeyClient(api: TestApi, key: string | null): TestClient {
  const headers: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
  return createClient(api, () => headers);
}

/** A browser: keeps cookies, sends the CSRF token and its origin on unsafe calls. */
export function createSessionClient(api: TestApi): TestClient {
  return createClient(api, (method, cookies) => ({
    cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    ...(method !== "GET" && {
      origin: SITE_URL,
      "x-csrftoken": cookies.get("posthog_csrftoken") ?? "",
    }),
  }));
}

/** A session of that user, by the real sign-in, with the mailed code where one is asked for. */
export async function signIn(api: TestApi, email: string, password = TEST_PASSWORD): Promise<TestClient> {
  const client = createSessionClient(api);
  const asked = await client.post("/api/login/", { email, password });
  const isMailed = envelopeOf(asked).code === "code_based_verification_required";
  const answer = isMailed ? await sendLoginCode(client, await readLoginCode(api, email)) : asked;
  if (answer.status !== 200) {
    throw new Error(`Sign-in was refused: ${JSON.stringify(answer.body)}`);
  }
  return client;
}

export const sendLoginCode = (client: TestClient, code: unknown) =>
  client.post("/api/login/code-based-verification/", { code });

/** The code of the newest mail that brought one. */
export async function readLoginCode(api: TestApi, email: string): Promise<string> {
  const [mail] = await api.ctx.db
    .select({ text: mailOutbox.text })
    .from(mailOutbox)
    .where(and(eq(mailOutbox.toAddress, email), eq(mailOutbox.template, "login_code")))
    .orderBy(desc(mailOutbox.createdAt))
    .limit(1);
  return /^Your code is (\d{6})$/m.exec(mail?.text ?? "")?.[1] ?? "";
}

/** The body as an error envelope; tests compare its fields. */
export function envelopeOf(answer: TestAnswer): ErrorEnvelope {
  return answer.body as ErrorEnvelope;
}

type Credential = (method: string, cookies: Map<string, string>) => Record<string, string>;

function createClient(api: TestApi, credential: Credential): TestClient {
  const cookies = new Map<string, string>();
  const call = async (path: string, { method = "GET", body, headers, form }: Call = {}) => {
    const isJson = body !== undefined;
    const request = new Request(`http://api.test${path}`, {
      method,
      redirect: "manual",
      headers: {
        ...(isJson && { "content-type": "application/json" }),
        ...(form !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
        ...credential(method, cookies),
        ...headers,
      },
      body: isJson ? JSON.stringify(body) : form,
    });
    // In memory a call may end without the event loop turning once, and sockets to GitHub would starve.
    await nextTurn();
    const response = await api.app.fetch(request, { peer: "203.0.113.7" });
    keepCookies(cookies, response.headers.getSetCookie());
    return toAnswer(response);
  };
  return {
    call,
    cookies,
    get: (path) => call(path),
    post: (path, body) => call(path, { method: "POST", body }),
  };
}

function keepCookies(cookies: Map<string, string>, headers: string[]): void {
  for (const header of headers) {
    const [pair = ""] = header.split(";");
    const [name = "", value = ""] = pair.split("=");
    if (value === "") {
      cookies.delete(name);
    } else {
      cookies.set(name, value);
    }
  }
}

async function toAnswer(response: Response): Promise<TestAnswer> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== "" ? JSON.parse(text) : text,
    cookies: response.headers.getSetCookie(),
  };
}
