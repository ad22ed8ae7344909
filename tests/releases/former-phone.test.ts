/** Phones and desks that still have a former release, at today's endpoint. */
import { afterAll, describe, expect, test } from "vitest";
import { foldVersion } from "../../src/domain/measure.ts";
import { sendCopy } from "../../src/sync/send-copy.ts";
import { encounterOf, localDate, siteOf } from "../support/builders.ts";
import { type App, DeviceOfRelease, todaysApp } from "../support/device-of-release.ts";
import { unitsOut } from "../support/entries.ts";
import { openEndpointOnLine } from "../support/line-to-endpoint.ts";
import { bearOutClock } from "../support/program-endpoint.ts";
import { valueOf } from "../support/results.ts";
import { sumOf } from "../support/totals-of-blocks.ts";
import { releasesUnderstood, unpackRelease } from "../support/unpacked-release.ts";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const naloxone = (quantity: number) => encounterOf({ out: { "NLX-NAS-4": quantity } });

async function setup(app: App) {
  const opened = await openEndpointOnLine();
  const phone = await DeviceOfRelease.join(opened.line, app, await opened.lead.invite());
  return { ...opened, phone };
}

describe.each(releasesUnderstood())("at today's endpoint, release $number", (kept) => {
  const unpacked = unpackRelease(kept);
  const app = unpacked.app();
  afterAll(() => unpacked.remove());

  test("joins, and sends each record once however often it tries", async () => {
    const { lead, phone } = await setup(app);
    await phone.record(naloxone(1));
    await phone.record(naloxone(2));

    expect(await phone.send()).toMatchObject({ waiting: 0, hw: 2, quarantined: [] });
    await phone.record(naloxone(4));
    await phone.send();

    expect(await phone.send()).toMatchObject({ waiting: 0, hw: 3, missing: 0 });
    expect([await sumOf(lead, "contacts"), await sumOf(lead, "out")]).toEqual([3, 7]);
  });

  test("has its fixes and voids counted", async () => {
    const { lead, phone } = await setup(app);
    await phone.fix(await phone.record(naloxone(1)), naloxone(8));
    await phone.void(await phone.record(naloxone(2)));

    expect(await phone.send()).toMatchObject({ waiting: 0, hw: 4, quarantined: [] });

    expect([await sumOf(lead, "contacts"), await sumOf(lead, "out")]).toEqual([1, 8]);
  });

  test("takes on what a lead changes in the settings", async () => {
    const { lead, phone } = await setup(app);
    const { tag, program } = valueOf(await lead.client.call("settings"));
    const sites = [...program.sites, siteOf({ code: "QUAY", name: "Quay" })];
    valueOf(await lead.client.call("changeSettings", { body: { tag, program: { ...program, sites } } }));

    expect(await phone.send()).toMatchObject({ hasNewSettings: false });

    expect((await phone.phone.program())?.sites.map(({ name }) => name)).toEqual(["Main Street", "Quay"]);
    await phone.record({ ...naloxone(1), site: sites[1]!.code });
    expect(await phone.send()).toMatchObject({ waiting: 0, quarantined: [] });
  });

  test("has the settings that it reads where a lead has set newer ones, and its desk leaves those as they are", async () => {
    const { line, lead, phone } = await setup(app);
    const { tag } = valueOf(await lead.client.call("settings"));
    valueOf(await lead.client.call("changeRetention", { body: { tag, keepMonths: 12 } }));
    await phone.record(naloxone(1));

    expect(await phone.send()).toMatchObject({ waiting: 0, hasNewSettings: false });
    const desk = await DeviceOfRelease.signIn(line, app);
    const read = valueOf(await desk.client.call("settings"));
    const program = { ...read.program, name: "Harbor and Quay" };
    valueOf(await desk.client.call("changeSettings", { body: { tag: read.tag, program } }));

    expect(await desk.send()).toMatchObject({ hasNewSettings: false });
    expect(valueOf(await lead.client.call("settings")).program).toMatchObject({
      name: "Harbor and Quay",
      keepMonths: 12,
    });
  });

  /** Today's release has had its turn in another tab, with settings that this one has no word for. */
  async function leftByToday() {
    const { lead, phone } = await setup(app);
    const { tag } = valueOf(await lead.client.call("settings"));
    valueOf(await lead.client.call("changeRetention", { body: { tag, keepMonths: 12 } }));
    await phone.update(todaysApp);
    await phone.record(naloxone(1));
    await phone.send();
    await phone.record(naloxone(2));
    return { lead, phone };
  }

  test.runIf(kept.fold === foldVersion)(
    "opens what a tab with today's release has stored beside it, and goes on",
    async () => {
      const { lead, phone } = await leftByToday();

      await phone.update(app);
      await phone.record(naloxone(4));

      expect(await phone.send()).toMatchObject({ waiting: 0, hw: 3, quarantined: [], hasNewSettings: false });
      expect(await sumOf(lead, "out")).toBe(7);
    },
  );

  test.runIf(kept.fold < foldVersion)(
    "says that what a tab with today's release has counted anew is newer, and today's goes on with it",
    async () => {
      const { lead, phone } = await leftByToday();

      await expect(phone.update(app)).rejects.toThrow("database-newer");
      await phone.update(todaysApp);
      await phone.record(naloxone(4));

      expect(await phone.send()).toMatchObject({ waiting: 0, hw: 3, quarantined: [], hasNewSettings: false });
      expect(await sumOf(lead, "out")).toBe(7);
    },
  );

  test("keeps sending where it is told of a quarantine and of a change that it has no word for", async () => {
    const { endpoint, line, lead, phone } = await setup(app);
    const { record } = await phone.record(naloxone(1));
    line.answer = async (request) =>
      withMore(await endpoint.app.fetch(request), {
        quarantined: [{ seq: 1, code: "lost-its-way", since: "2026-09-08" }],
        changed: [{ record, rev: 9, kind: "merged" }],
        hints: ["new"],
      });

    const { waiting, quarantined, changedElsewhere } = await phone.send();

    expect({ waiting, changedElsewhere }).toEqual({ waiting: 0, changedElsewhere: [] });
    expect(quarantined).toMatchObject([{ seq: 1, code: "lost-its-way" }]);
    await phone.record(naloxone(2));
    expect(await phone.send()).toMatchObject({ waiting: 0, hw: 2 });
    expect(await sumOf(lead, "out")).toBe(3);
  });

  test("has its fix confirmed and kept apart where the details are gone, and its desk reads what is left", async () => {
    const { endpoint, line, lead, phone } = await setup(app);
    const saved = await phone.record(naloxone(2));
    await phone.send();
    const { tag } = valueOf(await lead.client.call("settings"));
    valueOf(await lead.client.call("changeRetention", { body: { tag, keepMonths: 3 } }));
    await endpoint.letGo({ isStart: true });
    bearOutClock(endpoint);
    for (let mornings = 1; mornings <= 3; mornings++) {
      endpoint.pass(dayMs);
      await endpoint.letGo();
    }

    await phone.fix(saved, naloxone(8));
    await phone.record({ ...naloxone(1), day: localDate("2026-09-08") });

    expect(await phone.send()).toMatchObject({
      waiting: 0,
      hw: 3,
      quarantined: [{ seq: 2, code: "frozen" }],
    });
    const desk = await DeviceOfRelease.signIn(line, app);
    expect(valueOf(await desk.client.call("recordsOfDay", { query: { day: "2026-03-08" } })).records).toEqual(
      [],
    );
    const path = { record: saved.record };
    expect(valueOf(await desk.client.call("historyOfRecord", { path })).history).toMatchObject([
      { kind: "rec", rev: 1 },
    ]);
    expect(valueOf(await desk.client.call("phones")).quarantined).toMatchObject([{ seq: 2, code: "frozen" }]);
    await lead.signIn();
    expect(await sumOf(lead, "out")).toBe(3);
  });

  test("goes on with the next credential when its own is over", async () => {
    const { endpoint, line, lead, phone } = await setup(app);
    const shown = new Set<string | null>();
    line.answer = (request) => {
      shown.add(request.headers.get("Cookie"));
      return endpoint.app.fetch(request);
    };
    for (let months = 1; months <= 3; months++) {
      endpoint.pass(31 * dayMs);
      await phone.record(naloxone(1));
      expect(await phone.send()).toMatchObject({ waiting: 0 });
      endpoint.pass(20 * minuteMs);
      expect(await phone.send()).toMatchObject({ hw: months });
    }

    expect(shown.size).toBe(4);
    await lead.signIn();
    expect(await sumOf(lead, "contacts")).toBe(3);
  });

  test("knows that it was cut off, keeps what waits, and a lead brings that by its copy", async () => {
    const { lead, phone } = await setup(app);
    await phone.record(naloxone(1));
    await phone.send();
    await phone.record(naloxone(2));
    const [joined] = valueOf(await lead.client.call("phones")).phones;
    valueOf(await lead.client.call("revokePhone", { path: { id: joined?.id ?? "" } }));

    expect(await phone.send()).toMatchObject({ waiting: 1, lastFailure: "revoked", isRevoked: true });
    expect(await unitsOut(phone.phone)).toBe(3);
    const { programId } = valueOf(await lead.client.call("settings"));
    const brought = await sendCopy((await phone.copy()).stream(), { client: lead.client, programId });

    expect(brought).toMatchObject({ sent: 2, quarantined: 0, problemCount: 0 });
    expect(await sumOf(lead, "out")).toBe(3);
  });

  test("is updated with records that wait, and today's release sends them under the same number", async () => {
    const { lead, phone } = await setup(app);
    await phone.record(naloxone(1));
    const { number } = await phone.send();
    const waiting = await phone.record(naloxone(2));

    await phone.update(todaysApp);
    await phone.fix(waiting, naloxone(8));

    expect(await phone.phone.check()).toMatchObject({ events: 3, differenceCount: 0 });
    expect(await phone.send()).toMatchObject({ waiting: 0, hw: 3, number, quarantined: [] });
    // Where it is counted by other rules, the week of a program's phone begins again.
    expect(await unitsOut(phone.phone)).toBe(kept.fold === foldVersion ? 9 : 0);
    expect(await sumOf(lead, "out")).toBe(9);
  });

  test("reads on its desk what phones of today send, and fixes it", async () => {
    const { line, lead, phone } = await setup(app);
    const newPhone = await DeviceOfRelease.join(line, todaysApp, await lead.invite());
    const { event, record } = await newPhone.record(naloxone(1));
    await newPhone.send();
    await phone.record(naloxone(2));
    await phone.send();

    const desk = await DeviceOfRelease.signIn(line, app);
    const listed = valueOf(await desk.client.call("recordsOfDay", { query: { day: "2026-03-08" } })).records;
    await desk.change({
      kind: "fix",
      event: crypto.randomUUID() as typeof event,
      onto: { event, rev: 1 },
      record: { ...naloxone(8), id: record },
    });

    expect(listed).toHaveLength(2);
    expect(await desk.send()).toMatchObject({ waiting: 0, quarantined: [] });
    expect(await newPhone.send()).toMatchObject({ changedElsewhere: [{ record, rev: 2, kind: "fix" }] });
    expect(await sumOf(lead, "out")).toBe(10);
    expect(valueOf(await desk.client.call("phones")).phones).toHaveLength(2);
    // Where it is counted by other rules, the desk says that the versions differ.
    expect(await desk.client.call("rollups")).toMatchObject(
      kept.fold === foldVersion
        ? { ok: true, value: { blocks: [{ month: "2026-03" }] } }
        : { ok: false, error: { code: "protocol-unknown" } },
    );
  });
});

/** The endpoint's own reply, as a later version would say it. */
async function withMore(reply: Response, more: object): Promise<Response> {
  if (reply.status !== 201) return reply;
  const said = (await reply.json()) as object;
  const headers = new Headers(reply.headers);
  headers.delete("Content-Length");
  headers.delete("Content-Encoding");
  return new Response(JSON.stringify({ ...said, ...more }), { status: reply.status, headers });
}
