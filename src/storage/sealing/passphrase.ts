/**
 * Words that lock a phone's own rows. They give a key that opens the private
 * half of a key pair; the public half lies beside it, so that the phone records
 * while it is locked.
 */
import { isBytes } from "../../contract/event-schema.ts";
import { publicKeyBytes } from "../../contract/wire/sealed-body.ts";
import { decrypt, encrypt, type RandomBytes } from "./aes.ts";

const minWords = 5;
const minLetters = 16;

/** Recommended by OWASP for PBKDF2 with SHA-256 (2023): a second on a cheap phone, for each guess too. */
const shippedRounds = 600_000;

const saltBytes = 16;

/** As it is stored, in the row of `meta` that tells of the book. */
export interface Lock {
  /** An uncompressed point of P-256. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
  /** The private key as PKCS #8, encrypted under what the passphrase gives. */
  readonly wrapped: Uint8Array<ArrayBuffer>;
}

/** What is in memory while it is unlocked. */
export interface Unlocked {
  readonly pair: CryptoKeyPair;
  /** So that the pair can be replaced without asking for the words again. */
  readonly wrappingKey: CryptoKey;
}

/** Five different words, which a guesser can't run through; how they are written doesn't matter. */
export function isLongEnough(passphrase: string): boolean {
  const words = tidyPassphrase(passphrase).split(" ");
  return new Set(words).size >= minWords && words.join("").length >= minLetters;
}

export interface LockTools {
  readonly randomBytes: RandomBytes;
  /** Fewer in tests only. */
  readonly rounds?: number;
}

export interface NewLock {
  readonly lock: Lock;
  readonly unlocked: Unlocked;
}

/** A new pair behind a passphrase. */
export async function newLock(
  passphrase: string,
  { randomBytes, rounds = shippedRounds }: LockTools,
): Promise<NewLock> {
  const salt = randomBytes(saltBytes);
  const wrappingKey = await wrappingKeyOf(passphrase, { salt, rounds });
  return lockBehind(wrappingKey, { salt, rounds }, randomBytes);
}

/** A new pair behind the passphrase of the one before, which has to be unlocked. */
export function replacedLock(
  { salt, rounds }: Lock,
  { wrappingKey }: Unlocked,
  { randomBytes }: LockTools,
): Promise<NewLock> {
  return lockBehind(wrappingKey, { salt, rounds }, randomBytes);
}

/** `undefined` where the passphrase is another one. */
export async function openLock(lock: Lock, passphrase: string): Promise<Unlocked | undefined> {
  const wrappingKey = await wrappingKeyOf(passphrase, lock);
  const privateKey = await decrypt(lock.wrapped, { key: wrappingKey, about: lock.publicKey });
  return privateKey === undefined
    ? undefined
    : { wrappingKey, pair: await pairOf(privateKey, lock.publicKey) };
}

/** The same pair behind other words; `undefined` where the words before are not those. */
export async function rewrappedLock(
  lock: Lock,
  { before, after }: { readonly before: string; readonly after: string },
  { randomBytes, rounds = shippedRounds }: LockTools,
): Promise<Lock | undefined> {
  const { publicKey } = lock;
  const privateKey = await decrypt(lock.wrapped, {
    key: await wrappingKeyOf(before, lock),
    about: publicKey,
  });
  if (privateKey === undefined) return undefined;
  const salt = randomBytes(saltBytes);
  const key = await wrappingKeyOf(after, { salt, rounds });
  return {
    publicKey,
    salt,
    rounds,
    wrapped: await encrypt(privateKey, { key, about: publicKey, randomBytes }),
  };
}

/** Reads what is stored; `undefined` where it is not understood. */
export function parseLock(value: unknown): Lock | undefined {
  const { publicKey, salt, rounds, wrapped } = (value ?? {}) as Partial<Record<keyof Lock, unknown>>;
  const isUnderstood =
    isBytes(publicKey) &&
    publicKey.byteLength === publicKeyBytes &&
    isBytes(salt) &&
    isBytes(wrapped) &&
    Number.isSafeInteger(rounds);
  return isUnderstood ? { publicKey, salt, rounds: Number(rounds), wrapped } : undefined;
}

/** Keyboards of phones begin with a capital and add spaces: neither is meant. */
function tidyPassphrase(passphrase: string): string {
  return passphrase.normalize("NFKC").trim().toLowerCase().replaceAll(/\s+/g, " ");
}

interface Derivation {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly rounds: number;
}

async function wrappingKeyOf(passphrase: string, { salt, rounds }: Derivation): Promise<CryptoKey> {
  const words = new TextEncoder().encode(tidyPassphrase(passphrase));
  const material = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

const algorithm = { name: "ECDH", namedCurve: "P-256" };

async function lockBehind(
  wrappingKey: CryptoKey,
  { salt, rounds }: Derivation,
  randomBytes: RandomBytes,
): Promise<NewLock> {
  const made = await crypto.subtle.generateKey(algorithm, true, ["deriveBits"]);
  const [privateKey, point] = await Promise.all([
    crypto.subtle.exportKey("pkcs8", made.privateKey),
    crypto.subtle.exportKey("raw", made.publicKey),
  ]);
  const publicKey = new Uint8Array(point);
  const wrapped = await encrypt(new Uint8Array(privateKey), {
    key: wrappingKey,
    about: publicKey,
    randomBytes,
  });
  const pair = await pairOf(new Uint8Array(privateKey), publicKey);
  return { lock: { publicKey, salt, rounds, wrapped }, unlocked: { pair, wrappingKey } };
}

async function pairOf(
  privateKey: Uint8Array<ArrayBuffer>,
  publicKey: Uint8Array<ArrayBuffer>,
): Promise<CryptoKeyPair> {
  return {
    privateKey: await crypto.subtle.importKey("pkcs8", privateKey, algorithm, false, ["deriveBits"]),
    publicKey: await crypto.subtle.importKey("raw", publicKey, algorithm, true, []),
  };
}
