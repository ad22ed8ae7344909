/** Secrets that the endpoint hands out, and how it keeps them: as hashes that open nothing. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { bytesToBase64url } from "../contract/wire/base64url.ts";
import { codeOfBytes } from "../contract/wire/codes.ts";
import { inviteCodeLength, setupCodeLength } from "../contract/wire/wire-limits.ts";

const tokenBytes = 32;

/** A credential: 256 random bits. */
export function newToken(): string {
  return bytesToBase64url(randomBytes(tokenBytes));
}

export function newInviteCode(): string {
  return codeOfBytes(randomBytes(inviteCodeLength));
}

export function newSetupCode(): string {
  return codeOfBytes(randomBytes(setupCodeLength));
}

/**
 * What is stored and looked up. A plain hash, because what it is of can't be
 * guessed: an invite, the shortest with 60 bits, lives for hours, and no
 * stolen database is searched as quickly as that.
 */
export function hashOfSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/**
 * The credential of a phone that joins: the same one as often as the same phone
 * tries the same code. Only that phone knows its key, and only the endpoint its
 * secret, so neither a code read over a shoulder nor a stolen database gives it.
 */
export function joiningToken(
  { code, tryKey }: { readonly code: string; readonly tryKey: string },
  secret: string,
): string {
  return createHmac("sha256", secret).update(`join ${code} ${tryKey}`).digest("base64url");
}

/**
 * The credential that follows on another: always the same one, so that of two
 * replies that bring it the one that gets lost, or comes late, doesn't matter.
 * Without the endpoint's secret nobody can work it out from the old one.
 */
export function nextToken(token: string, secret: string): string {
  return createHmac("sha256", secret).update(token).digest("base64url");
}

/**
 * What a browser keeps in which an account's password was right: it says so to
 * this endpoint and nothing to anybody else, not even whose account it is.
 */
export function browserToken(account: string, secret: string): string {
  const nonce = newToken();
  return `${nonce}.${browserMark(account, nonce, secret)}`;
}

export function isBrowserOf(account: string, token: string, secret: string): boolean {
  const [nonce = "", mark = "", ...more] = token.split(".");
  // Else one cookie could be written in as many ways as there are tries to make.
  if (more.length > 0) return false;
  const [told, made] = [Buffer.from(mark), Buffer.from(browserMark(account, nonce, secret))];
  return told.byteLength === made.byteLength && timingSafeEqual(told, made);
}

function browserMark(account: string, nonce: string, secret: string): string {
  return createHmac("sha256", secret).update(`browser ${account} ${nonce}`).digest("base64url");
}

/** At a month each, more than a year: a backup that is older than that has nothing that a phone still holds. */
const successors = 13;

/**
 * Hashes of a credential and of those that will follow on it. They are stored
 * before any of them is handed out: a database that is restored knows the
 * credentials that phones got since, and could make none of them itself.
 */
export function hashesFrom(token: string, secret: string): readonly string[] {
  const hashes = [hashOfSecret(token)];
  for (let next = nextToken(token, secret); hashes.length <= successors; next = nextToken(next, secret)) {
    hashes.push(hashOfSecret(next));
  }
  return hashes;
}
