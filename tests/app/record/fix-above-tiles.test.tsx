/** What stands over the tiles of a correction: it neither comes nor goes while somebody taps on them. */
import { configure, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { failures } from "../../../src/app/language/en/failures.ts";
import { record as words } from "../../../src/app/language/en/record.ts";
import { goTo, tap } from "../../support/fix-screen.tsx";
import { beingSaved, counted, less, more, settled, showHeldFix, unsaved } from "../../support/held-fix.tsx";

configure({ asyncUtilTimeout: 10_000 });

/** Of every notice: the simulated page lays nothing out. */
const heightPx = 72.5;

beforeEach(() => {
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, 100, heightPx));
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Heights of what stands empty between the title and the fields. */
function emptyPlaces(): readonly string[] {
  const children = [...screen.getByRole("main").children];
  return children.flatMap((child) =>
    child instanceof HTMLElement && child.childElementCount === 0 && child.style.blockSize !== ""
      ? [child.style.blockSize]
      : [],
  );
}

describe("the place over the tiles", () => {
  test("stays empty where an entry that was said to be voided counts again", async () => {
    const { saveHeld } = await showHeldFix({ isVoided: true });
    await settled();
    const release = saveHeld();
    more(5);
    release();

    await screen.findAllByText(words.fixRest);

    expect(screen.queryByText(words.isVoided)).toBeNull();
    expect(emptyPlaces()).toEqual([`${heightPx}px`]);
  });

  test("stays empty where what was being saved is stored", async () => {
    const { saveHeld, openAgain, stores } = await showHeldFix();
    more(5);
    const release = saveHeld();
    await goTo("/day");
    await screen.findByText(beingSaved(5));
    await openAgain();
    await settled();
    release();
    await stores(10);

    await waitFor(() => expect(screen.queryByText(words.fixBeingSaved)).toBeNull());

    expect(emptyPlaces()).toEqual([`${heightPx}px`]);
  });

  test("stays empty where a change that was left is taken back by hand, and goes by a tap on what stands there", async () => {
    const { openAgain } = await showHeldFix();
    more(5);
    await goTo("/day");
    await screen.findByText(unsaved(5));
    await openAgain();
    await settled();
    less();
    await waitFor(() => expect(counted(5)).toBeDefined());
    expect(screen.queryByText(words.fixResumed)).toBeNull();
    expect(emptyPlaces()).toEqual([`${heightPx}px`]);

    more(5);
    await goTo("/day");
    await screen.findByText(unsaved(5));
    await openAgain();
    await settled();
    tap(words.startOver);

    await waitFor(() => expect(counted(5)).toBeDefined());
    expect(emptyPlaces()).toEqual([]);
  });

  test("has the words of a refusal only after a tap, where somebody went on tapping", async () => {
    const { saveHeld, fail } = await showHeldFix();
    more(5);
    const release = saveHeld();
    more(10);
    await fail("storage-full", release);
    const why = await screen.findByRole("button", { name: words.fixNotDone });
    expect(screen.queryByRole("alert")).toBeNull();
    more(15);
    expect(screen.getByRole("button", { name: words.fixNotDone })).toBe(why);

    why.click();

    const alert = await screen.findByRole("alert");
    expect(within(alert).getByText(failures.save["storage-full"])).toBeDefined();
    await waitFor(() => expect(document.activeElement).toBe(alert));
    expect(screen.queryByRole("button", { name: words.fixNotDone })).toBeNull();
  });
});
