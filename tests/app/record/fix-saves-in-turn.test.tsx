/** Several Saves of one correction, tapped before the first has an answer. */
import { configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import { failures } from "../../../src/app/language/en/failures.ts";
import { record as words } from "../../../src/app/language/en/record.ts";
import { programOf, siteOf } from "../../support/builders.ts";
import { goTo, tap } from "../../support/fix-screen.tsx";
import {
  beingSaved,
  counted,
  less,
  more,
  notSavedOnList,
  settled,
  showHeldFix,
  unsaved,
} from "../../support/held-fix.tsx";

configure({ asyncUtilTimeout: 10_000 });

describe("a correction that is saved again while its Save is under way", () => {
  test("keeps what is taken back after the second tap on Save, and says that it isn't saved", async () => {
    const { saveHeld, stores } = await showHeldFix();
    more(5);
    const release = saveHeld();
    more(10);
    tap("Save");
    less();

    release();

    await screen.findByText(words.fixRestShort);
    await stores(15);
    expect(counted(10)).toBeDefined();
    expect(await notSavedOnList()).toEqual([unsaved(15)]);
  });

  test("stores what the last of three taps on Save asked, though it is what the first one asked", async () => {
    const { saveHeld, stores, triedIds } = await showHeldFix();
    more(5);
    const release = saveHeld();
    more(10);
    tap("Save");
    less();
    tap("Save");

    release();

    await screen.findByText("Elsewhere");
    await stores(10);
    expect(triedIds()).toHaveLength(1);
    expect(await notSavedOnList()).toEqual([]);
  });

  test("says nothing of a rest while the next Save is under way that was asked for", async () => {
    const { saveHeld, hold, triedIds } = await showHeldFix();
    more(5);
    const release = saveHeld();
    more(10);
    tap("Save");
    const releaseNext = hold();
    release();
    await waitFor(() => expect(new Set(triedIds()).size).toBe(2));
    await settled();

    expect(screen.queryByText(words.fixRestShort)).toBeNull();
    expect(screen.getByRole("button", { name: /15 strips/ })).toBeDefined();

    releaseNext();
    await screen.findByText("Elsewhere");
  });

  test("stores the second Save once, however often it is tapped, where nobody knows what became of it", async () => {
    const { saveHeld, hold, fail, triedIds, rev } = await showHeldFix();
    more(5);
    const release = saveHeld();
    more(10);
    tap("Save");
    const releaseNext = hold();
    release();
    await waitFor(() => expect(triedIds()).toHaveLength(2));
    const heal = await fail("storage-slow", releaseNext);
    await screen.findByText(failures.save["storage-slow"]);

    heal();
    tap("Save");
    await screen.findByText("Elsewhere");

    expect(await rev()).toBe(3);
    expect(new Set(triedIds()).size).toBe(2);
  });

  test("is saved as it was asked also where the form is left, and is on the list as being saved until then", async () => {
    const { saveHeld, stores, rev } = await showHeldFix();
    more(5);
    const release = saveHeld();
    more(10);
    tap("Save");
    await goTo("/day");
    await screen.findByText(beingSaved(5));

    release();

    await stores(15);
    expect(await rev()).toBe(3);
    expect(await notSavedOnList()).toEqual([]);
  });

  test("leaves its place on the list empty once that is saved, so that no row moves under a thumb", async () => {
    const { saveHeld } = await showHeldFix();
    vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 100, 64));
    more(5);
    const release = saveHeld();
    await goTo("/day");
    await screen.findByText(beingSaved(5));

    release();

    await waitFor(() => expect(screen.queryByText(beingSaved(5))).toBeNull());
    expect(document.querySelector("[style*='64px']")).not.toBeNull();
    vi.restoreAllMocks();
  });

  test("tries nothing more after a refusal, and keeps all of the change on the list", async () => {
    const { saveHeld, fail, triedIds } = await showHeldFix();
    more(5);
    const release = saveHeld();
    more(10);
    tap("Save");
    await goTo("/day");
    await screen.findByText(beingSaved(5));

    await fail("storage-full", release);

    await screen.findByText(unsaved(5));
    expect(triedIds()).toHaveLength(1);
  });
});

describe("a change that was taken back while its Save was under way", () => {
  test("is none where that Save is refused", async () => {
    const { saveHeld, fail } = await showHeldFix();
    more(5);
    const release = saveHeld();
    less();

    await fail("storage-full", release);

    await screen.findByRole("button", { name: words.fixNotDone });
    expect(await notSavedOnList()).toEqual([]);
  });

  test("is kept where nobody knows what became of that Save", async () => {
    const { saveHeld, fail } = await showHeldFix();
    more(5);
    const release = saveHeld();
    less();

    const heal = await fail("storage-slow", release);
    await screen.findByRole("button", { name: words.fixNotDone });
    expect(counted(5)).toBeDefined();
    heal();

    // It was stored after all.
    expect(await notSavedOnList()).toEqual([unsaved(10)]);
  });

  test("is none, however the form was filled, where the Save stored the same", async () => {
    const { saveHeld, live } = await showHeldFix();
    fireEvent.click(await screen.findByRole("heading", { name: words.note }));
    const note = screen.getByRole("textbox", { name: new RegExp(words.noteLabel) });
    fireEvent.input(note, { target: { value: "Came back " } });
    const release = saveHeld();
    more(5);
    release();
    await screen.findByText(words.fixRestShort);

    less();

    expect(await live()).toMatchObject({ note: "Came back" });
    expect(await notSavedOnList()).toEqual([]);
  });

  test("can be saved at the site that is closed since, where its record was made", async () => {
    const sites = [
      siteOf({ code: "OLD", name: "Old hall", retired: true }),
      siteOf({ code: "MAIN", name: "Main Street" }),
    ];
    const { saveHeld, live } = await showHeldFix({ program: programOf({ sites }), site: "OLD" });
    const site = screen.getByLabelText<HTMLSelectElement>("Site");
    fireEvent.change(site, { target: { value: "MAIN" } });
    const release = saveHeld();
    fireEvent.change(site, { target: { value: "OLD" } });
    release();
    await screen.findByText(words.fixRestShort);

    expect(site.selectedOptions[0]?.textContent).toBe("Old hall");
    tap("Save");
    await screen.findByText("Elsewhere");

    expect(await live()).toMatchObject({ site: "OLD" });
  });
});
