/** What a laboratory does first: reads every byte of a browser's profile, whatever the browser calls deleted. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The files that hold the text, as UTF-8 or as the two bytes a character that browsers write. */
export function filesHolding(profileDir: string, text: string): readonly string[] {
  const needles = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")];
  return filesIn(profileDir).filter((file) => {
    const bytes = readFileSync(join(profileDir, file));
    return needles.some((needle) => bytes.includes(needle));
  });
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    // Sockets and links to processes are no files.
    statSync(join(folder, file), { throwIfNoEntry: false })?.isFile(),
  );
}
