/** What a person writes about a site, read into what a program keeps. */
import { isTextUpTo, parseSiteCode } from "../../contract/ids.ts";
import { maxListLength, maxTextLength } from "../../contract/limits.ts";
import { assert } from "../../domain/assert.ts";
import type { SiteCode } from "../../domain/ids.ts";
import type { Program, Site } from "../../domain/program.ts";
import type { ServiceModel } from "../../domain/record.ts";
import { err, ok, type Result } from "../../domain/result.ts";

/** A line of text that must be there and fit. */
export function parseLabel(text: string, maxLength: number): Result<string, "missing" | "unfit"> {
  const tidy = text.trim();
  if (tidy === "") return err("missing");
  return isTextUpTo(tidy, maxLength) ? ok(tidy) : err("unfit");
}

/** A form about one site as it was typed. */
export interface SiteDraft {
  readonly name: string;
  readonly area: string;
  readonly model: ServiceModel;
}

export interface SiteDraftProblems {
  readonly name?: "missing" | "unfit" | "taken";
  readonly area?: "unfit";
  readonly program?: "full";
}

/**
 * The sites with the draft in them: as a new one when `code` is absent, else in
 * place of the one with that code. A code is made from the name once and then
 * stays, also when the name changes: records and tables go by it.
 */
export function sitesWith(
  draft: SiteDraft,
  sites: Program["sites"],
  code?: SiteCode,
): Result<Program["sites"], SiteDraftProblems> {
  const others = sites.filter((site) => site.code !== code);
  const name = parseLabel(draft.name, maxTextLength.siteName);
  const area = draft.area.trim() === "" ? ok(undefined) : parseLabel(draft.area, maxTextLength.area);
  if (!name.ok || !area.ok) {
    return err({ ...(!name.ok && { name: name.error }), ...(!area.ok && { area: "unfit" }) });
  }
  if (others.some((site) => isSameName(site.name, name.value))) return err({ name: "taken" });
  if (code === undefined && sites.length >= maxListLength.sites) return err({ program: "full" });

  const before = sites.find((site) => site.code === code);
  const site: Site = {
    code: code ?? siteCodeFor(name.value, sites),
    name: name.value,
    ...(area.value !== undefined && { area: area.value }),
    model: draft.model,
    ...(before?.retired === true && { retired: true }),
    ...(before?.private === true && { private: true }),
  };
  return ok(before === undefined ? [...sites, site] : sites.map((each) => (each === before ? site : each)));
}

/** The sites with one no longer offered, or offered again. */
export function sitesWithRetired(
  sites: Program["sites"],
  code: SiteCode,
  retired: boolean,
): Program["sites"] {
  return sites.map((site) => {
    if (site.code !== code) return site;
    const { retired: _, ...offered } = site;
    return retired ? { ...offered, retired: true } : offered;
  });
}

/** A code that says the name in capital letters and that no other site has or had. */
export function siteCodeFor(name: string, sites: Program["sites"]): SiteCode {
  const taken = new Set<string>(sites.map((site) => site.code));
  const base = codeBaseOf(name);
  for (let number = 1; number <= sites.length + 1; number++) {
    const code = parseSiteCode(number === 1 ? base : `${base}-${number}`);
    assert(code.ok, "letters, digits and hyphens of at most 27 characters, and a number, are a site code");
    if (!taken.has(code.value)) return code.value;
  }
  throw new Error("Assertion failed: among one more code than there are sites, one is free");
}

/** Leaves room for `-500` within the 32 characters of a code. */
const maxBaseLength = 27;

function codeBaseOf(name: string): string {
  const letters = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+/, "");
  // By code point, so that no letter is cut in half.
  let base = "";
  for (const letter of letters) {
    if (base.length + letter.length > maxBaseLength) break;
    base += letter;
  }
  base = base.replace(/-+$/, "");
  return base === "" ? "SITE" : base.normalize("NFC");
}

function isSameName(one: string, other: string): boolean {
  return one.normalize("NFC").toLowerCase() === other.normalize("NFC").toLowerCase();
}
