// Legible by rule, not by eye: every pair of colours that words or signs are made of, in every theme.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import {
  contrastOf,
  readRules,
  readThemes,
  withMoreContrast,
  type Rule,
} from "../../support/style-sheets.ts";

const projectRoot = resolve(import.meta.dirname, "../../..");
const tokensPath = join(projectRoot, "src/app/styles/tokens.css");

/** What is read at a glance in the sun: WCAG 2.2, 1.4.6. */
const mainText = 7;
/** All other words and figures: 1.4.3. And all of them by red light: the brightest red has 5.25 on black. */
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
  // What explains: on a notice too, and on what is pressed.
  {
    least: otherText,
    ink: "ink-soft",
    on: ["ground", "surface", "surface-sunk", "accent-wash", "good-wash", "careful-wash"],
  },
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
  // The sign of the place where one is.
  { least: otherText, ink: "on-here", on: ["here-wash"] },
  // The nought of a tile that isn't counted yet, and edges of what can be typed in or chosen.
  { least: otherText, ink: "line-strong", on: ["ground", "surface"] },
  // The same edges on a notice, and around the kind of entry that is chosen.
  { least: sign, ink: "line-strong", on: ["surface-sunk", "accent-wash", "good-wash", "careful-wash"] },
  // Signs, also of what is pressed.
  { least: sign, ink: "good", on: ["ground", "surface", "surface-sunk", "good-wash"] },
  { least: sign, ink: "careful", on: ["surface-sunk"] },
  { least: sign, ink: "tile-counted-line", on: ["ground", "surface"] },
  // Around what is pressed by a key too.
  {
    least: sign,
    ink: "focus",
    on: ["ground", "surface", "surface-sunk", "accent-wash", "good-wash", "careful-wash"],
  },
];

/** Colours that tell nothing by themselves, and why not. */
const decoration: Readonly<Record<string, string>> = {
  line: "parts what its place parts already",
  scrim: "dims the screen under a sheet",
  shadow: "lifts a tile that has an edge",
};

const tokens = readFileSync(tokensPath, "utf8");
const themes = readThemes(tokens);
const withNeeds = [...themes, ...themes.map((theme) => withMoreContrast(tokens, theme))];
const pairs = roles.flatMap(({ least, ink, on }) => on.map((ground) => ({ least, ink, ground })));

describe.each(withNeeds)("the colours of $name", ({ name: light, colours }) => {
  const most = light.startsWith("red") ? otherText : Infinity;

  test.each(pairs)("--$ink on --$ground has a contrast of $least or more", ({ least, ink, ground }) => {
    expect(contrastOf(colours[ink], colours[ground])).toBeGreaterThanOrEqual(Math.min(least, most));
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
    const [day, chosenNight, phoneNight, red] = themes;

    expect(Object.keys(chosenNight?.colours ?? {})).toEqual(Object.keys(day?.colours ?? {}));
    expect(phoneNight?.colours).toEqual(chosenNight?.colours);
    expect(Object.keys(red?.colours ?? {})).toEqual(Object.keys(day?.colours ?? {}));
  });

  test("has no light in red but red", () => {
    const red = themes.find(({ name }) => name === "red");
    const opaque = Object.values(red?.colours ?? {}).filter((colour) => colour.startsWith("#"));

    expect(opaque.length).toBeGreaterThan(15);
    expect(opaque.filter((colour) => !/^#[0-9a-f]{2}0000$/.test(colour))).toEqual([]);
  });

  test("tells what is chosen or counted in red by turning it over, not by a hue", () => {
    const { colours = {} } = themes.find(({ name }) => name === "red") ?? {};

    for (const turned of ["tile-counted", "here-wash", "accent"]) {
      expect(contrastOf(colours[turned], colours["surface"])).toBeGreaterThanOrEqual(otherText);
    }
  });

  test("lets what a person needs win over every light", () => {
    expect(tokens.indexOf("@layer tokens.light, tokens.needs;")).toBeGreaterThan(-1);
    const [, needs = ""] = tokens.split("@layer tokens.needs {");

    expect(needs).toContain("prefers-contrast: more");
    expect(needs).toContain("forced-colors: active");
    expect(needs).not.toContain("data-theme");
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
