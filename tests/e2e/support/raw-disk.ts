/** What a laboratory does first: reads every byte of a browser's profile, whatever the browser calls deleted. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { blocksOfTable, withoutLogHeaders } from "./level-db.ts";

/** The files that hold the text, as UTF-8 or as the two bytes a character that browsers write. */
export function filesHolding(profileDir: string, text: string): readonly string[] {
  const needles = [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")];
  for (let reading = 1; ; reading++) {
    try {
      return filesIn(profileDir).filter((file) =>
        readingsOf(join(profileDir, file)).some((bytes) => needles.some((needle) => bytes.includes(needle))),
      );
    } catch (error) {
      // The browser gave a file another name meanwhile: skipped, it would be missed under both.
      const isGone = error instanceof Error && "code" in error && error.code === "ENOENT";
      if (!isGone || reading === mostReadings) throw error;
    }
  }
}

const mostReadings = 5;

/** As the file lies there, and as its database would read it. */
function readingsOf(file: string): readonly Buffer[] {
  const bytes = readFileSync(file);
  if (file.endsWith(".ldb")) return [bytes, blocksOfTable(bytes)];
  if (file.endsWith(".log")) return [bytes, withoutLogHeaders(bytes)];
  return [bytes];
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    // Sockets and links to processes are no files.
    statSync(join(folder, file), { throwIfNoEntry: false })?.isFile(),
  );
}
