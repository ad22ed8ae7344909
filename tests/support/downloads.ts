/** Catches what a screen would put among the downloads. */
import { vi } from "vitest";

export interface CaughtFile {
  readonly name: string;
  readonly text: string;
}

export interface Downloads {
  /** In the order in which they were saved. */
  files(): Promise<readonly CaughtFile[]>;
  /** Addresses that the browser was sent to for a table. */
  links(): readonly string[];
  forget(): void;
  release(): void;
}

export function catchDownloads(): Downloads {
  const contents = new Map<string, Blob>();
  const links: string[] = [];
  let saved: { readonly name: string; readonly content: Blob }[] = [];

  const spies = [
    vi.spyOn(URL, "createObjectURL").mockImplementation((content) => {
      const address = `blob:test/${contents.size}`;
      contents.set(address, content as Blob);
      return address;
    }),
    vi.spyOn(URL, "revokeObjectURL").mockImplementation(() => undefined),
    // Only links that are made for a download are clicked by a program here.
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function save(this: HTMLAnchorElement) {
      const content = contents.get(this.href);
      if (content === undefined) links.push(this.getAttribute("href") ?? "");
      else saved.push({ name: this.download, content });
    }),
  ];

  return {
    // By its bytes: `text()` would swallow a byte order mark.
    files: () =>
      Promise.all(
        saved.map(async ({ name, content }) => ({
          name,
          text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(await content.arrayBuffer()),
        })),
      ),
    links: () => links,
    forget() {
      saved = [];
    },
    release() {
      for (const spy of spies) spy.mockRestore();
    },
  };
}
