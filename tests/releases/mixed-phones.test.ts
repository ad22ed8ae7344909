/** While an update spreads: some phones have it and some don't, and a lead corrects what both send. */
import { afterAll, describe, expect, test } from "vitest";
import { checkRecords } from "../../src/server/stores/check-records.ts";
import type { RemoteEntry, Saved } from "../../src/storage/phone.ts";
import { withStore } from "../support/program-data.ts";
import { encounterOf } from "../support/builders.ts";
import { DeviceOfRelease, todaysApp } from "../support/device-of-release.ts";
import { openEndpointOnLine } from "../support/line-to-endpoint.ts";
import { sumOf } from "../support/totals-of-blocks.ts";
import { releasesUnderstood, unpackRelease } from "../support/unpacked-release.ts";

const naloxone = (quantity: number) => encounterOf({ out: { "NLX-NAS-4": quantity } });

function changeOf({ event, rev, record }: Saved, quantity: number): RemoteEntry {
  const id = crypto.randomUUID() as RemoteEntry["event"];
  return { kind: "fix", event: id, onto: { event, rev }, record: { ...naloxone(quantity), id: record } };
}

describe.each(releasesUnderstood())("phones of release $number and of today at one endpoint", (kept) => {
  const release = unpackRelease(kept);
  afterAll(() => release.remove());

  test("come to exact totals, with leads of both releases who correct in between", async () => {
    const { line, lead, endpoint } = await openEndpointOnLine();
    const apps = [release.app(), todaysApp, release.app(), todaysApp];
    const phones: DeviceOfRelease[] = [];
    for (const app of apps) phones.push(await DeviceOfRelease.join(line, app, await lead.invite()));
    const desks = [
      await DeviceOfRelease.signIn(line, release.app()),
      await DeviceOfRelease.signIn(line, todaysApp),
    ];
    let expected = 0;

    for (const [index, phone] of phones.entries()) {
      const corrected = await phone.record(naloxone(1));
      const fixed = await phone.record(naloxone(10));
      const voided = await phone.record(naloxone(100));
      await phone.send();
      // Where both change one at a time, the greater id counts.
      const byLead = changeOf(fixed, 2000);
      const byPhone = await phone.fix(fixed, naloxone(1000));
      await phone.void(voided);
      expected += 20_000 + (byLead.event > byPhone.event ? 2000 : 1000);
      const desk = desks[index % 2]!;
      await desk.change(changeOf(corrected, 20_000));
      await desk.change(byLead);
      await Promise.all([desk.send(), phone.send()]);
    }
    await phones[0]!.update(todaysApp);
    for (const phone of phones) {
      await phone.record(naloxone(5));
      expected += 5;
      expect(await phone.send()).toMatchObject({ waiting: 0, hw: 6, quarantined: [], missing: 0 });
    }

    expect(await sumOf(lead, "out")).toBe(expected);
    expect(await sumOf(lead, "contacts")).toBe(phones.length * 3);
    expect(await withStore(endpoint.dataDir, async (_store, { db }) => await checkRecords(db))).toMatchObject(
      { events: phones.length * 8, findings: [] },
    );
  });
});
