/** The hashes of events by their place in the log, read inside a transaction. */
import { StorageError } from "./failures.ts";
import type { StrictWrite } from "./strict-write.ts";

export function seqIndexOf(table: StrictWrite<never>["table"]): IDBIndex {
  return table("events").index("seq");
}

export function hashOf(value: unknown): Uint8Array {
  const h = (value as { readonly h?: unknown } | undefined)?.h;
  if (ArrayBuffer.isView(h) && h.byteLength === hashBytes) return h as Uint8Array;
  throw new StorageError({
    kind: "unreadable",
    cause: new Error("An event of the log is missing or broken"),
  });
}

/** SHA-256. */
const hashBytes = 32;
