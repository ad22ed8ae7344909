/** An endpoint that lets go of what is old, and whose clock may leap. */
import { expect } from "vitest";
import { parseReplyOf } from "../../src/contract/wire/route-messages.ts";
import type { RecEvent, RecordEvent } from "../../src/domain/event.ts";
import { programDayAt } from "../../src/domain/program-day.ts";
import { encounterOf, eventOf, programOf } from "./builders.ts";
import { bodiesIn, dayMs } from "./old-records.ts";
import { bearOutClock, exchangeWith, joinedPhone, setKeepMonths } from "./program-endpoint.ts";
import { openProgramEndpoint, type TestBrowser, type TestEndpoint, testPassword } from "./test-endpoint.ts";

export const tenYears = 3650;

/** On 8 September, two phones; a record of March to go with a limit of three months, and two of August. */
export async function retentionSetup({
  keepMonths = 3,
  days = ["2026-03-08", "2026-08-20", "2026-08-21"],
} = {}) {
  const { endpoint, admin } = await openProgramEndpoint();
  const phones = [await joinedPhone(endpoint, admin), await joinedPhone(endpoint, admin)] as const;
  const [phone, other] = phones;
  for (const day of days) await sendFrom(phone, day);
  await endpoint.letGo({ isStart: true });
  bearOutClock(endpoint);
  await setKeepMonths(admin, keepMonths);
  const signIn = () =>
    admin.ask("POST", "/v1/session", { body: { account: "Robin", password: testPassword } });
  return {
    endpoint,
    admin,
    phone,
    other,
    send: sendFrom,
    mornings: (count: number) => morningsOf(endpoint, count),
    /** The clock of the server alone. */
    leap: async (leapDays: number) => {
      endpoint.pass(leapDays * dayMs);
      await endpoint.letGo();
    },
    today: () => todayOf(endpoint),
    bodies: () => bodiesIn(endpoint),
    signIn,
    clockTold: async () => {
      await signIn();
      return (await retentionTold(admin)).clock;
    },
  };
}

export async function retentionTold(admin: TestBrowser) {
  const told = parseReplyOf("retention", await (await admin.ask("GET", "/v1/retention")).json());
  if (!told.ok) throw new Error("The reply is none of the contract");
  return told.value;
}

type JoinedPhone = Awaited<ReturnType<typeof joinedPhone>>;

export async function sendFrom({ browser }: Pick<JoinedPhone, "browser">, day: string): Promise<RecEvent> {
  const event = eventOf(encounterOf({ day }));
  await bring(browser, event);
  return event;
}

export async function bring(browser: TestBrowser, event: RecordEvent): Promise<void> {
  const body = await exchangeWith(browser, [event]);
  expect((await browser.ask("POST", "/v1/sync", { body })).status).toBe(201);
}

export async function morningsOf(endpoint: TestEndpoint, count: number): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    endpoint.pass(dayMs);
    await endpoint.letGo();
  }
}

export function todayOf({ clockMs }: Pick<TestEndpoint, "clockMs">) {
  const { zone, dayStartHour } = programOf();
  return programDayAt({ instantMs: clockMs(), zone, dayStartHour });
}
