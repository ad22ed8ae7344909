/** Ways for a file made here to leave the app: the browser's downloads, and the phone's share sheet. */

export interface MadeFile {
  readonly name: string;
  readonly content: Blob;
}

/** Puts a file among the downloads. The link that was pressed for it lives as long as the click. */
export function downloadFile({ name, content }: MadeFile): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  // Firefox takes only links that are on the page.
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the file after the click; a minute is far more than it needs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Whether this phone's share sheet takes these files. */
export function canShare(files: readonly MadeFile[]): boolean {
  return typeof navigator.canShare === "function" && navigator.canShare({ files: filesOf(files) });
}

/** Opens the share sheet. Closing it again is no failure. */
export async function shareFiles(files: readonly MadeFile[]): Promise<"shared" | "closed" | "failed"> {
  try {
    await navigator.share({ files: filesOf(files) });
    return "shared";
  } catch (error) {
    return error instanceof DOMException && error.name === "AbortError" ? "closed" : "failed";
  }
}

function filesOf(files: readonly MadeFile[]): File[] {
  return files.map(({ name, content }) => new File([content], name, { type: content.type }));
}
