/** Primary result codes (sqlite.org/rescode.html) that say something of the disk or of another process, not of our work. */
const unavailableCodes = new Set([
  /** SQLITE_BUSY: another process has held the file for longer than we wait. */
  5,
  /** SQLITE_NOMEM */
  7,
  /** SQLITE_READONLY */
  8,
  /** SQLITE_IOERR */
  10,
  /** SQLITE_FULL */
  13,
  /** SQLITE_CANTOPEN, also of the log beside the file */
  14,
]);

/** Whether a write failed for what may pass: nothing is stored, and another try may help. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error) || !("errcode" in error)) return false;
  // The lowest byte of an extended code is its primary one.
  return unavailableCodes.has(Number(error.errcode) & 0xff);
}
