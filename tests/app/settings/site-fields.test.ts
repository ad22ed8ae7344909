import { describe, expect, test } from "vitest";
import {
  parseLabel,
  siteCodeFor,
  sitesWith,
  sitesWithRetired,
} from "../../../src/app/settings/site-fields.ts";
import { isSiteCode } from "../../../src/contract/ids.ts";
import { siteCode, siteOf } from "../../support/builders.ts";
import { errorOf, valueOf } from "../../support/results.ts";

const main = siteOf({ code: "MAIN", name: "Main Street" });
const draft = { name: "Harbor", area: "", model: "street" } as const;

describe("siteCodeFor", () => {
  test("says the name in capital letters", () => {
    expect(siteCodeFor("Río Grande, 2nd stop", [])).toBe("RIO-GRANDE-2ND-STOP");
  });

  test("is never the code of another site, retired or not", () => {
    const taken = [
      siteOf({ code: "HARBOR", name: "Pier", retired: true }),
      siteOf({ code: "HARBOR-2", name: "Old harbor" }),
    ];

    expect(siteCodeFor("Harbor", taken)).toBe("HARBOR-3");
  });

  test("is a code whatever the name: long, of another script, or without a letter", () => {
    const names = ["a".repeat(80), "𠮷".repeat(40), "متنقل", "###", "-- x --"];
    const codes = names.map((name) => siteCodeFor(name, []));

    for (const code of codes) expect(isSiteCode(code)).toBe(true);
    expect(codes[3]).toBe("SITE");
  });
});

describe("sitesWith", () => {
  test("adds a site with a code of its own", () => {
    const sites = valueOf(sitesWith({ ...draft, name: "  Harbor ", area: " East " }, [main]));

    expect(sites).toEqual([main, { code: "HARBOR", name: "Harbor", area: "East", model: "street" }]);
  });

  test("keeps the code when the name changes", () => {
    const sites = valueOf(sitesWith({ ...draft, name: "Quay" }, [main], main.code));

    expect(sites).toEqual([{ code: "MAIN", name: "Quay", model: "street" }]);
  });

  test("keeps a retired site retired when its name changes", () => {
    const retired = siteOf({ code: "MAIN", retired: true });

    expect(valueOf(sitesWith(draft, [retired], retired.code))[0]?.retired).toBe(true);
  });

  test("refuses a second site of the same name, and takes a site's own name again", () => {
    expect(errorOf(sitesWith({ ...draft, name: "main street" }, [main]))).toEqual({ name: "taken" });
    expect(sitesWith({ ...draft, name: "Main Street" }, [main], main.code).ok).toBe(true);
  });

  test("says which fields don't fit", () => {
    expect(errorOf(sitesWith({ ...draft, name: " ", area: "a".repeat(81) }, []))).toEqual({
      name: "missing",
      area: "unfit",
    });
  });

  test("holds 500 sites and no more", () => {
    const sites = (count: number) =>
      Array.from({ length: count }, (_, index) => siteOf({ code: `S-${index}`, name: `Site ${index}` }));

    expect(sitesWith(draft, sites(499)).ok).toBe(true);
    expect(errorOf(sitesWith(draft, sites(500)))).toEqual({ program: "full" });
  });
});

describe("sitesWithRetired", () => {
  test("retires a site and offers it again, the rest as it was", () => {
    const retired = sitesWithRetired([main], siteCode("MAIN"), true);

    expect(retired).toEqual([{ ...main, retired: true }]);
    expect(sitesWithRetired(retired, siteCode("MAIN"), false)).toEqual([main]);
  });
});

describe("parseLabel", () => {
  test("takes one line up to its limit and no longer", () => {
    expect(valueOf(parseLabel(` ${"a".repeat(80)} `, 80))).toHaveLength(80);
    expect(errorOf(parseLabel("a".repeat(81), 80))).toBe("unfit");
    expect(errorOf(parseLabel("two\nlines", 80))).toBe("unfit");
    expect(errorOf(parseLabel("  ", 80))).toBe("missing");
  });
});
