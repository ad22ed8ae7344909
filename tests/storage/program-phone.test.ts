/** What a phone that belongs to a program keeps of what is saved on it. */
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { splitSealedBody } from "../../src/contract/wire/sealed-body.ts";
import { addDays } from "../../src/domain/local-date.ts";
import { newestProgramSchema } from "../../src/domain/program.ts";
import { err } from "../../src/domain/result.ts";
import { joinProgram } from "../../src/storage/join.ts";
import { encounterOf, eventId, localDate, programOf, siteOf } from "../support/builders.ts";
import { changeRow, rowsOf } from "../support/stored-rows.ts";
import { dumpDatabase } from "../support/database-fixture.ts";
import { contactOn, dosesOn, fixEntry, mustSave, newEntry, storedEvents } from "../support/entries.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import { PretendEndpoint } from "../support/pretend-endpoint.ts";
import {
  enrolmentOf,
  exchange,
  joiningOf,
  programDatabase,
  programOptions,
  programPhone,
  settingsOf,
  syncOf,
} from "../support/program-phone.ts";
import { errorOf, valueOf } from "../support/results.ts";
import { newProgramKey, otherProgramId } from "../support/sealing.ts";
import { openPhone } from "../../src/storage/open-phone.ts";

const monday = localDate("2026-03-09");

describe("a program's phone", () => {
  test("seals what is saved to the program's key, and opens none of it again", async () => {
    const { indexedDB, phone } = await programPhone();

    const saved = await mustSave(phone, newEntry(contactOn(monday, 2)));

    const [row] = await rowsOf(indexedDB, "events", programDatabase);
    expect(splitSealedBody(row?.["body"] as Uint8Array)).toMatchObject({ key: 1 });
    expect(await phone.historyOf(saved.record)).toMatchObject([{ kind: "unreadable" }]);
  });

  test("keeps settings and the names of sites in clear", async () => {
    const { indexedDB } = await programPhone();
    const [site] = settingsOf().program.sites;

    const metas = await rowsOf(indexedDB, "meta", programDatabase);

    expect(JSON.stringify(metas)).toContain(site!.name);
  });

  test("writes down of a private site nothing but its code, also in a lead's browser", async () => {
    const indexedDB = new IDBFactory();
    const options = programOptions({ indexedDB });
    const shelter = { ...siteOf({ code: "SITE-B", name: "Maple Street shelter" }), area: "Old harbour" };
    const program = programOf({ sites: [{ ...shelter, private: true }] });
    const settings = settingsOf({ program });
    valueOf(await joinProgram(options, joiningOf({ enrolment: enrolmentOf({ role: "lead", settings }) })));
    const lead = await openTestPhone(options);
    valueOf(await syncOf(lead).saveSettings({ ...settings, tag: "2" }));
    lead.close();

    const stored = await dumpDatabase(indexedDB, programDatabase);

    expect(stored).toContain("SITE-B");
    expect(stored).not.toMatch(/maple|harbour/i);
  });

  test("goes by the program's settings, which are not changed here", async () => {
    const { phone } = await programPhone();

    expect(await phone.program()).toEqual(programOf());
    await expect(phone.saveProgram(programOf())).rejects.toThrow("at its desk");
  });

  test("that can't read whose it is doesn't open as a phone alone", async () => {
    const { indexedDB, phone } = await programPhone();
    phone.close();
    await changeRow(indexedDB, "meta", "enrolment", (row) => ({ ...row, enrolment: {} }), programDatabase);

    const opened = await openPhone(programOptions({ indexedDB }));

    expect(errorOf(opened)).toMatchObject({ kind: "unavailable" });
  });

  test("says of a newer program that the app is too old for it", async () => {
    const { indexedDB, phone } = await programPhone();
    phone.close();
    const settings = { ...settingsOf(), program: { ...programOf(), schema: newestProgramSchema + 1 } };
    await changeRow(
      indexedDB,
      "meta",
      "enrolment",
      (row) => ({ ...row, enrolment: { ...(row["enrolment"] as object), settings } }),
      programDatabase,
    );

    expect(errorOf(await openPhone(programOptions({ indexedDB })))).toEqual({ kind: "database-newer" });
  });
});

