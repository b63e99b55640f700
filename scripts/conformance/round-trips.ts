import { accountGet, accountUpdate } from "../../lib/contract/endpoints/account";
import { buildPath } from "../../lib/contract/path";
import type { RegistryEntry } from "../../lib/contract/registry";
import { accountSchemas, type User } from "../../lib/contract/schemas/account";
import type { Check, Trip } from "./check";
import type { Send } from "./create-http";
import { describeAnswer, type Expectation } from "./expectation";
import { NoAnswerError } from "./send-once";

type Setting = {
  title: string;
  read(user: User): unknown;
  other(value: unknown): unknown;
  toBody(value: unknown): object;
};

const settings: Setting[] = [
  {
    title: "theme and back",
    read: (user) => user.theme_mode ?? null,
    other: (value) => (value === "dark" ? "light" : "dark"),
    toBody: (theme_mode) => ({ theme_mode }),
  },
  {
    title: "notification and back",
    read: (user) => user.notification_settings?.all_weekly_digest_disabled ?? false,
    other: (value) => value !== true,
    toBody: (value) => ({ notification_settings: { all_weekly_digest_disabled: value } }),
  },
];

const path = buildPath(accountUpdate.path, { uuid: "@me" });
const expected: Expectation = { text: "changed, taken back", mismatch: () => null };

/** Settings set to another value and back, each looked at by a read of its own. */
export function listRoundTrips(entry: RegistryEntry): Check[] {
  return settings.map((setting) => ({
    entry,
    title: setting.title,
    step: { kind: "round_trip", make: (send) => makeTrip(send, setting) },
    expected: [expected],
  }));
}

/** Whatever becomes of the change, the value is looked at again and put back where it is another. */
async function makeTrip(send: Send, setting: Setting): Promise<Trip> {
  const before = await readSetting(send, setting);
  const trip = await change(send, setting, setting.other(before)).catch(toTrip);
  const isBack = await takeBack(send, setting, before).catch(() => false);
  return isBack ? trip : { seen: `NOT TAKEN BACK, it was ${String(before)}`, isHeld: false };
}

async function change(send: Send, setting: Setting, wanted: unknown): Promise<Trip> {
  const answer = await send({ method: "PATCH", path, body: setting.toBody(wanted) });
  if (answer.status === 200) {
    const isChanged = (await readSetting(send, setting)) === wanted;
    return { seen: isChanged ? expected.text : "200, but nothing changed", isHeld: isChanged };
  }
  const seen = describeAnswer(answer);
  // contract.md 4: an organisation may lock a notification.
  const isLocked = seen.startsWith("400 permission_denied");
  return { seen: isLocked ? `${seen}, as today` : seen, isHeld: isLocked };
}

async function takeBack(send: Send, setting: Setting, before: unknown): Promise<boolean> {
  if ((await readSetting(send, setting)) !== before) {
    await send({ method: "PATCH", path, body: setting.toBody(before) });
  }
  return (await readSetting(send, setting)) === before;
}

async function readSetting(send: Send, { read }: Setting): Promise<unknown> {
  const answer = await send({ method: accountGet.method, path });
  const { data } = accountSchemas.accountGet.response.safeParse(answer.json);
  if (!data) {
    throw new NoAnswerError(describeAnswer(answer));
  }
  return read(data);
}

function toTrip(error: unknown): Trip {
  return {
    seen: error instanceof NoAnswerError ? `no answer: ${error.message}` : "broke off",
    isHeld: false,
  };
}
