import { describe, expect, test } from "vitest";
import {
  dropUnusedNickname,
  forgetNicknames,
  keepNickname,
  keptNickname,
  nicknamesHere,
} from "../../../src/app/record/nickname.ts";
import { localDate } from "../../support/builders.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";

const sunday = localDate("2026-03-08");

describe("the name that somebody records under", () => {
  test("is kept until seven days after it was last used, then forgotten for good", () => {
    const storage = memoryStorage();
    keepNickname(storage, "Ash", sunday);

    expect(keptNickname(storage, localDate("2026-03-14"))).toBe("Ash");
    expect(keptNickname(storage, localDate("2026-03-15"))).toBeUndefined();
    expect(keptNickname(storage, sunday)).toBeUndefined();
  });

  test("is nobody's before it was said and after it was taken away", () => {
    const storage = memoryStorage();
    expect(keptNickname(storage, sunday)).toBeUndefined();

    keepNickname(storage, "Ash", sunday);
    keepNickname(storage, undefined, sunday);

    expect(keptNickname(storage, sunday)).toBeUndefined();
  });

  test.each([
    ["where the program has stopped asking", sunday, false],
    ["after seven days", localDate("2026-03-15"), true],
  ] as const)("is dropped at a start %s", (_when, today, isAsked) => {
    const storage = memoryStorage();
    keepNickname(storage, "Ash", sunday);

    dropUnusedNickname(storage, today, isAsked);

    expect(storage.getItem("satchel-worker")).toBe("");
  });

  test("stays over a start where the program asks", () => {
    const storage = memoryStorage();
    keepNickname(storage, "Ash", sunday);

    dropUnusedNickname(storage, sunday, true);

    expect(keptNickname(storage, sunday)).toBe("Ash");
  });

  test.each(["2026-03-08", "yesterday\nAsh", `2026-03-08\n${"x".repeat(41)}`, "\n"])(
    "is nobody's where something else lies in its place: %j",
    (stored) => {
      const storage = memoryStorage();
      storage.setItem("satchel-worker", stored);

      expect(keptNickname(storage, sunday)).toBeUndefined();
    },
  );

  test("stays known for a week beside that of who records now, for a tap to go back to it", () => {
    const storage = memoryStorage();
    keepNickname(storage, "Ash", sunday);
    keepNickname(storage, "Sam", localDate("2026-03-10"));

    expect(keptNickname(storage, localDate("2026-03-10"))).toBe("Sam");
    expect(nicknamesHere(storage, localDate("2026-03-14"))).toEqual(["Sam", "Ash"]);
    expect(nicknamesHere(storage, localDate("2026-03-15"))).toEqual(["Sam"]);
    expect(storage.getItem("satchel-worker")).not.toContain("Ash");
    keepNickname(storage, undefined, localDate("2026-03-15"));
    expect(keptNickname(storage, localDate("2026-03-15"))).toBeUndefined();
    expect(nicknamesHere(storage, localDate("2026-03-15"))).toEqual(["Sam"]);
  });

  test("is one however often it comes back, and of no more than twelve", () => {
    const storage = memoryStorage();
    for (let hands = 0; hands < 20; hands++) keepNickname(storage, `N${hands}`, sunday);
    keepNickname(storage, "N15", sunday);

    const names = nicknamesHere(storage, sunday);

    expect(names).toHaveLength(12);
    expect(names.slice(0, 3)).toEqual(["N15", "N19", "N18"]);
    forgetNicknames(storage);
    expect(storage.getItem("satchel-worker")).toBe("");
  });
});
