/**
 * The totals of a whole program in a lead's browser, so that reports open
 * without a connection. All of it is one sealed row: whoever takes the laptop
 * finds a salt, a nonce and ciphertext. The key comes from the password of the
 * account and is held in memory only; signing out drops the row.
 */
import { Dexie, type Table } from "dexie";
import type { Who } from "../contract/wire/access-messages.ts";
import type { WireBlock } from "../contract/wire/desk-messages.ts";
import { parseReplyOf } from "../contract/wire/route-messages.ts";
import { parseSettings, type Settings } from "../contract/wire/settings-message.ts";
import { maxBlocksPerPull } from "../contract/wire/wire-limits.ts";
import { isLocalDate } from "../contract/ids.ts";
import type { LocalDate } from "../domain/ids.ts";
import { failureOf } from "./failures.ts";

export interface KeptProgram {
  readonly who: Who;
  readonly settings: Settings;
  readonly blocks: readonly WireBlock[];
  readonly cursor: string;
  /** Program day on which they were pulled. */
  readonly asOf: LocalDate;
}

/** A convenience: a browser that refuses to store leaves the desk as it is, online. */
export interface DeskBlocks {
  /** Whether there is anything that a password may open. */
  has(): Promise<boolean>;
  /**
   * Nothing where the password doesn't open it or nothing is kept. What another version of the app kept, or counted
   * by other rules, is dropped as it is opened: nobody can be shown it, and a lead would be told to mistype.
   */
  open(password: string): Promise<KeptProgram | undefined>;
  keep(password: string, program: KeptProgram): Promise<void>;
  drop(): Promise<void>;
}

export interface DeskBlocksOptions {
  /** Of the database. */
  readonly name: string;
  readonly indexedDB?: IDBFactory;
  readonly keyRange?: typeof IDBKeyRange;
  /** From a source that can't be guessed. */
  randomBytes(length: number): Uint8Array<ArrayBuffer>;
}

/** OWASP's figure of 2023 for PBKDF2-HMAC-SHA-256: about half a second on an office laptop. */
const iterations = 600_000;
const saltBytes = 16;
const nonceBytes = 12;

interface SealedRow {
  readonly id: typeof rowId;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

const rowId = "program";

export function openDeskBlocks(options: DeskBlocksOptions): DeskBlocks {
  const rows = rowsOf(options);
  /** Deriving takes half a second, keeping happens at every pull. */
  let last:
    | { readonly password: string; readonly salt: Uint8Array<ArrayBuffer>; readonly key: CryptoKey }
    | undefined;
  /** What was begun before a drop keeps nothing after it. */
  let drops = 0;

  async function keyOf(password: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
    if (last?.password === password && isSame(last.salt, salt)) return last.key;
    const dropsBefore = drops;
    const key = await derivedKey(password, salt);
    if (drops === dropsBefore) last = { password, salt, key };
    return key;
  }

  return {
    has: async () => (await orNothing(() => rows.get(rowId))) !== undefined,
    async open(password) {
      const row = await orNothing(() => rows.get(rowId));
      if (row === undefined || password === "") return undefined;
      const bytes = await openedWith(await keyOf(password, row.salt), row);
      if (bytes === undefined) return undefined;
      const kept = parseKept(bytes);
      if (kept === undefined) await orNothing(() => rows.delete(rowId));
      return kept;
    },
    async keep(password, program) {
      const dropsBefore = drops;
      const before = await orNothing(() => rows.get(rowId));
      // Another password, another salt: of two rows nobody can tell whether one password sealed both.
      const salt =
        before !== undefined && last?.password === password ? before.salt : options.randomBytes(saltBytes);
      const nonce = options.randomBytes(nonceBytes);
      const plain = new TextEncoder().encode(JSON.stringify(program));
      const sealed = await crypto.subtle.encrypt(
        { name: "AES-GCM", iv: nonce },
        await keyOf(password, salt),
        plain,
      );
      if (drops !== dropsBefore) return;
      await orNothing(() => rows.put({ id: rowId, salt, nonce, sealed: new Uint8Array(sealed) }));
    },
    async drop() {
      // Signed out: neither the password nor what it opens stays in memory.
      last = undefined;
      drops += 1;
      await orNothing(() => rows.clear());
    },
  };
}

function rowsOf({ name, indexedDB, keyRange }: DeskBlocksOptions): Table<SealedRow, string> {
  const database = new Dexie(name, {
    ...(indexedDB !== undefined && { indexedDB }),
    ...(keyRange !== undefined && { IDBKeyRange: keyRange }),
  });
  database.version(1).stores({ kept: "id" });
  return database.table("kept");
}

async function derivedKey(password: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey("raw", new TextEncoder().encode(password), "PBKDF2", false, [
    "deriveKey",
  ]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    secret,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

async function openedWith(
  key: CryptoKey,
  { nonce, sealed }: SealedRow,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce }, key, sealed));
  } catch {
    // The tag fits no other key: this is what a wrong password looks like.
    return undefined;
  }
}

/** By the schemas of the wire: another version of the app may have kept it. */
function parseKept(bytes: Uint8Array<ArrayBuffer>): KeptProgram | undefined {
  const kept = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Record<keyof KeptProgram, unknown>>;
  const who = parseReplyOf("who", kept.who);
  const settings = parseSettings(kept.settings);
  if (!who.ok || !settings.ok || !Array.isArray(kept.blocks) || !isLocalDate(kept.asOf)) return undefined;
  const blocks: WireBlock[] = [];
  let { cursor } = kept as { cursor: unknown };
  for (let start = 0; start === 0 || start < kept.blocks.length; start += maxBlocksPerPull) {
    const part: unknown[] = kept.blocks.slice(start, start + maxBlocksPerPull);
    const parsed = parseReplyOf("rollups", { blocks: part, cursor, more: false });
    if (!parsed.ok) return undefined;
    blocks.push(...parsed.value.blocks);
    cursor = parsed.value.cursor;
  }
  return { who: who.value, settings: settings.value, blocks, cursor: String(cursor), asOf: kept.asOf };
}

/** What a browser refuses (no room, a private window) is nothing kept. */
async function orNothing<T>(work: () => PromiseLike<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (failureOf(error) === undefined) throw error;
    return undefined;
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
