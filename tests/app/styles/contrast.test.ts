// Legible by rule, not by eye: every pair of colours that words or signs are made of, in both themes.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { contrastOf, readRules, readThemes, type Rule } from "../../support/style-sheets.ts";

const projectRoot = resolve(import.meta.dirname, "../../..");
const tokensPath = join(projectRoot, "src/app/styles/tokens.css");

/** What is read at a glance in the sun: WCAG 2.2, 1.4.6. */
const mainText = 7;
/** All other words and figures: 1.4.3. */
const otherText = 4.5;
/** Signs and edges that tell something, and the ring around what has the focus: 1.4.11. */
const sign = 3;

interface Role {
  readonly least: number;
  readonly ink: string;
  readonly on: readonly string[];
}

const roles: readonly Role[] = [
  {
    least: mainText,
    ink: "ink",
    on: ["ground", "surface", "surface-sunk", "accent-wash", "good-wash", "careful-wash"],
  },
  { least: otherText, ink: "ink-soft", on: ["ground", "surface", "surface-sunk"] },
  // Links and quiet buttons, some of them on a notice; while one is pressed, on the wash.
  {
    least: otherText,
    ink: "accent",
    on: ["ground", "surface", "surface-sunk", "accent-wash", "good-wash", "careful-wash"],
  },
  { least: otherText, ink: "on-accent", on: ["accent"] },
  // A primary button while it is pressed.
  { least: otherText, ink: "ground", on: ["ink"] },
  { least: otherText, ink: "on-tile-counted", on: ["tile-counted"] },
  { least: otherText, ink: "on-tile-counted-soft", on: ["tile-counted"] },
  { least: otherText, ink: "careful", on: ["ground", "surface", "careful-wash"] },
  // The nought of a tile that isn't counted yet, and edges of what can be typed in or chosen.
  { least: otherText, ink: "line-strong", on: ["ground", "surface"] },
  { least: sign, ink: "good", on: ["ground", "surface", "good-wash"] },
  { least: sign, ink: "tile-counted-line", on: ["ground", "surface"] },
  {
    least: sign,
    ink: "focus",
    on: ["ground", "surface", "surface-sunk", "good-wash", "careful-wash"],
  },
];

/** Colours that tell nothing by themselves, and why not. */
const decoration: Readonly<Record<string, string>> = {
  line: "parts what its place parts already",
  scrim: "dims the screen under a sheet",
  shadow: "lifts a tile that has an edge",
};

const themes = readThemes(readFileSync(tokensPath, "utf8"));
const pairs = roles.flatMap(({ least, ink, on }) => on.map((ground) => ({ least, ink, ground })));

describe.each(themes)("the colours of $name", ({ colours }) => {
  test.each(pairs)("--$ink on --$ground has a contrast of $least or more", ({ least, ink, ground }) => {
    expect(contrastOf(colours[ink], colours[ground])).toBeGreaterThanOrEqual(least);
  });

  test("are each in a pair that is checked, or are decoration", () => {
    const declared = new Set([
      ...pairs.flatMap(({ ink, ground }) => [ink, ground]),
      ...Object.keys(decoration),
    ]);

    expect(Object.keys(colours).filter((name) => !declared.has(name))).toEqual([]);
  });
});

describe("tokens.css", () => {
  test("has one set of names, and the same night whether it was chosen or is the phone's", () => {
    const [day, chosenNight, phoneNight] = themes;

    expect(Object.keys(chosenNight?.colours ?? {})).toEqual(Object.keys(day?.colours ?? {}));
    expect(phoneNight?.colours).toEqual(chosenNight?.colours);
  });

  test("has the ground that the browser's bars take from index.html", () => {
    const page = readFileSync(join(projectRoot, "index.html"), "utf8");
    const barColours = [...page.matchAll(/name="theme-color"[^>]*content="(#[0-9a-f]{6})"/g)].map(
      ([, hex]) => hex,
    );

    expect(barColours).toEqual([themes[0]?.colours["ground"], themes[1]?.colours["ground"]]);
  });
});

describe("the style sheets", () => {
  const rules = styleSheetsBelow(join(projectRoot, "src/app")).flatMap((path) =>
    readRules(readFileSync(path, "utf8")).map((rule) => ({
      ...rule,
      path: path.slice(projectRoot.length + 1),
    })),
  );

  test("are found", () => {
    expect(rules.length).toBeGreaterThan(100);
  });

  test("set no words on a ground that isn't a checked pair", () => {
    const unchecked = rules.filter((rule) => !isCheckedPair(rule)).map(placeOf);

    expect(unchecked).toEqual([]);
  });

  test("take every colour from a token", () => {
    const literal = /#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|oklch|oklab|lab|lch|color)\(/i;
    const withLiteral = rules
      .filter(({ path, body }) => !path.endsWith("/tokens.css") && literal.test(body))
      .map(placeOf);

    expect(withLiteral).toEqual([]);
  });
});

/** A rule that sets words or ground alone takes the other from where it stands. */
function isCheckedPair({ declarations }: Rule): boolean {
  const ink = tokenIn(declarations["color"]);
  const ground = tokenIn(declarations["background"]);
  if (ink === undefined || ground === undefined) return true;
  return pairs.some((pair) => pair.ink === ink && pair.ground === ground && pair.least >= otherText);
}

function tokenIn(value: string | undefined): string | undefined {
  return /^var\(--([a-z-]+)\)$/.exec(value ?? "")?.[1];
}

function placeOf({ path, selector }: Rule & { readonly path: string }): string {
  return `${path}: ${selector}`;
}

function styleSheetsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".css"))
    .map((entry) => join(entry.parentPath, entry.name));
}
