/**
 * Draws the PNG icons from their SVG sources, for home screens that take no
 * SVG: `node src/tools/icons/draw.ts` after a change of a source. The PNGs are committed, so
 * that a build needs no browser.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { chromium, type Browser } from "@playwright/test";
import { findChromium } from "../browser-paths.mjs";
import { smallPng } from "./small-png.ts";

const iconFolder = resolve(import.meta.dirname, "../../../public/icons");
const anySource = join(iconFolder, "icon.svg");
/** Fills the whole square and keeps the drawing inside the circle that Android may cut. */
const maskableSource = join(import.meta.dirname, "maskable.svg");

const drawings = [
  { source: anySource, name: "icon-192.png", sizePx: 192 },
  { source: anySource, name: "icon-512.png", sizePx: 512 },
  { source: maskableSource, name: "maskable-192.png", sizePx: 192 },
  { source: maskableSource, name: "maskable-512.png", sizePx: 512 },
  // iOS rounds the corners itself and shows black where an icon is see-through.
  { source: maskableSource, name: "apple-touch-icon.png", sizePx: 180 },
] as const;

const executablePath = findChromium();
if (executablePath === undefined) {
  console.error("No Chromium is installed. Run `npm test` once, which installs it.");
  process.exit(1);
}
const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
for (const drawing of drawings) await draw(browser, drawing);
await browser.close();

async function draw(from: Browser, { source, name, sizePx }: (typeof drawings)[number]): Promise<void> {
  const page = await from.newPage({ viewport: { width: sizePx, height: sizePx } });
  const svg = await readFile(source, "utf8");
  await page.setContent(`<style>html,body{margin:0}svg{display:block;width:${sizePx}px}</style>${svg}`);
  await writeFile(join(iconFolder, name), smallPng(await page.screenshot({ omitBackground: true })));
  await page.close();
}
