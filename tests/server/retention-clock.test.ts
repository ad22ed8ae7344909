/** A server's clock may be wrong by years, and nothing brings back what is let go by it. */
import { describe, expect, test } from "vitest";
import { encounterOf, fixOf } from "../support/builders.ts";
import { bodiesIn, dayMs } from "../support/old-records.ts";
import { joinedPhone, setKeepMonths } from "../support/program-endpoint.ts";
import { openProgramEndpoint } from "../support/test-endpoint.ts";
import {
  bring,
  morningsOf,
  retentionSetup,
  retentionTold,
  sendFrom,
  tenYears,
  todayOf,
} from "../support/retention-clock.ts";

describe("a server's clock that leaps ahead", () => {
  test("takes nothing but what is old by the days that were lived through, however long it stays", async () => {
    const { endpoint, mornings, leap, bodies } = await retentionSetup();

    await leap(tenYears);
    await mornings(5);
    await endpoint.letGo({ isStart: true });

    expect(bodies()).toBe(2);
  });

  test("is followed where it is off by a week, as a server that was off is", async () => {
    const { mornings, leap, bodies, clockTold } = await retentionSetup({ days: ["2026-06-10"] });
    // Until 30 September, on which June is kept still.
    await mornings(22);

    await leap(7);
    await mornings(1);

    expect(bodies()).toBe(0);
    expect(await clockTold()).toBeUndefined();
  });

  test("is told to a lead, with the day that is believed instead", async () => {
    const { mornings, leap, clockTold } = await retentionSetup();
    await mornings(1);

    await leap(tenYears);
    await mornings(2);

    expect(await clockTold()).toEqual({ says: "2036-09-08", believed: "2026-09-11" });
  });

  test("takes nothing by what one phone of two says, nor by records that are not of its days", async () => {
    const { phone, other, send, mornings, leap, today, bodies } = await retentionSetup();
    await leap(tenYears);

    await send(phone, today());
    await send(other, "2031-01-01");
    await send(other, "2026-09-10");
    await mornings(3);

    // All but the record of March.
    expect(bodies()).toBe(5);
  });

  test("is believed where both phones bring records of its days, because they have clocks of their own", async () => {
    const { phone, other, send, mornings, leap, today, bodies, clockTold } = await retentionSetup();
    await leap(90);

    await send(phone, today());
    await send(other, today());
    await mornings(1);

    expect(await clockTold()).toBeUndefined();
    // On 8 December: the records of March and August are gone, theirs are not.
    expect(bodies()).toBe(2);
  });

  test("is believed by phones whose records a lead has corrected since", async () => {
    const { admin, phone, other, send, mornings, leap, today, signIn, clockTold } = await retentionSetup();
    await leap(90);

    const sent = [await send(phone, today()), await send(other, today())];
    await signIn();
    for (const event of sent)
      await bring(admin, fixOf(event, encounterOf({ day: event.content.day, people: 2 })));
    await mornings(1);

    expect(await clockTold()).toBeUndefined();
  });

  test("is not believed by records that a lead moved to its days", async () => {
    const { admin, phone, other, send, mornings, leap, today, signIn, clockTold } = await retentionSetup();
    await leap(90);

    const sent = [await send(phone, "2026-09-08"), await send(other, "2026-09-08")];
    await signIn();
    for (const event of sent) await bring(admin, fixOf(event, { ...event.content, day: today() }));
    await mornings(1);

    expect(await clockTold()).toMatchObject({ says: "2026-12-08" });
  });

  test("is not believed by what a second phone corrects of the first one's records", async () => {
    const { phone, other, send, mornings, leap, today, clockTold } = await retentionSetup();
    await leap(90);

    const event = await send(phone, today());
    await bring(other.browser, fixOf(event, encounterOf({ day: event.content.day, people: 2 })));
    await mornings(1);

    expect(await clockTold()).toMatchObject({ says: "2026-12-08" });
  });

  test("is believed by the only phone that may send", async () => {
    const { admin, phone, other, send, mornings, leap, today, clockTold } = await retentionSetup();
    await admin.ask("DELETE", `/v1/phones/${other.id}`);
    await leap(90);

    await send(phone, today());
    await mornings(1);

    expect(await clockTold()).toBeUndefined();
  });
});

describe("a server's clock that was wrong from the first look on", () => {
  test("takes nothing before phones have borne it out, once", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const [phone, other] = [await joinedPhone(endpoint, admin), await joinedPhone(endpoint, admin)];
    await endpoint.letGo({ isStart: true });
    await setKeepMonths(admin, 12);
    await sendFrom(phone, "2016-09-08");
    await sendFrom(other, "2016-09-08");
    await morningsOf(endpoint, 3);
    expect(bodiesIn(endpoint)).toBe(2);

    await sendFrom(phone, todayOf(endpoint));
    await morningsOf(endpoint, 1);
    expect(bodiesIn(endpoint)).toBe(3);

    await sendFrom(other, todayOf(endpoint));
    await morningsOf(endpoint, 1);
    expect(bodiesIn(endpoint)).toBe(2);
  });
});

describe("an endpoint whose clock no phones have borne out", () => {
  test("says that it waits for them, until it has looked and they did", async () => {
    const { endpoint, admin } = await openProgramEndpoint();
    const phone = await joinedPhone(endpoint, admin);
    await endpoint.letGo({ isStart: true });
    expect(await retentionTold(admin)).toMatchObject({ waitsForPhones: true });

    await sendFrom(phone, todayOf(endpoint));
    await endpoint.letGo({ isStart: true });

    expect(await retentionTold(admin)).not.toHaveProperty("waitsForPhones");
  });

  test("goes on waiting where only a lead's browser brings records", async () => {
    const { endpoint, admin } = await openProgramEndpoint();

    await sendFrom({ browser: admin }, todayOf(endpoint));
    await endpoint.letGo({ isStart: true });

    expect(await retentionTold(admin)).toMatchObject({ waitsForPhones: true });
  });
});

describe("a machine that wakes up in the past at each start", () => {
  test("lets go of what is old all the same", async () => {
    const { endpoint, leap, bodies } = await retentionSetup();

    for (let start = 0; start < 3; start += 1) {
      endpoint.pass(dayMs);
      await leap(-20_000);
      await leap(20_000);
    }

    expect(bodies()).toBe(2);
  });
});
