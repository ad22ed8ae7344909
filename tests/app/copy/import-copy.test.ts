import { describe, expect, test } from "vitest";
import { importCopy } from "../../../src/app/copy/read-file.ts";
import type { Program } from "../../../src/domain/program.ts";
import { err } from "../../../src/domain/result.ts";
import { StorageError } from "../../../src/storage/failures.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import eveningText from "../../fixtures/shift/evening.jsonl?raw";
import { encounterOf, eventId, localDate, programOf, siteOf } from "../../support/builders.ts";
import { valueOf } from "../../support/results.ts";
import { eveningProgram } from "../../support/shift-files.ts";
import {
  bringIn,
  copyOf,
  detailOf,
  fileOf,
  phoneWith,
  planOf,
  receivingOf,
  watch,
} from "../../support/copies.ts";

describe("importCopy", () => {
  test("brings each record in once, however often the file comes", async () => {
    const phone = await phoneWith(eveningProgram);

    expect(await bringIn(fileOf(eveningText), phone)).toEqual({
      added: 28,
      alreadyHere: 0,
      newerInFile: 0,
      end: "complete",
    });
    expect(await bringIn(fileOf(eveningText), phone)).toEqual({
      added: 0,
      alreadyHere: 28,
      newerInFile: 0,
      end: "complete",
    });
    expect((await phone.storedCount()).records).toBe(28);
    expect((await phone.check()).differences).toEqual([]);
  });

  test("adds unknown sites and touches no other setting of a phone in use", async () => {
    const phone = await phoneWith(programOf({ name: "Own", sites: [siteOf()] }));
    valueOf(await phone.importRecords([{ record: encounterOf(), rev: 1 }]));
    const copy = await copyOf(
      await phoneWith(programOf({ name: "Other", sites: [siteOf({ code: "PIER" })] })),
    );

    await bringIn(fileOf(copy), phone);

    expect(await phone.program()).toEqual(
      programOf({ name: "Own", sites: [siteOf(), siteOf({ code: "PIER" })] }),
    );
  });

  test("keeps settings that were changed between the plan and the import, and adds only the sites", async () => {
    const own = programOf({ name: "Own", sites: [siteOf()] });
    const phone = await phoneWith(own);
    valueOf(await phone.importRecords([{ record: encounterOf(), rev: 1 }]));
    const file = fileOf(JSON.stringify({ day: "2026-03-09", time: "20:47", site: "PIER" }));
    const [receiving, plan] = [await receivingOf(phone), await planOf(file, phone)];
    const changed = {
      ...own,
      name: "Renamed",
      timePrecision: "none" as const,
      sites: [siteOf({ name: "Quay" }), siteOf({ code: "NEW", name: "New" })],
    };
    valueOf(await phone.saveProgram(changed));

    const saveProgram = (program: Program) => phone.saveProgram(program);
    await importCopy(file, { plan, receiving, phone, saveProgram }, watch());

    expect(await phone.program()).toEqual({
      ...changed,
      sites: [...changed.sites, { code: "PIER", name: "PIER", model: "street" }],
    });
    const [row] = await phone.bookOfDay(localDate("2026-03-09"), { limit: 1 });
    expect(row?.kind === "readable" && row.state.content?.record).not.toHaveProperty("time");
  });

  test("says that the settings could not be read, and brings nothing in", async () => {
    const phone = await phoneWith(eveningProgram);
    const file = fileOf(eveningText);
    const [receiving, plan] = [await receivingOf(phone), await planOf(file, phone)];
    const brokenPhone = {
      program: () => Promise.reject(new StorageError({ kind: "storage-blocked" })),
      importRecords: (records: Parameters<Phone["importRecords"]>[0]) => phone.importRecords(records),
    };

    const saveProgram = (program: Program) => phone.saveProgram(program);
    const imported = await importCopy(file, { plan, receiving, phone: brokenPhone, saveProgram }, watch());

    expect(imported).toMatchObject({ added: 0, end: { kind: "storage-blocked" } });
    expect((await phone.storedCount()).records).toBe(0);
  });

  test("takes over the settings of a copy where nothing is recorded, and keeps the sites there were", async () => {
    const other = programOf({ name: "Other", sites: [siteOf({ code: "PIER" })] });
    const copy = await copyOf(await phoneWith(other));
    const phone = await phoneWith(programOf({ name: "Own", sites: [siteOf()] }));

    await bringIn(fileOf(copy), phone);

    expect(await phone.program()).toEqual({ ...other, sites: [siteOf({ code: "PIER" }), siteOf()] });
  });

  test("gives an empty phone the same table, byte for byte", async () => {
    const phone = await phoneWith(eveningProgram);
    await bringIn(fileOf(eveningText), phone);
    const newPhone = await phoneWith();

    const copy = await copyOf(phone);
    await bringIn(fileOf(copy, "satchel-copy-2026-06-20.jsonl"), newPhone);

    expect(await newPhone.program()).toEqual(await phone.program());
    expect(await detailOf(newPhone)).toBe(await detailOf(phone));
    expect((await detailOf(phone)).split("\r\n").length).toBeGreaterThan(50);
    expect(await copyOf(newPhone)).toBe(copy);
  });

  test("keeps the hours of a copy whose program asked for them", async () => {
    const phone = await phoneWith(programOf({ timePrecision: "hour" }));
    const record = encounterOf({ time: "21:00" });
    valueOf(await phone.importRecords([{ record, rev: 1 }]));
    const newPhone = await phoneWith(programOf({ timePrecision: "part" }));

    await bringIn(fileOf(await copyOf(phone)), newPhone);

    expect((await newPhone.program())?.timePrecision).toBe("hour");
    const row = await newPhone.bookRow(record.id);
    expect(row?.kind === "readable" && row.state.content?.record.time).toBe("21:00");
  });

  test("begins a phone that has no settings with the usual ones where the file brings none", async () => {
    const phone = await phoneWith();

    const imported = await bringIn(fileOf(eveningText), phone);

    expect(imported.added).toBe(28);
    expect((await phone.program())?.sites.map((site) => site.code)).toEqual([
      "STREET",
      "HARBOR",
      "VAN-2",
      "Pier 9",
      "ANNEX",
    ]);
  });

  test("keeps what came in when it is stopped, and goes on with the same file", async () => {
    const phone = await phoneWith(eveningProgram);
    const stop = new AbortController();
    const lines = Array.from({ length: 450 }, (_, index) =>
      JSON.stringify({ day: "2026-06-19", site: "HARBOR", forOthers: index }),
    );
    const file = fileOf(lines.join("\n"));
    const receiving = await receivingOf(phone);
    const plan = await planOf(file, phone);
    const saveProgram = (program: Program) => phone.saveProgram(program);

    const first = await importCopy(
      file,
      { plan, receiving, phone, saveProgram },
      { onProgress: (done) => done >= 200 && stop.abort(), signal: stop.signal },
    );

    expect(first).toEqual({ added: 200, alreadyHere: 0, newerInFile: 0, end: "stopped" });
    expect(await bringIn(file, phone)).toEqual({
      added: 250,
      alreadyHere: 200,
      newerInFile: 0,
      end: "complete",
    });
  });

  test("makes the same copy when it was stopped and the file came again", async () => {
    const first = await phoneWith(programOf({ timePrecision: "hour" }));
    const records = Array.from({ length: 401 }, () => ({ record: encounterOf({ time: "21:00" }), rev: 1 }));
    valueOf(await first.importRecords(records));
    // Hours were asked for once, parts of the day are now: what is kept of then stays as it is.
    valueOf(await first.saveProgram(programOf({ timePrecision: "part" })));
    const copy = await copyOf(first);
    const file = fileOf(copy, "satchel-copy-2026-06-20.jsonl");
    const phone = await phoneWith(programOf({ name: "Own", sites: [siteOf({ code: "PIER" })] }));
    const stop = new AbortController();

    const stopped = await importCopy(
      file,
      {
        plan: await planOf(file, phone),
        receiving: await receivingOf(phone),
        phone,
        saveProgram: (program: Program) => phone.saveProgram(program),
      },
      { onProgress: (done) => done >= 200 && stop.abort(), signal: stop.signal },
    );
    const resumed = await bringIn(file, phone);

    expect([stopped.end, stopped.added, resumed.added]).toEqual(["stopped", 200, 201]);
    const [, ...linesOfFirst] = copy.split("\n");
    const [, ...linesOfPhone] = (await copyOf(phone)).split("\n");
    expect(linesOfPhone).toEqual(linesOfFirst);
  });

  test("brings in nothing that could not be fixed and voided here", async () => {
    const phone = await phoneWith(eveningProgram);
    const highest = encounterOf();
    const lines = [
      { ...highest, rev: 1_000_000_000 },
      { ...encounterOf(), rev: 1_000_000_001 },
    ];

    const imported = await bringIn(fileOf(lines.map((line) => JSON.stringify(line)).join("\n")), phone);
    const row = await phone.bookRow(highest.id);
    const base = row?.kind === "readable" ? row.state.content?.event : undefined;
    const fixed = valueOf(
      await phone.save({ kind: "fix", event: eventId(), base: base!, record: { ...highest, people: 2 } }),
    );
    const voided = await phone.save({
      kind: "void",
      event: eventId(),
      base: fixed.event,
      record: highest.id,
      reason: "mistake",
    });

    expect(imported).toMatchObject({ added: 1, end: "complete" });
    expect(voided.ok).toBe(true);
    expect((await phone.historyOf(highest.id)).map(({ kind }) => kind)).toEqual([
      "readable",
      "readable",
      "readable",
    ]);
  });

  test("says what failed and what came in before it did", async () => {
    const phone = await phoneWith(eveningProgram);
    const receiving = await receivingOf(phone);
    const plan = await planOf(fileOf(eveningText), phone);
    const full = { kind: "storage-full", cause: undefined } as const;
    const brokenPhone = {
      program: () => phone.program(),
      importRecords: () => Promise.resolve(err(full)),
    };
    const given = {
      plan,
      receiving,
      phone: brokenPhone,
      saveProgram: (program: Program) => phone.saveProgram(program),
    };

    const imported = await importCopy(fileOf(eveningText), given, watch());

    expect(imported).toEqual({ added: 0, alreadyHere: 0, newerInFile: 0, end: full });
  });
});
