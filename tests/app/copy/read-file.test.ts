import { describe, expect, test } from "vitest";
import {
  type CopyFile,
  type CopyPlan,
  importCopy,
  maxProblemsKept,
  planCopy,
  type ReceivingPhone,
} from "../../../src/app/copy/read-file.ts";
import { type CopyLimits, writeCopy } from "../../../src/app/copy/write-copy.ts";
import { writeDetail } from "../../../src/app/totals/export-file.ts";
import { dataProfile } from "../../../src/domain/csv/csv-profile.ts";
import type { Program } from "../../../src/domain/program.ts";
import { err } from "../../../src/domain/result.ts";
import { StorageError } from "../../../src/storage/failures.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import eveningText from "../../fixtures/shift/evening.jsonl?raw";
import faultyText from "../../fixtures/shift/faulty.jsonl?raw";
import faultyProblems from "../../fixtures/shift/faulty.problems.json" with { type: "json" };
import { encounterOf, eventId, localDate, programOf, siteOf } from "../../support/builders.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { valueOf } from "../../support/results.ts";
import { eveningProgram } from "../../support/shift-files.ts";

const fallback = programOf({ name: "My outreach", sites: [siteOf({ code: "STREET", name: "Street" })] });

function fileOf(text: string, name = "evening.jsonl"): CopyFile {
  const bytes = new TextEncoder().encode(text);
  return {
    name,
    stream: () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(bytes);
          controller.close();
        },
      }),
  };
}

const watch = () => ({ onProgress: () => undefined, signal: new AbortController().signal });

async function receivingOf(phone: Phone): Promise<ReceivingPhone> {
  const { records } = await phone.storedCount();
  return {
    program: await phone.program(),
    isEmpty: records === 0,
    recordsHere: (asked) => phone.recordsHere(asked),
    fallback,
  };
}

async function planOf(file: CopyFile, phone: Phone): Promise<CopyPlan> {
  return valueOf(await planCopy(file, await receivingOf(phone), watch()));
}

async function bringIn(file: CopyFile, phone: Phone, signal?: AbortSignal) {
  const receiving = await receivingOf(phone);
  const plan = await planOf(file, phone);
  const saveProgram = (program: Program) => phone.saveProgram(program);
  const given = { plan, receiving, phone, saveProgram };
  return importCopy(file, given, { ...watch(), ...(signal && { signal }) });
}

async function phoneWith(program?: Program): Promise<Phone> {
  const phone = await openTestPhone();
  if (program !== undefined) valueOf(await phone.saveProgram(program));
  return phone;
}

async function copyOf(phone: Phone): Promise<string> {
  const program = (await phone.program()) ?? fallback;
  const copy = await writeCopy({ phone, program, ...watch() });
  return (await copy?.file.text()) ?? "";
}

async function detailOf(phone: Phone): Promise<string> {
  const program = (await phone.program()) ?? fallback;
  const [from, to] = [localDate("2026-01-01"), localDate("2026-12-31")];
  const table = await writeDetail({
    phone,
    scope: {
      period: { type: "custom", from, to },
      totals: { from, to, cells: [], outside: [] },
      profile: dataProfile,
      language: "en",
      appVersion: "0",
    },
    context: { program, names: {}, include: { worker: true, participantCode: true, note: true } },
    ...watch(),
  });
  return (await table?.files[0]?.content.text()) ?? "";
}