describe("the book of a program's phone", () => {
  test("lies closed on the disk, and is open to whoever has the phone", async () => {
    const { indexedDB, phone, openOtherTab } = await programPhone();
    const saved = await mustSave(phone, newEntry(encounterOf({ note: "by the bridge" })));

    const [row] = await rowsOf(indexedDB, "book", programDatabase);

    expect(Buffer.from(row?.["body"] as Uint8Array).toString("latin1")).not.toContain("bridge");
    expect(await (await openOtherTab()).bookRow(saved.record)).toMatchObject({ kind: "readable" });
  });

  test("is closed in every tab at once, and goes on under another key", async () => {
    const { phone, openOtherTab } = await programPhone();
    const other = await openOtherTab();
    const before = await mustSave(phone, newEntry(encounterOf()));
    const wasTold = new Promise((resolve) => other.book?.onLock(resolve));

    valueOf((await phone.book?.close(monday)) ?? err("no book"));
    await wasTold;
    const after = await mustSave(other, newEntry(encounterOf()));

    expect(await phone.bookRow(before.record)).toBeUndefined();
    expect(await (await openOtherTab()).bookRow(after.record)).toMatchObject({ kind: "readable" });
    expect(await phone.check()).toMatchObject({ events: 2, records: 2, differences: [] });
    expect(await storedEvents(phone)).toBe(2);
  });

  test("keeps nothing in memory of what it said before it was locked", async () => {
    const { phone } = await programPhone();
    const saved = await mustSave(phone, newEntry(contactOn(monday, 2)));
    const fixed = await mustSave(phone, fixEntry(saved, { ...contactOn(monday, 5), id: saved.record }));

    phone.book?.lock();

    expect(errorOf(await phone.undo(fixed))).toMatchObject({ kind: "unreadable" });
  });

  test("counts and sends what was saved before it was closed", async () => {
    const { phone, sync } = await programPhone();
    await mustSave(phone, newEntry(contactOn(monday, 2)));
    valueOf((await phone.book?.close(monday)) ?? err("no book"));

    await exchange(sync, new PretendEndpoint());

    expect(await dosesOn(phone, monday)).toBe(2);
    expect(await sync.facts()).toMatchObject({ waiting: 0, hw: 1 });
  });
});

describe("saveSettings", () => {
  test("seals what comes next to the new key, in every tab", async () => {
    const { indexedDB, phone, sync, openOtherTab } = await programPhone();
    const other = await openOtherTab();
    const second = await newProgramKey(2);

    valueOf(await sync.saveSettings(settingsOf({ tag: "2" }, second)));
    await syncOf(other).facts();
    await mustSave(phone, newEntry(encounterOf()));
    await mustSave(other, newEntry(encounterOf()));

    const rows = await rowsOf(indexedDB, "events", programDatabase);
    expect(rows.map(({ body }) => splitSealedBody(body as Uint8Array)?.key)).toEqual([2, 2]);
    expect((await sync.enrolment()).settings.tag).toBe("2");
  });

  test("keeps what only a later app understands, for that app", async () => {
    const { sync } = await programPhone();
    const later = { ...settingsOf({ tag: "2" }), motto: "Hi" };

    valueOf(await sync.saveSettings(later));

    expect((await sync.enrolment()).settings).toEqual(later);
  });

  test("refuses another program's, and a key that nothing can be sealed to", async () => {
    const { sync } = await programPhone();
    const noKey = { key: 2, publicKey: settingsOf().sealTo.publicKey.replace(/^.{20}/, "A".repeat(20)) };

    const others = await sync.saveSettings(settingsOf({ programId: otherProgramId }));
    const broken = await sync.saveSettings(settingsOf({ sealTo: noKey }));

    expect([errorOf(others).kind, errorOf(broken).kind]).toEqual(["unexpected", "unexpected"]);
    expect((await sync.enrolment()).settings).toEqual(settingsOf());
  });
});

describe("noteTry", () => {
  test("keeps the day of a success and the reason of a failure, and no time of a success", async () => {
    const { indexedDB, sync } = await programPhone();

    valueOf(await sync.noteTry({ kind: "confirmed", day: monday, clockOffsetMs: 1500 }));
    valueOf(await sync.noteTry({ kind: "failed", failure: "busy", nextTryMs: 5000 }));
    const failed = await sync.facts();
    valueOf(await sync.noteTry({ kind: "confirmed", day: addDays(monday, 1), clockOffsetMs: 0 }));
    const confirmed = await sync.facts();

    expect(failed).toMatchObject({ lastConfirmedDay: monday, lastFailure: "busy", nextTryMs: 5000 });
    expect(confirmed).toMatchObject({ lastConfirmedDay: addDays(monday, 1), isRevoked: false });
    expect(confirmed).not.toHaveProperty("nextTryMs");
    expect(confirmed).not.toHaveProperty("lastFailure");
    const rows = await rowsOf(indexedDB, "meta", programDatabase);
    expect(rows.find(({ name }) => name === "sync")).not.toHaveProperty("nextTryMs");
  });

  test("says that the phone was revoked until an exchange goes well again", async () => {
    const { sync } = await programPhone();

    valueOf(await sync.noteTry({ kind: "failed", failure: "revoked" }));

    expect(await sync.facts()).toMatchObject({ isRevoked: true });
  });
});

describe("facts", () => {
  test("name the day of the oldest contact that waits", async () => {
    const { phone, sync } = await programPhone();
    await mustSave(phone, newEntry(contactOn(addDays(monday, 1), 1)));
    await mustSave(phone, newEntry(contactOn(monday, 1)));

    expect(await sync.facts()).toMatchObject({ waiting: 2, oldestWaitingDay: addDays(monday, 1) });
    await exchange(sync, new PretendEndpoint());
    expect(await sync.facts()).not.toHaveProperty("oldestWaitingDay");
  });

  test("are told to have changed", async () => {
    const { phone, sync } = await programPhone();
    const told: string[] = [];
    const stop = sync.subscribe(() => told.push("changed"));

    await mustSave(phone, { ...newEntry(encounterOf()), event: eventId() });
    await exchange(sync, new PretendEndpoint());
    stop();

    expect(told.length).toBeGreaterThanOrEqual(2);
  });
});
