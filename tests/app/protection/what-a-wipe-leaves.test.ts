/** What a page keeps in clear on a program's phone, and what is left of it once it was wiped. */
import { IDBFactory } from "fake-indexeddb";
import { expect, onTestFinished, test } from "vitest";
import { wipe } from "../../../src/app/lock/wipe.ts";
import { dropMarker, isMarked } from "../../../src/app/shell/phone-marker.ts";
import { keepDayOpened, keepPhone, keepTryKey, noteLoss } from "../../../src/app/shell/which-phone.ts";
import { phoneMarker, phoneMarkerValue } from "../../../src/contract/wire/phone-marker.ts";
import { localDate } from "../../support/builders.ts";

test("takes along all that a program's phone keeps in clear to notice a loss by", async () => {
  onTestFinished(() => localStorage.clear());
  keepPhone(localStorage, "program");
  keepTryKey(localStorage, "a key");
  keepDayOpened(localStorage, localDate("2026-03-09"));
  noteLoss(localStorage);
  document.cookie = `${phoneMarker}=${phoneMarkerValue}; Path=/`;
  // These four and the cookie are what the page on protection names.
  const kept = Object.keys(localStorage).toSorted();
  expect(kept).toEqual(["satchel.joined", "satchel.losses", "satchel.opened", "satchel.phone"]);
  expect(isMarked(document)).toBe(true);

  const leftovers = await wipe({
    indexedDB: new IDBFactory(),
    databases: [],
    caches: undefined,
    serviceWorker: undefined,
    localStorage,
    dropMarker: () => dropMarker(document),
  });

  expect(leftovers).toEqual([]);
  expect(Object.keys(localStorage)).toEqual([]);
  expect(isMarked(document)).toBe(false);
});
