/**
 * The files that the app gives to the browser, byte for byte. A stock Firefox
 * driven by WebDriver BiDi tells nothing of its downloads, so in every browser
 * the page itself keeps what was put behind a link that is pressed for it.
 */
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
  await page.addInitScript(() => {
    const contents = new Map<string, Blob>();
    const createObjectURL = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (content: Blob) => {
      const address = createObjectURL(content);
      contents.set(address, content);
      return address;
    };
    window.satchelKeptFiles = [];
    // Not passed on: the machine that runs the tests is to be left without their files.
    const click = Reflect.get(HTMLAnchorElement.prototype, "click");
    HTMLAnchorElement.prototype.click = function keep(this: HTMLAnchorElement) {
      // A table of the server's is no file of the page; Chromium tells of its download.
      if (new URL(this.href).pathname.startsWith("/v1/")) return click.call(this);
      const content = contents.get(this.href);
      if (content === undefined) throw new Error(`"${this.href}" is no file of this page.`);
      window.satchelKeptFiles.push({ name: this.download, content });
    };
  });
}

/** The file with such a name that `save` makes the app give. */
export async function fileSavedBy(page: Page, name: RegExp, save: () => Promise<void>): Promise<Buffer> {
  const namesSaved = () => page.evaluate(() => window.satchelKeptFiles.map((file) => file.name));
  const before = (await namesSaved()).length;
  const isNew = (saved: string, index: number) => index >= before && name.test(saved);

  await save();
  await expect.poll(async () => (await namesSaved()).some(isNew), `a new file ${name}`).toBe(true);
  return contentAt(page, (await namesSaved()).findIndex(isNew));
}

async function contentAt(page: Page, position: number): Promise<Buffer> {
  const base64 = await page.evaluate(async (index) => {
    const bytes = new Uint8Array((await window.satchelKeptFiles[index]?.content.arrayBuffer()) ?? []);
    return btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(""));
  }, position);
  return Buffer.from(base64, "base64");
}