describe("planCopy", () => {
  test("says what would happen and changes nothing", async () => {
    const phone = await phoneWith(eveningProgram);

    const plan = await planOf(fileOf(eveningText), phone);

    expect(plan).toMatchObject({ recordCount: 28, isAdopted: false, problemCount: 0 });
    expect(plan.newSites.map((site) => site.code)).toEqual(["Pier 9", "ANNEX"]);
    expect([plan.firstDay, plan.lastDay]).toEqual(["2026-04-15", "2026-06-19"]);
    expect((await phone.storedCount()).records).toBe(0);
    expect(await phone.program()).toEqual(eveningProgram);
  });

  test("names each bad line by its number and its reason", async () => {
    const plan = await planOf(fileOf(faultyText, "faulty.jsonl"), await phoneWith(eveningProgram));

    expect(plan.problemCount).toBe(plan.problems.length);
    expect(plan.problems.map(({ line, code }) => [line, code])).toEqual(
      faultyProblems.problems.map(({ line, code }) => [line, code]),
    );
  });

  test("keeps a thousand bad lines and counts the rest", async () => {
    const plan = await planOf(fileOf("?\n".repeat(maxProblemsKept + 1)), await phoneWith(eveningProgram));

    expect(plan.problems).toHaveLength(maxProblemsKept);
    expect(plan.problemCount).toBe(maxProblemsKept + 1);
  });

  test("adds sites up to 500 and says how many found no room", async () => {
    const sites = Array.from({ length: 499 }, (_, index) =>
      siteOf({ code: `S-${index}`, name: `S ${index}` }),
    );
    const lines = ["A", "B", "C"].map((site) => JSON.stringify({ day: "2026-03-08", site }));

    const plan = await planOf(fileOf(lines.join("\n")), await phoneWith(programOf({ sites })));

    expect(plan.newSites.map((site) => site.code)).toEqual(["A"]);
    expect(plan.sitesLeftOutCount).toBe(2);
    expect(plan.recordCount).toBe(3);
  });

  test("stops when it is told to", async () => {
    const stopped = new AbortController();
    stopped.abort();
    const phone = await phoneWith(eveningProgram);

    const plan = await planCopy(fileOf(eveningText), await receivingOf(phone), {
      onProgress: () => undefined,
      signal: stopped.signal,
    });

    expect(plan).toEqual(err("stopped"));
  });

  test.each([0, 1, 200, 201])("tells %i records that are here from those that are new", async (here) => {
    const phone = await phoneWith(eveningProgram);
    const lines = Array.from({ length: 203 }, (_, index) =>
      JSON.stringify({ day: "2026-06-19", site: "HARBOR", forOthers: index }),
    );
    await bringIn(fileOf(lines.slice(0, here).join("\n")), phone);

    const plan = await planOf(fileOf(lines.join("\n")), phone);

    expect([plan.recordCount, plan.hereCount]).toEqual([203, here]);
    expect(await bringIn(fileOf(lines.join("\n")), phone)).toMatchObject({
      added: 203 - here,
      alreadyHere: here,
    });
  });

  test("says what failed when the phone can't tell which records are here", async () => {
    const phone = await phoneWith(eveningProgram);
    const receiving = {
      ...(await receivingOf(phone)),
      recordsHere: () => Promise.reject(new StorageError({ kind: "storage-blocked" })),
    };

    const plan = await planCopy(fileOf(eveningText), receiving, watch());

    expect(plan).toEqual(err({ kind: "storage-blocked" }));
  });

  test("sees that a copy was cut after a whole line, and plans what is there", async () => {
    const phone = await phoneWith(eveningProgram);
    await bringIn(fileOf(eveningText), phone);
    const copy = await copyOf(phone);
    const cut = copy.split("\n").slice(0, 5).join("\n");

    expect((await planOf(fileOf(copy), await phoneWith())).broken).toBeUndefined();
    expect(await planOf(fileOf(`${cut}\n`), await phoneWith())).toMatchObject({
      recordCount: 4,
      problemCount: 0,
      broken: { announcedCount: undefined, foundCount: 4 },
    });
  });
});

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

describe("writeCopy", () => {
  test("leaves voided records out and gives nothing when it is stopped", async () => {
    const phone = await phoneWith(programOf());
    const kept = encounterOf();
    const voided = encounterOf();
    valueOf(await phone.importRecords([{ record: kept, rev: 1 }]));
    const saved = valueOf(await phone.save({ kind: "rec", event: eventId(), record: voided }));
    valueOf(await phone.undo(saved));
    const stop = new AbortController();
    stop.abort();

    const copy = await copyOf(phone);

    expect(copy).toContain(kept.id);
    expect(copy).not.toContain(voided.id);
    expect(
      await writeCopy({ phone, program: programOf(), onProgress: () => undefined, signal: stop.signal }),
    ).toBeUndefined();
  });

  test("tells a copy that is read back whole from one that is a line or a byte too long", async () => {
    const phone = await phoneWith(programOf());
    valueOf(await phone.importRecords([{ record: encounterOf(), rev: 1 }]));
    const maxBytes = new TextEncoder().encode(await copyOf(phone)).byteLength;
    const isTooLong = async (limits: CopyLimits) =>
      (await writeCopy({ phone, program: programOf(), ...watch(), limits }))?.isTooLong;

    // The program's line, the entry's and the end.
    expect(await isTooLong({ maxLines: 3, maxBytes })).toBe(false);
    expect(await isTooLong({ maxLines: 2, maxBytes })).toBe(true);
    expect(await isTooLong({ maxLines: 3, maxBytes: maxBytes - 1 })).toBe(true);
  });

  test("ends with how many records it wrote", async () => {
    const phone = await phoneWith(programOf());
    valueOf(await phone.importRecords([1, 2].map(() => ({ record: encounterOf(), rev: 1 }))));

    const lines = (await copyOf(phone)).split("\n");

    expect(lines.slice(3)).toEqual(['{"end":{"records":2}}', ""]);
  });
});
