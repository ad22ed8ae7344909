/**
 * The files that the app gives to the browser, byte for byte. A stock Firefox
 * driven by WebDriver BiDi tells nothing of its downloads, so in every browser
 * the page itself keeps what was put behind a link that is pressed for it; in
 * Chromium the file that arrives is compared with that.
 */
import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";

interface KeptFile {
  readonly name: string;
  readonly content: Blob;
}

declare global {
  interface Window {
    satchelKeptFiles: KeptFile[];
  }
}

/** To be called before the page is opened. */
export async function keepSavedFiles(page: Page): Promise<void> {
  await page.addInitScript((isPassedOn: boolean) => {
    const contents = new Map<string, Blob>();
    const createObjectURL = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (content: Blob) => {
      const address = createObjectURL(content);
      contents.set(address, content);
      return address;
    };
    window.satchelKeptFiles = [];
    // oxlint-disable-next-line typescript/unbound-method -- called below with the link it belongs to
    const press = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
      const content = contents.get(this.href);
      if (content === undefined) throw new Error(`"${this.href}" is no file of this page.`);
      window.satchelKeptFiles.push({ name: this.download, content });
      // Elsewhere the machine that runs the tests would be left with their files.
      if (isPassedOn) press.call(this);
    };
  }, tellsOfDownloads(page));
}

/** The file with such a name that `save` makes the app give. */
export async function fileSavedBy(page: Page, name: RegExp, save: () => Promise<void>): Promise<Buffer> {
  const namesSaved = () => page.evaluate(() => window.satchelKeptFiles.map((file) => file.name));
  const before = (await namesSaved()).length;
  const isNew = (saved: string, index: number) => index >= before && name.test(saved);

  const arriving = tellsOfDownloads(page)
    ? page.waitForEvent("download", (download) => name.test(download.suggestedFilename()))
    : undefined;

  await save();
  await expect.poll(async () => (await namesSaved()).some(isNew), `a new file ${name}`).toBe(true);
  const content = await contentAt(page, (await namesSaved()).findIndex(isNew));
  const arrived = await arriving;
  if (arrived !== undefined) expect((await readFile(await arrived.path())).equals(content)).toBe(true);
  return content;
}

function tellsOfDownloads(page: Page): boolean {
  return page.context().browser()?.browserType().name() === "chromium";
}

async function contentAt(page: Page, position: number): Promise<Buffer> {
  const base64 = await page.evaluate(async (index) => {
    const bytes = new Uint8Array((await window.satchelKeptFiles[index]?.content.arrayBuffer()) ?? []);
    return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(""));
  }, position);
  return Buffer.from(base64, "base64");
}
