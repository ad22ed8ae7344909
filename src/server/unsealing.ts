/**
 * Opens what phones sealed. It runs before the exchange's transaction begins,
 * and nothing that a phone sends makes it throw: what can't be opened gets a
 * quarantine code.
 */
import { createDecipheriv, createSecretKey, hash, type KeyObject } from "node:crypto";
import { inflateRawSync } from "node:zlib";
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from "@hpke/core";
import { committedBytes, hashedBytes } from "../contract/commitment.ts";
import { isBase64url } from "../contract/wire/base64url.ts";
import type { QuarantineCode } from "../contract/wire/errors.ts";
import { type HashedContent, unpackedContent } from "../contract/wire/packing.ts";
import {
  sealAdditionalData,
  sealExporterContext,
  sealInfo,
  sealKeyBytes,
  sealNonceBytes,
  sealTagBytes,
} from "../contract/wire/sealed-body.ts";
import type { WireEvent } from "../contract/wire/wire-event.ts";
import type { KeyPair, ProgramKeys } from "./program-keys.ts";

export type Opened =
  | ({ readonly ok: true } & HashedContent)
  | {
      readonly ok: false;
      readonly code: QuarantineCode;
      /** A key of the number that it names is here: what came is not what was sealed, or that is another key by now. */
      readonly isDamaged?: true;
      /** What it says all the same, for a person to look at. */
      readonly canonical?: HashedContent["canonical"];
    };

export interface Opener {
  /**
   * The content that `h` was made of: it is compared here. Whether that content
   * is a record, the caller asks `parseEventContent`.
   */
  open(event: WireEvent, program: string): Promise<Opened>;
}

export function openerWith(keys: Pick<ProgramKeys, "keyPair">): Opener {
  const secrets = new RecentSecrets(keys);
  return {
    async open(event, program) {
      const { key, enc, sealed } = event;
      if (key === undefined || enc === undefined || sealed === undefined) return refused("withheld");
      const secret = await secrets.of({ program, key, enc });
      // It may be whole, and wait for its key.
      if (secret === "no-key") return refused("cannot-open");
      const packed =
        secret === undefined ? undefined : decrypt(sealed, secret, sealAdditionalData(program, key, event));
      if (packed === undefined) return { ok: false, code: "cannot-open", isDamaged: true };
      const content = unpackedContent(packed, event.record, inflate);
      if (content === "newer") return refused("newer-schema");
      if (content === undefined) return refused("not-understood");
      return hashOf(event, content) === event.h
        ? { ok: true, ...content }
        : { ok: false, code: "hash-mismatch", canonical: content.canonical };
    },
  };
}

/** Of one encapsulation. */
interface Run {
  readonly program: string;
  readonly key: number;
  readonly enc: string;
}

/** A phone seals a hundred records in a run, so the last runs of a hundred phones make most openings cheap. */
const maxSecrets = 256;

class RecentSecrets {
  readonly #secrets = new Map<string, Promise<KeyObject | undefined>>();
  readonly #keys: Pick<ProgramKeys, "keyPair">;

  constructor(keys: Pick<ProgramKeys, "keyPair">) {
    this.#keys = keys;
  }

  /** `undefined` where the encapsulation is none. */
  async of(run: Run): Promise<KeyObject | "no-key" | undefined> {
    const pair = await this.#keys.keyPair(run.program, run.key);
    if (pair === undefined) return "no-key";
    const name = `${run.program} ${run.key} ${run.enc}`;
    const secret = this.#secrets.get(name) ?? secretOf(run, pair);
    this.#secrets.delete(name);
    this.#secrets.set(name, secret);
    for (const oldest of this.#secrets.keys()) {
      if (this.#secrets.size <= maxSecrets) break;
      this.#secrets.delete(oldest);
    }
    return secret;
  }
}

async function secretOf({ program, key, enc }: Run, recipientKey: KeyPair): Promise<KeyObject | undefined> {
  if (!isBase64url(enc)) return undefined;
  try {
    const suite = new CipherSuite({
      kem: new DhkemP256HkdfSha256(),
      kdf: new HkdfSha256(),
      aead: new Aes256Gcm(),
    });
    const recipient = await suite.createRecipientContext({
      recipientKey,
      enc: new Uint8Array(Buffer.from(enc, "base64url")),
      info: sealInfo(program, key),
    });
    const secret = await recipient.export(new TextEncoder().encode(sealExporterContext), sealKeyBytes);
    return createSecretKey(new Uint8Array(secret));
  } catch {
    // 65 bytes that are no point of the curve.
    return undefined;
  }
}

/** Of Node, not of the web platform: that one hands each event to a thread, which takes longer than opening it. */
function decrypt(
  sealed: string,
  secret: KeyObject,
  additionalData: Uint8Array,
): Uint8Array<ArrayBuffer> | undefined {
  if (!isBase64url(sealed)) return undefined;
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.byteLength < sealNonceBytes + sealTagBytes) return undefined;
  const nonce = bytes.subarray(0, sealNonceBytes);
  const decipher = createDecipheriv("aes-256-gcm", secret, nonce, { authTagLength: sealTagBytes });
  decipher.setAAD(additionalData);
  decipher.setAuthTag(bytes.subarray(-sealTagBytes));
  try {
    const plain = decipher.update(bytes.subarray(sealNonceBytes, -sealTagBytes));
    // Nothing is known of what was decrypted until the tag was looked at.
    decipher.final();
    return new Uint8Array(plain);
  } catch {
    // Changed on the way, or sealed as part of another event.
    return undefined;
  }
}

/** A usual record inflates to less. The library's own piece is 16 KB, and making that takes longer than to inflate. */
const inflatedPieceBytes = 4096;

function inflate(
  bytes: Uint8Array,
  { dictionary, maxBytes }: { readonly dictionary: Uint8Array; readonly maxBytes: number },
): Uint8Array<ArrayBuffer> | undefined {
  try {
    const options = { dictionary, maxOutputLength: maxBytes, chunkSize: inflatedPieceBytes };
    return new Uint8Array(inflateRawSync(bytes, options));
  } catch {
    return undefined;
  }
}

function hashOf(event: WireEvent, { salt, canonical }: HashedContent): string {
  const c = hash("sha256", committedBytes(salt, canonical), "buffer");
  return hash("sha256", hashedBytes({ ...event, c }), "base64url");
}

function refused(code: QuarantineCode): Opened {
  return { ok: false, code };
}
