/** Catches what a screen would put among the downloads. */
export interface CaughtFile {
  readonly name: string;
  readonly text: string;
}

export interface Downloads {
  /** In the order in which they were saved. */
  files(): Promise<readonly CaughtFile[]>;
  forget(): void;
  release(): void;
}

export function catchDownloads(): Downloads {
  const blobs = new Map<string, Blob>();
  let saved: { readonly name: string; readonly content: Blob }[] = [];
  const { createObjectURL, revokeObjectURL } = URL;
  const { click } = HTMLAnchorElement.prototype;

  URL.createObjectURL = (content) => {
    const address = `blob:test/${blobs.size}`;
    blobs.set(address, content as Blob);
    return address;
  };
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function save(this: HTMLAnchorElement) {
    const content = blobs.get(this.href);
    if (content === undefined || this.download === "") click.call(this);
    else saved.push({ name: this.download, content });
  };

  return {
    // By its bytes: `text()` would swallow a byte order mark.
    files: () =>
      Promise.all(
        saved.map(async ({ name, content }) => ({
          name,
          text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(await content.arrayBuffer()),
        })),
      ),
    forget() {
      saved = [];
    },
    release() {
      URL.createObjectURL = createObjectURL;
      URL.revokeObjectURL = revokeObjectURL;
      HTMLAnchorElement.prototype.click = click;
    },
  };
}
