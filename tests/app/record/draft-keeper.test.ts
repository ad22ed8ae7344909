import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { createDraftKeeper, keepsDrafts } from "../../../src/app/record/draft-keeper.ts";
import { keptForms } from "../../../src/app/record/kept-draft.ts";
import { isEmptyDraft } from "../../../src/app/record/draft.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { localDate } from "../../support/builders.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { programPhone } from "../../support/program-phone.ts";
import { recorderOn, recordsOf, tapStrips } from "../../support/recorder.ts";
import { valueOf } from "../../support/results.ts";
import { rowsOf } from "../../support/stored-rows.ts";

/** The app, open once more on a phone: a pause is over when the test says so. */
function openApp(
  phone: Phone,
  session: string,
  given: { readonly openElsewhere?: readonly string[]; readonly today?: ReturnType<typeof localDate> } = {},
) {
  const { recorder } = recorderOn(phone);
  const waiting: (() => void)[] = [];
  const keeper = createDraftKeeper({
    phone,
    recorder,
    session,
    today: () => given.today ?? localDate("2026-03-08"),
    isOpenElsewhere: async (other) => given.openElsewhere?.includes(other) === true,
    after: (_delayMs, then) => {
      waiting.push(then);
      return () => undefined;
    },
  });
  const onForm = () => recorder.state().forms.encounter;
  return { recorder, keeper, waiting, onForm };
}

async function phones() {
  const indexedDB = new IDBFactory();
  return { indexedDB, open: () => openTestPhone({ indexedDB }) };
}

