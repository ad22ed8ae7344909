import { afterEach, describe, expect, test } from "vitest";
import { chosenTheme, keepTheme, showTheme } from "../../../src/app/shell/theme.ts";
import { memoryStorage } from "../../support/ledger-screen.tsx";

const root = document.documentElement;
const barColours = () =>
  [...document.head.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')].map(
    ({ content }) => content,
  );

afterEach(() => {
  showTheme("auto");
  root.style.removeProperty("--ground");
  document.head.replaceChildren();
});

describe("chosenTheme", () => {
  test("is as the phone until one is chosen, and the chosen one from then on", () => {
    const storage = memoryStorage();
    expect(chosenTheme(storage)).toBe("auto");

    keepTheme(storage, "red");

    expect(chosenTheme(storage)).toBe("red");
  });
});

describe("showTheme", () => {
  test("says the chosen theme where the style sheets look, and nothing where the phone decides", () => {
    showTheme("red");
    expect(root.getAttribute("data-theme")).toBe("red");

    showTheme("auto");
    expect(root.hasAttribute("data-theme")).toBe(false);
  });

  test("gives the browser's bars the ground of what was chosen, before those that follow the phone", () => {
    document.head.innerHTML =
      '<meta name="theme-color" media="(prefers-color-scheme: light)" content="#fff" />';
    root.style.setProperty("--ground", "#010000");

    showTheme("night");
    showTheme("red");
    expect(barColours()).toEqual(["#010000", "#fff"]);

    showTheme("auto");
    expect(barColours()).toEqual(["#fff"]);
  });
});
