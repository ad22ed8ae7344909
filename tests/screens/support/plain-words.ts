import type { Page } from "@playwright/test";
import { plainWord } from "../../support/pseudo-text.ts";

/** What a page shows or says in plain letters, though all its dictionaries are in others. */
export async function plainWords(page: Page): Promise<readonly string[]> {
  const said = await page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const owner = node.parentElement;
      if (owner !== null && owner.closest("script, style, noscript") === null)
        texts.push(node.textContent ?? "");
    }
    for (const attribute of ["aria-label", "aria-description", "placeholder", "title", "alt", "data-label"]) {
      for (const element of document.querySelectorAll(`[${attribute}]`)) {
        texts.push(element.getAttribute(attribute) ?? "");
      }
    }
    return texts.map((text) => text.replaceAll("\u00AD", ""));
  });
  const found = said.filter((text) =>
    plainWord.test(notOurs.reduce((rest, own) => rest.replaceAll(own, ""), text)),
  );
  return [...new Set(found)].map((text) => text.trim().slice(0, 120));
}

/** What is no dictionary's: what people wrote, what is given to machines, and what Intl says. */
const notOurs: readonly RegExp[] = [
  // Names of the app, of its languages, and of days and months by Intl.
  /Satchel|English|Español|Français/g,
  /\b(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?\b/g,
  /\b(Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sep(t|tember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?)\b/g,
  /\b(AM|PM|UTC|[kMG]B|byte|lb|kg)\b/g,
  // What the tours write.
  /Harbour[^"]*?(ferry|outreach)|Pier|East Side|Street|Night Van|Bus, the green one|van 2|bag 1|North|Ash|asked for size 7|office|qqq|mex/g,
  // Zones of the time, addresses, names of files, codes, and entries as they were written.
  /\b[A-Z][A-Za-z_]+( ?\/ ?[A-Z][A-Za-z_ -]+)+/g,
  /https?:\S+|\S+\.(csv|jsonl)\b|\{[^]*\}/g,
  /\b[A-Z0-9]{2,}(-[A-Z0-9]+)*\b/g,
];
