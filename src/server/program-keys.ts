/**
 * The keys that phones seal to and the endpoint opens with. They lie in a
 * folder of their own, apart from the database and from its backups: they open
 * what phones sealed, and alone read nothing. What the database holds is open.
 *
 * `keys/<program>/<number>.json` is one key, written once and never changed;
 * `keys/<program>/<number>.copied` beside it says that a backup has copied it.
 * Phones get a new key only then: a key that exists once, on one disk, may take
 * what was sealed to it with it. A retired key stays until a person removes its
 * file, because a phone may come back after months with records sealed to it.
 */
import { readdirSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isRecordId } from "../contract/ids.ts";
import { bytesToBase64url } from "../contract/wire/base64url.ts";
import type { ProgramKey } from "../contract/wire/settings-message.ts";
import { maxProgramKeys } from "../contract/wire/wire-limits.ts";
import { assert } from "../domain/assert.ts";
import { writeDurably } from "./operations/durable-files.ts";

export interface KeyFacts {
  readonly key: number;
  /** Whether a backup has it. */
  readonly isCopied: boolean;
  /** Absolute path of the key's file. */
  readonly path: string;
}

/** As the platform's functions give it: where the browser's types are loaded too, its name means theirs. */
export type PlatformKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

export interface KeyPair {
  readonly privateKey: PlatformKey;
  readonly publicKey: PlatformKey;
}

export interface ProgramKeys {
  /** By number. */
  list(program: string): Promise<readonly KeyFacts[]>;
  /** The key that phones are to seal to: the newest that a backup has, or a new program's first one. */
  sealTo(program: string): Promise<ProgramKey | undefined>;
  /** `undefined` where there is none of this number. A key that was read stays in memory until the process ends. */
  keyPair(program: string, key: number): Promise<KeyPair | undefined>;
  /** Makes the next key. */
  add(program: string): Promise<ProgramKey>;
  /** For the backup, once the files that it read are on another disk. */
  markCopied(program: string, keys: readonly number[]): Promise<void>;
}

/** `folder` is `DATA_DIR/keys`. */
export function openProgramKeys(folder: string): ProgramKeys {
  const loaded = new Map<string, LoadedKey>();

  function folderOf(program: string): string {
    assert(isRecordId(program), "a program's id is a UUID, so it names no other folder");
    return join(folder, program);
  }

  async function list(program: string): Promise<readonly KeyFacts[]> {
    const names = new Set(namesIn(folderOf(program)));
    return [...names]
      .flatMap((name) => numberOf(name))
      .toSorted((one, other) => one - other)
      .map((key) => ({
        key,
        isCopied: names.has(`${key}.copied`),
        path: join(folderOf(program), `${key}.json`),
      }));
  }

  async function load(program: string, key: number): Promise<LoadedKey | undefined> {
    const name = `${program} ${key}`;
    const known = loaded.get(name);
    if (known !== undefined) return known;
    const text = await textOf(join(folderOf(program), `${key}.json`));
    if (text === undefined) return undefined;
    const read = await loadedKey(JSON.parse(text) as KeyFile);
    loaded.set(name, read);
    return read;
  }

  return {
    list,
    async sealTo(program) {
      const keys = await list(program);
      const chosen = keys.findLast(({ isCopied }) => isCopied) ?? keys[0];
      const key = chosen === undefined ? undefined : await load(program, chosen.key);
      return key?.sealTo;
    },
    async keyPair(program, key) {
      return (await load(program, key))?.pair;
    },
    async add(program) {
      const keys = await list(program);
      assert(keys.length < maxProgramKeys, "a person removes retired keys long before there are so many");
      await mkdir(folderOf(program), { recursive: true, mode: 0o700 });
      const file = await newKeyFile(program, (keys.at(-1)?.key ?? 0) + 1);
      // Whole or not at all: half a key that has the name would be what phones are given next.
      await writeDurably(join(folderOf(program), `${file.key}.json`), JSON.stringify(file));
      return (await loadedKey(file)).sealTo;
    },
    async markCopied(program, keys) {
      const known = await list(program);
      for (const { key, isCopied } of known) {
        if (!isCopied && keys.includes(key)) await writeDurably(join(folderOf(program), `${key}.copied`), "");
      }
    },
  };
}

export async function programsWithKeys(folder: string): Promise<readonly string[]> {
  return namesIn(folder).filter(isRecordId);
}

/** Whether a program is without any key here: then nothing that phones seal to it can be opened. */
export async function hasNoKeys(folder: string, program: string): Promise<boolean> {
  return (await openProgramKeys(folder).list(program)).length === 0;
}

/** Paths of key files that hold no whole key: a disk that failed, or a copy by hand that was cut off. */
export async function damagedKeyFiles(folder: string): Promise<readonly string[]> {
  const keys = openProgramKeys(folder);
  const damaged: string[] = [];
  for (const program of await programsWithKeys(folder)) {
    for (const { key, path } of await keys.list(program)) {
      if (!(await isReadable(keys, program, key))) damaged.push(path);
    }
  }
  return damaged;
}

async function isReadable(keys: ProgramKeys, program: string, key: number): Promise<boolean> {
  try {
    return (await keys.keyPair(program, key)) !== undefined;
  } catch {
    return false;
  }
}

interface KeyFile {
  readonly program: string;
  readonly key: number;
  /** RFC 7517, P-256. */
  readonly jwk: {
    readonly kty: string;
    readonly crv: string;
    readonly x: string;
    readonly y: string;
    readonly d: string;
  };
}

interface LoadedKey {
  readonly pair: KeyPair;
  readonly sealTo: ProgramKey;
}

const algorithm = { name: "ECDH", namedCurve: "P-256" };

async function newKeyFile(program: string, key: number): Promise<KeyFile> {
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ["deriveBits"]);
  const jwk = await crypto.subtle.exportKey("jwk", privateKey);
  // The platform's type is for keys of all kinds.
  return { program, key, jwk: jwk as KeyFile["jwk"] };
}

async function loadedKey({ key, jwk }: KeyFile): Promise<LoadedKey> {
  const { kty, crv, x, y } = jwk;
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey("jwk", jwk, algorithm, false, ["deriveBits"]),
    crypto.subtle.importKey("jwk", { kty, crv, x, y }, algorithm, true, []),
  ]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", publicKey));
  return { pair: { privateKey, publicKey }, sealTo: { key, publicKey: bytesToBase64url(point) } };
}

/**
 * Looked up each time, because commands and people change the folder while the endpoint runs. At once, as the database
 * beside it is read: each exchange asks, and to hand so few names to another thread takes six times as long.
 */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** `1.json` is key 1; the marker beside it, or an editor's copy, is none. */
function numberOf(name: string): readonly number[] {
  const [, digits] = /^([1-9]\d{0,9})\.json$/.exec(name) ?? [];
  return digits === undefined ? [] : [Number(digits)];
}
