/** Passwords as hashes that cost an attacker as much time and memory as a small server can spare for one sign-in. */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { tooFast } from "./refusal.ts";

export interface Passwords {
  hash(password: string): Promise<string>;
  /** As much work where there is no such account (no hash) as where there is. */
  matches(password: string, hash: string | undefined): Promise<boolean>;
}

export interface PasswordCost {
  /** Base-2 logarithm of scrypt's N. */
  readonly costExponent: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

/** 64 MiB, twice over: one of the settings that OWASP's Password Storage Cheat Sheet holds equal (2026-08). */
const passwordCost: PasswordCost = { costExponent: 16, blockSize: 8, parallelization: 2 };

const saltBytes = 16;
const hashBytes = 32;
/** One is worked on at a time, so memory stays at one's cost; a queue longer than this is no program's staff. */
const maxWaiting = 20;
const busyRetryMs = 5000;

export function createPasswords(cost: PasswordCost = passwordCost): Passwords {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;

  function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    if (waiting >= maxWaiting) throw tooFast(busyRetryMs);
    waiting += 1;
    const result = last.then(work).finally(() => {
      waiting -= 1;
    });
    last = result.catch(() => undefined);
    return result;
  }

  return {
    async hash(password) {
      const salt = randomBytes(saltBytes);
      const hash = await oneAtATime(() => derive(password, salt, cost));
      return [
        "scrypt",
        cost.costExponent,
        cost.blockSize,
        cost.parallelization,
        salt.toString("base64url"),
        hash.toString("base64url"),
      ].join("$");
    },
    async matches(password, stored) {
      const { salt, hash, ...costThen } = stored === undefined ? unmatchable(cost) : split(stored);
      const derived = await oneAtATime(() => derive(password, salt, costThen));
      return timingSafeEqual(derived, hash) && stored !== undefined;
    },
  };
}

interface SplitHash extends PasswordCost {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** Its cost stands in a hash, so that a later version may raise it. */
function split(stored: string): SplitHash {
  const [, costExponent, blockSize, parallelization, salt = "", hash = ""] = stored.split("$");
  return {
    costExponent: Number(costExponent),
    blockSize: Number(blockSize),
    parallelization: Number(parallelization),
    salt: Buffer.from(salt, "base64url"),
    hash: Buffer.from(hash, "base64url"),
  };
}

function unmatchable(cost: PasswordCost): SplitHash {
  return { ...cost, salt: Buffer.alloc(saltBytes), hash: Buffer.alloc(hashBytes) };
}

function derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  const N = 2 ** cost.costExponent;
  const options = {
    N,
    r: cost.blockSize,
    p: cost.parallelization,
    // What scrypt needs is 128 · N · r and a little; Node's own bound is below that.
    maxmem: 256 * N * cost.blockSize,
  };
  return new Promise((resolve, reject) => {
    // One spelling of é: keyboards of two phones write it differently.
    scrypt(password.normalize("NFC"), salt, hashBytes, options, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
