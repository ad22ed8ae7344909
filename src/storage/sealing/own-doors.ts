/**
 * Doors to which this phone itself has, or can have, the key. The first byte of
 * a body says how to read the rest: 1 is plain, 2 is sealed to a program, 3 is
 * closed by a key kept on the phone or in memory, 4 by a pair of which a
 * passphrase opens the private half. Each opens plain bodies too: a phone that
 * gets a passphrase has rows from before.
 */
import { canonicalJson } from "../../contract/canonical.ts";
import type { EventInClear } from "../../contract/commitment.ts";
import { joinedBytes } from "../../contract/joined-bytes.ts";
import { encapsulationBytes } from "../../contract/wire/sealed-body.ts";
import { type BookAbout, type Door, plainSealer } from "../sealer.ts";
import { decrypt, encrypt, type RandomBytes } from "./aes.ts";
import { beginRun, keyOfRun, type RunKey, Runs } from "./hpke.ts";
import type { Lock } from "./passphrase.ts";

const keyFormat = 3;
export const pairFormat = 4;

/** What binds a body to the row that it belongs to. */
export type Binding<About> = (about: About) => Uint8Array<ArrayBuffer>;

export const bookBinding: Binding<BookAbout> = ({ record, event }) =>
  utf8(canonicalJson(["satchel-book-1", record, event]));

export const logBinding: Binding<EventInClear> = ({ id, record, kind, rev, base, schema }) =>
  utf8(canonicalJson(["satchel-log-1", id, record, kind, rev, base ?? "", schema]));

interface DoorTools<About> {
  readonly binding: Binding<About>;
  readonly randomBytes: RandomBytes;
}

/** Closed by one AES-256-GCM key: [3][nonce, ciphertext, tag]. */
export function keyDoor<About>(
  keyBytes: Uint8Array<ArrayBuffer>,
  { binding, randomBytes }: DoorTools<About>,
): Door<About> {
  const imported = crypto.subtle.importKey("raw", keyBytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  return {
    opens: true,
    async seal(plain, about) {
      const sealed = await encrypt(plain, { key: await imported, about: binding(about), randomBytes });
      return joinedBytes([Uint8Array.of(keyFormat), sealed]);
    },
    async open(body, about) {
      if (body[0] !== keyFormat) return plainSealer.open(body, about);
      return decrypt(new Uint8Array(body.subarray(1)), { key: await imported, about: binding(about) });
    },
  };
}

export interface PairDoor<About> extends Door<About> {
  /** Forgets the keys of all runs: from now on, what is stored opens only with the pair. */
  forget(): void;
}

/** So many runs are opened before the oldest is worked out again: a day of a busy phone. */
const maxRunsInMemory = 64;

/**
 * Closed by a run to the pair's public half: [4][enc][nonce, ciphertext, tag].
 * Locked, it opens only what it sealed itself since the last lock, so that a
 * tap on Undo still finds what it undoes.
 */
export function pairDoor<About>(
  { publicKey }: Lock,
  unlockedPair: () => CryptoKeyPair | undefined,
  { binding, randomBytes }: DoorTools<About>,
): PairDoor<About> {
  const runKeys = new Map<string, Promise<CryptoKey | undefined>>();
  const runs = new Runs(async () => {
    const run = await beginRun(publicKey, { info: runInfo(), usages: ["encrypt", "decrypt"] });
    keep(nameOf(run.enc), Promise.resolve(run.key));
    return run;
  });

  function keep(name: string, key: Promise<CryptoKey | undefined>): void {
    runKeys.delete(name);
    runKeys.set(name, key);
    for (const oldest of runKeys.keys()) {
      if (runKeys.size <= maxRunsInMemory) return;
      runKeys.delete(oldest);
    }
  }

  async function keyOf(enc: Uint8Array<ArrayBuffer>): Promise<CryptoKey | undefined> {
    const name = nameOf(enc);
    const pair = unlockedPair();
    const known = runKeys.get(name) ?? (pair === undefined ? undefined : keyOfStoredRun(pair, enc));
    if (known !== undefined) keep(name, known);
    return known;
  }

  return {
    get opens() {
      return unlockedPair() !== undefined;
    },
    async seal(plain, about) {
      const { enc, key }: RunKey = await runs.next();
      const sealed = await encrypt(plain, { key, about: binding(about), randomBytes });
      return joinedBytes([Uint8Array.of(pairFormat), enc, sealed]);
    },
    async open(body, about) {
      if (body[0] !== pairFormat)
        return unlockedPair() === undefined ? undefined : plainSealer.open(body, about);
      const enc = new Uint8Array(body.subarray(1, sealedStart));
      const key = await keyOf(enc);
      return key === undefined
        ? undefined
        : decrypt(new Uint8Array(body.subarray(sealedStart)), { key, about: binding(about) });
    },
    forget() {
      runs.end();
      runKeys.clear();
    },
  };
}

const sealedStart = 1 + encapsulationBytes;

/** 65 bytes that began no run open nothing. */
function keyOfStoredRun(pair: CryptoKeyPair, enc: Uint8Array<ArrayBuffer>): Promise<CryptoKey | undefined> {
  return keyOfRun(pair, enc, runInfo()).catch(() => undefined);
}

function runInfo(): Uint8Array<ArrayBuffer> {
  return utf8("satchel-own-hpke-1");
}

/** 65 bytes as a key of a map. */
function nameOf(enc: Uint8Array): string {
  return String.fromCharCode(...enc);
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
