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
function openApp(phone: Phone, session: string, given: { readonly openElsewhere?: readonly string[] } = {}) {
  const { recorder } = recorderOn(phone);
  const waiting: (() => void)[] = [];
  const keeper = createDraftKeeper({
    phone,
    recorder,
    session,
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
        .flatMap(({ plain }) => keptForms(plain))
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
    expect(draft && keptForms(draft.plain)).toHaveLength(1);
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

    expect(keptForms(bytes("no json"))).toEqual([]);
    expect(keptForms(bytes(JSON.stringify({ version: 2, forms: [] })))).toEqual([]);
    expect(
      keptForms(bytes(JSON.stringify({ version: 1, forms: [{ record: "x", event: "y", draft: {} }] }))),
    ).toEqual([]);
  });
});
