// What is wrong with one state of a screen, in words: for thumbs, eyes, ears, and in the language it is walked in.
import type { Page } from "@playwright/test";
import { axeFaults, turnLight } from "../../e2e/support/axe-faults.ts";
import { layoutFaults } from "../../e2e/support/layout-faults.ts";
import { spokenName } from "../../e2e/support/spoken.ts";
import { plainWords } from "./plain-words.ts";

/** The narrowest of phones, a small one of today, and a desk. */
const widths = [
  { width: 320, height: 640 },
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

/** By day, and in red, where letters are larger. Night changes nothing but colours. */
const sizes = [null, "red"] as const;

export async function stateFaults(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const light of sizes) {
    await turnLight(page, light);
    for (const size of widths) {
      await page.setViewportSize(size);
      const found = await layoutFaults(page);
      faults.push(...found.map((fault) => `${size.width} px, ${light ?? "day"}: ${fault}`));
    }
    await turnLight(page, null);
  }
  const [, usual] = widths;
  if (usual !== undefined) await page.setViewportSize(usual);
  await withoutSoftHyphens(page, async () => void faults.push(...(await axeFaults(page))));
  faults.push(...(await headingFaults(page)), ...(await languageFaults(page)));
  return faults.filter((fault) => !isOfPseudo(fault));
}

/** Nobody sees or says them, but the checker takes a word with one for another than the same word without. */
async function withoutSoftHyphens(page: Page, look: () => Promise<void>): Promise<void> {
  const hyphenated = await page.evaluateHandle(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: { readonly node: Node; readonly words: string }[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const words = node.textContent ?? "";
      if (!words.includes("\u00AD")) continue;
      found.push({ node, words });
      node.textContent = words.replaceAll("\u00AD", "");
    }
    return found;
  });
  await look();
  await hyphenated.evaluate((found) => {
    for (const { node, words } of found) node.textContent = words;
  });
}

/**
 * Its own faults: a name that a person wrote is in plain letters where it is seen, and in others within a sentence
 * that is read out. And with its long sentences the bars at the foot of 320 pixels are taller than those of any
 * language, which are where it is looked at whether they cover what has the focus.
 */
function isOfPseudo(fault: string): boolean {
  return (
    spokenName.startsWith("pseudo") && /label-content-name-mismatch|has the focus and is covered/.test(fault)
  );
}

/** To be called before the first page: it notes on which addresses a heading took the focus as the screen opened. */
export async function watchHeadings(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // The browser itself puts the focus at the top of the first screen of a page.
    const opened = new Set([location.pathname]);
    Object.assign(window, { satchelOpened: opened });
    document.addEventListener("focusin", ({ target }) => {
      if (target instanceof HTMLHeadingElement) opened.add(location.pathname);
    });
  });
}

declare global {
  interface Window {
    readonly satchelOpened?: Set<string>;
  }
}

function headingFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    // The calendar that hides the screen has one of its own, and the screen under it can't be reached.
    const headings = [...document.querySelectorAll("h1:not(dialog h1)")].filter((heading) =>
      heading.checkVisibility(),
    );
    const isOpened = window.satchelOpened?.has(location.pathname) === true;
    return [
      ...(headings.length === 1 ? [] : [`${headings.length} headings of the first order are shown`]),
      ...(isOpened ? [] : ["its heading took no focus when the screen opened"]),
    ];
  });
}

/** `lang` and `dir` as the language has them; and no word that came from no dictionary. */
async function languageFaults(page: Page): Promise<readonly string[]> {
  const isPseudo = spokenName.startsWith("pseudo");
  const wanted = {
    lang: isPseudo ? "en" : spokenName,
    dir: spokenName === "pseudo-rtl" ? "rtl" : "ltr",
  };
  const shown = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    dir: document.documentElement.dir,
  }));
  return [
    ...(shown.lang === wanted.lang ? [] : [`lang is ${shown.lang}`]),
    ...(shown.dir === wanted.dir ? [] : [`dir is ${shown.dir}`]),
    ...(isPseudo ? (await plainWords(page)).map((words) => `"${words}" came from no dictionary`) : []),
  ];
}
