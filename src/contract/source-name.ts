/** A file's name as part of what its records' ids are made of. */

/**
 * The name that a file was made under, without what browsers and desktops add
 * when it is downloaded or copied a second time: `evening (1).jsonl` is
 * `evening.jsonl` again, and its lines without an id must not become other
 * records. Only what programs add is dropped: `evening 2` and `evening-2` are
 * how people number their evenings, and two evenings of one name would lose
 * the contacts that they have in common.
 */
export function sourceNameOf(fileName: string): string {
  // Composed letters: a Mac hands over the parts of é where a phone has one letter.
  const name = fileName.normalize("NFC").trim();
  const extension = /\.[^.\s]+$/.exec(name)?.[0] ?? "";
  let stem = name.slice(0, name.length - extension.length);
  for (let shorter = withoutSuffix(stem); shorter !== stem; shorter = withoutSuffix(stem)) stem = shorter;
  return stem + extension;
}

/**
 * `(1)` of Chromium, Android and Firefox, ` - Copy` of Windows, ` copy 2` of
 * macOS, ` (copy)` of Linux desktops, in the languages of the app.
 */
const addedSuffix = /(?: ?\(\d{1,2}\)| - cop(?:y|ia|ie)| \(cop(?:y|ia|ie)\)| cop(?:y|ia|ie)(?: \d{1,2})?)$/i;

/** A name that is nothing but such a suffix is somebody's own. */
function withoutSuffix(stem: string): string {
  const shorter = stem.replace(addedSuffix, "").trimEnd();
  return shorter === "" ? stem : shorter;
}
