import { afterEach, describe, expect, test } from "vitest";
import { chosenHand, keepHand, showHand } from "../../../src/app/shell/hand.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";

const root = document.documentElement;

afterEach(() => {
  root.dir = "";
  showHand("right");
});

describe("chosenHand", () => {
  test("is the right one until the left is chosen", () => {
    const storage = memoryStorage();
    expect(chosenHand(storage)).toBe("right");

    keepHand(storage, "left");
    expect(chosenHand(storage)).toBe("left");
  });
});

describe("showHand", () => {
  test("puts what the thumb reaches where a line begins for a left hand, and where it ends for a right one", () => {
    showHand("left");
    expect(root.dataset["thumb"]).toBe("start");

    showHand("right");
    expect(root.dataset["thumb"]).toBeUndefined();
  });

  test("keeps a hand on its own side in a script that runs from the right", () => {
    root.dir = "rtl";

    showHand("left");
    expect(root.dataset["thumb"]).toBeUndefined();

    showHand("right");
    expect(root.dataset["thumb"]).toBe("start");
  });
});