describe("the draft of an app that was killed", () => {
  test("is on its form again, under its own ids, and says so until it is changed", async () => {
    const { open } = await phones();
    const first = openApp(await open(), "one");
    tapStrips(first.recorder);
    await first.keeper.flush();
    const tapped = first.onForm();

    const again = openApp(await open(), "two");
    await again.keeper.bringBack();

    expect(again.onForm()).toEqual(tapped);
    expect(again.recorder.state().broughtBack).toBe(tapped.event);
    tapStrips(again.recorder);
    expect(again.recorder.state().broughtBack).toBeUndefined();
  });

  test("is written once for taps that follow each other, after a pause", async () => {
    const { indexedDB, open } = await phones();
    const { recorder, waiting } = openApp(await open(), "one");
    for (let taps = 0; taps < 9; taps++) tapStrips(recorder);

    expect(waiting).toHaveLength(1);
    expect((await rowsOf(indexedDB, "meta")).some(({ name }) => name === "draft:one")).toBe(false);
  });

  test("is not there any more once it is saved, and counts once where the app died in between", async () => {
    const { open } = await phones();
    const phone = await open();
    const first = openApp(phone, "one");
    tapStrips(first.recorder);
    await first.keeper.flush();
    await first.recorder.save("encounter");

    const died = openApp(await open(), "two");
    await died.keeper.bringBack();
    expect(isEmptyDraft(died.onForm().draft)).toBe(true);

    await first.keeper.flush();
    expect(await phone.drafts.read()).toEqual([]);
    expect(await recordsOf(phone, localDate("2026-03-08"))).toHaveLength(1);
  });

  test("stays while it is being stored, and while it couldn't be", async () => {
    const { open } = await phones();
    const phone = await open();
    const first = openApp({ ...phone, save: () => new Promise(() => undefined) }, "one");
    tapStrips(first.recorder);
    await first.keeper.flush();
    void first.recorder.save("encounter");
    await first.keeper.flush();

    const again = openApp(await open(), "two");
    await again.keeper.bringBack();

    expect(again.onForm().draft.lines).toMatchObject([{ item: "TST-FEN", quantity: 5 }]);
  });

  test("is left to another tab that has it on its form", async () => {
    const { open } = await phones();
    const first = openApp(await open(), "one");
    tapStrips(first.recorder);
    await first.keeper.flush();

    const other = openApp(await open(), "two", { openElsewhere: ["one"] });
    await other.keeper.bringBack();

    expect(isEmptyDraft(other.onForm().draft)).toBe(true);
  });

  test("waits where something is on the form by now, and loses neither", async () => {
    const { open } = await phones();
    const first = openApp(await open(), "one");
    tapStrips(first.recorder);
    await first.keeper.flush();
    const second = openApp(await open(), "two");
    tapStrips(second.recorder);

    await second.keeper.bringBack();

    const kept = await (await open()).drafts.read();
    expect(
      kept
        .flatMap(({ plain }) => keptForms(plain)?.forms ?? [])
        .map(({ event }) => event)
        .toSorted(),
    ).toEqual([first.onForm().event, second.onForm().event].toSorted());
  });

  test("is closed like the book on a program's phone, and goes with it", async () => {
    const { indexedDB, phone, openOtherTab } = await programPhone();
    const first = openApp(phone, "one");
    tapStrips(first.recorder);
    await first.keeper.flush();
    const stored = (await rowsOf(indexedDB, "meta", "satchel-program")).find(
      ({ name }) => name === "draft:one",
    );
    const [draft] = await (await openOtherTab()).drafts.read();

    expect(new TextDecoder().decode(stored?.["body"] as Uint8Array)).not.toContain("TST-FEN");
    expect(draft && keptForms(draft.plain)?.forms).toHaveLength(1);
    valueOf((await phone.book?.close(localDate("2026-03-08"))) ?? { ok: true, value: undefined });
    const names = (await rowsOf(indexedDB, "meta", "satchel-program")).map(({ name }) => String(name));
    expect(names.filter((name) => name.startsWith("draft:"))).toEqual([]);
  });

  test("is not kept where the book's key is in memory only", async () => {
    const { phone } = await programPhone();
    valueOf(
      (await phone.book?.keepBy({ custody: "memory", days: 0 }, localDate("2026-03-08"))) ?? {
        ok: true,
        value: undefined,
      },
    );
    const { recorder, keeper } = openApp(phone, "one");
    tapStrips(recorder);

    await keeper.flush();

    expect(keepsDrafts(phone)).toBe(false);
    expect(await phone.drafts.read()).toEqual([]);
  });

  test("is nothing where what is kept isn't understood", () => {
    const bytes = (text: string) => new TextEncoder().encode(text);

    expect(keptForms(bytes("no json"))).toBeUndefined();
    expect(keptForms(bytes(JSON.stringify({ version: 99, day: "2026-03-08", forms: [] })))).toBeUndefined();
    const broken = { version: 3, day: "2026-03-08", forms: [{ record: "x", event: "y", draft: {} }] };
    expect(keptForms(bytes(JSON.stringify(broken)))?.forms).toEqual([]);
  });

  test("is for the day and the site that it was tapped for", async () => {
    const { open } = await phones();
    const first = openApp(await open(), "one");
    first.recorder.chooseDay(localDate("2026-03-05"));
    tapStrips(first.recorder);
    await first.keeper.flush();

    const again = openApp(await open(), "two");
    await again.keeper.bringBack();
    expect(again.recorder.state().earlierDay).toBe("2026-03-05");
    await again.recorder.save("encounter");

    expect(await recordsOf(await open(), localDate("2026-03-05"))).toHaveLength(1);
  });

  test("is left alone while something else is begun for another day", async () => {
    const { open } = await phones();
    const first = openApp(await open(), "one");
    first.recorder.chooseDay(localDate("2026-03-05"));
    tapStrips(first.recorder);
    await first.keeper.flush();
    const second = openApp(await open(), "two");
    second.recorder.change("group", { type: "fields", fields: { heads: 5 } });

    await second.keeper.bringBack();

    expect(second.recorder.state().earlierDay).toBeUndefined();
    expect(isEmptyDraft(second.onForm().draft)).toBe(true);
    expect(await (await open()).drafts.read()).toHaveLength(2);
  });

  test("is over with the day's book on a program's phone, whoever opens the app next", async () => {
    const { phone, openOtherTab } = await programPhone();
    const first = openApp(phone, "one");
    tapStrips(first.recorder);
    await first.keeper.flush();

    const next = openApp(await openOtherTab(), "two", { today: localDate("2026-03-09") });
    await next.keeper.bringBack();

    expect(isEmptyDraft(next.onForm().draft)).toBe(true);
    expect(await phone.drafts.read()).toEqual([]);
  });

  test("never comes back as it was before the last taps", async () => {
    const { open } = await phones();
    const first = openApp(await open(), "one");
    first.recorder.change("group", { type: "fields", fields: { heads: 5 } });
    tapStrips(first.recorder);
    await first.keeper.flush();
    const second = openApp(await open(), "two");
    second.recorder.change("group", { type: "fields", fields: { heads: 9 } });
    await second.keeper.bringBack();
    tapStrips(second.recorder);
    await second.keeper.flush();

    const third = openApp(await open(), "three");
    await third.keeper.bringBack();

    expect(third.onForm().draft.lines).toMatchObject([{ quantity: 10 }]);
  });

  test("stays where it was kept when it can't be kept anew", async () => {
    const { open } = await phones();
    const first = openApp(await open(), "one");
    tapStrips(first.recorder);
    await first.keeper.flush();
    const full = await open();
    const keep = () => Promise.reject(new Error("No room"));
    const second = openApp({ ...full, drafts: { ...full.drafts, keep } }, "two");

    await second.keeper.bringBack();

    expect((await full.drafts.read()).map(({ session }) => session)).toEqual(["one"]);
  });
});
