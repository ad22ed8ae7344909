import { act, configure, render, screen, waitFor, within } from "@testing-library/preact";
import { ErrorBoundary as LoadingBoundary, LocationProvider } from "preact-iso";
import { beforeEach, describe, expect, test } from "vitest";
import { practice } from "../../../src/app/language/en/practice.ts";
import { LanguageProvider } from "../../../src/app/language/LanguageProvider.tsx";
import { loadLanguage } from "../../../src/app/language/load-language.ts";
import { PracticePlace } from "../../../src/app/practice/PracticePlace.tsx";
import { eventId, recordId } from "../../support/builders.ts";
import { secondTapsOver } from "../../support/double-tap.ts";
import { buttonNamed } from "../../support/screen-controls.ts";

configure({ asyncUtilTimeout: 10_000 });

const clock = { now: () => Date.parse("2026-03-08T22:00:00Z") };
const ids = { recordId: () => recordId(), eventId: () => eventId() };

/** A store of the phone's own that tells what was asked of it. */
function watchedStorage() {
  const asked: string[] = [];
  return {
    asked,
    getItem(key: string) {
      asked.push(`get ${key}`);
      return null;
    },
    setItem: (key: string) => void asked.push(`set ${key}`),
  };
}

async function begin() {
  const storage = watchedStorage();
  render(
    <LanguageProvider initial={await loadLanguage("en")} storage={storage}>
      <LocationProvider>
        <LoadingBoundary>
          <PracticePlace clock={clock} ids={ids} />
        </LoadingBoundary>
      </LocationProvider>
    </LanguageProvider>,
  );
  await screen.findByRole("region", { name: practice.title });
  return { storage };
}

const tap = (name: RegExp | string) => act(() => buttonNamed(name).click());
const follow = (name: string) => act(() => screen.getByRole("link", { name }).click());
/** The sentence that is seen; the others only keep its place. */
const untilSaid = (sentence: string) =>
  waitFor(() => {
    const seen = within(screen.getByRole("region", { name: practice.title }))
      .getAllByText((_words, element) => element?.matches("p[aria-hidden=false]") === true)
      .map(({ textContent }) => textContent);
    expect(seen).toEqual([expect.stringContaining(sentence)]);
  });

beforeEach(() => history.replaceState(null, "", "/practice"));

describe("PracticePlace", () => {
  test("leads through a contact, its undo and the day's list, one sentence at a time", async () => {
    await begin();
    await untilSaid(practice.steps.tap("Injection kit, 4"));

    await tap(/^Injection kit, 4, \d+ counted/);
    await untilSaid(practice.steps.supply({ tile: "Naloxone kit, nasal", first: "First", refill: "Refill" }));
    await tap(/^First.*Naloxone kit, nasal/);
    await untilSaid(practice.steps.save("Save"));
    await tap("Save");
    await untilSaid(practice.steps.undo("Undo"));
    await secondTapsOver();
    await tap("Undo");
    await untilSaid(practice.steps.find("Today"));
    await follow("Today");

    await untilSaid(practice.steps.done);
    const rows = await screen.findAllByRole("listitem");
    expect(rows.filter((row) => /Voided/.test(row.textContent))).toHaveLength(1);
  });

  test("says on each of its screens that this is practice", async () => {
    await begin();
    const bar = () => screen.getByText(practice.what, { selector: "p" });
    expect(bar()).toBeDefined();

    await follow("Today");
    await screen.findByRole("heading", { level: 1, name: /^Today/ });

    expect(bar()).toBeDefined();
  });

  test("leaves the browser's address as it is, whichever link is followed", async () => {
    await begin();
    const length = history.length;

    await follow("Today");
    await screen.findByRole("heading", { level: 1, name: /^Today/ });

    expect([location.pathname, history.length]).toEqual(["/practice", length]);
  });

  test("opens no real screen behind a link that leads out of it", async () => {
    await begin();
    await follow("Today");
    await screen.findByRole("heading", { level: 1, name: /^Today/ });
    const link = document.createElement("a");
    link.href = "/settings/copy";
    screen.getByRole("main").append(link);

    await act(() => link.click());

    expect(await screen.findByRole("heading", { level: 1, name: practice.notHere })).toBeDefined();
    expect(location.pathname).toBe("/practice");
  });

  test("writes nothing of what the phone keeps, and reads only what is felt of it, in its database or beside it", async () => {
    const databases = await indexedDB.databases();
    const { storage } = await begin();
    await tap(/^Injection kit, 4, \d+ counted/);
    await tap("Save");
    await waitFor(() => buttonNamed("Undo"));
    await follow("Today");
    await screen.findByRole("heading", { level: 1, name: /^Today/ });

    // The hand by the language around it; whether taps are felt, so that a phone that was told to stay still does.
    expect(new Set(storage.asked)).toEqual(new Set(["get satchel-hand", "get satchel-felt-taps"]));
    expect(await indexedDB.databases()).toEqual(databases);
  });

  test("takes the steps away when they are skipped, and keeps saying that it is practice", async () => {
    await begin();

    await tap(practice.skip);

    expect(screen.queryByText(practice.steps.done, { exact: false })).toBeNull();
    expect(screen.getByText(practice.what, { selector: "p" })).toBeDefined();
  });

  test("ends at any time, where recording begins", async () => {
    await begin();

    await tap(practice.end);

    expect(location.pathname).toBe("/");
  });
});
