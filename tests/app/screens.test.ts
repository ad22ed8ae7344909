// That no screen is left out of what looks at all of them.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { addressFault, allScreens, deskScreens, phoneScreens, sameScreens } from "../support/screens.ts";

const projectRoot = resolve(import.meta.dirname, "../..");
const tours = join(projectRoot, "tests/e2e/support/tours");

describe("the list of screens", () => {
  test.each([
    ["src/app/Screens.tsx", phoneScreens],
    ["src/app/desk/OpenDesk.tsx", deskScreens],
  ])("has every route of %s, and no other", (path, listed) => {
    const source = readFileSync(join(projectRoot, path), "utf8");
    const routes = new Set([...source.matchAll(/<Route path="([^"]+)"/g)].map(([, route = ""]) => route));

    expect(routes.size).toBeGreaterThan(10);
    const looked = [...routes].filter((route) => !(route in sameScreens));
    expect(looked.toSorted()).toEqual(listed.map(({ route }) => route).toSorted());
  });

  test("has a state of each screen, and none twice", () => {
    const states = allScreens.map(({ states: byKind }) => Object.values(byKind).flat());

    expect(states.filter((ofScreen) => ofScreen.length === 0)).toEqual([]);
    expect(new Set(states.flat()).size).toBe(states.flat().length);
  });

  test("has states that some tour visits", () => {
    const walks = readdirSync(tours)
      .map((name) => readFileSync(join(tours, name), "utf8"))
      .join("\n");
    // One visit is for each way of telling what came back.
    const isVisited = (state: string) => walks.includes(`"${state}"`) || /^returned, \w+$/.test(state);

    const states = allScreens.flatMap(({ states: byKind }) => Object.values(byKind).flat());
    expect(states.filter((state) => !isVisited(state))).toEqual([]);
  });

  test("has empty, filled, wrong, offline and locked ones", () => {
    const kinds = new Set(allScreens.flatMap(({ states }) => Object.keys(states)));

    expect([...kinds].toSorted()).toEqual(["empty", "error", "filled", "locked", "offline"]);
  });
});

describe("addressFault", () => {
  test("finds nothing wrong with a state on the address that it is listed for", () => {
    expect(addressFault("contact", "/")).toBeUndefined();
    expect(addressFault("an entry and its history", "/desk/record/7")).toBeUndefined();
  });

  test("names a state that isn't listed, or stands on another address", () => {
    expect(addressFault("a new thing", "/")).toMatch(/no state/);
    expect(addressFault("contact", "/group")).toMatch(/listed for \/,/);
  });
});
