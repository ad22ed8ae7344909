/** What endpoints of this process met that no request may bring about. */

const sqliteFull = 13;

/** No schedule may bring the endpoint to a mistake of ours. A full disk is none, and its log has to say so. */
export function reportMistake(error: unknown): void {
  const isFullDisk = error instanceof Error && "errcode" in error && error.errcode === sqliteFull;
  if (!isFullDisk) mistakes.push(error);
}
const mistakes: unknown[] = [];

export function takeMistakes(): readonly unknown[] {
  return mistakes.splice(0);
}
