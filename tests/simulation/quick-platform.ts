/**
 * The same cryptography and the same copies of stored values as the platform's
 * own, by calls that need no thread: a schedule spent much of its time on handing
 * single records to threads, and when a thread was done depended on the machine.
 * Bytes and refusals are the same, and an answer still comes in a later task, so
 * that a transaction which waited for one would be over.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  diffieHellman,
  hkdfSync,
  KeyObject,
} from "node:crypto";

type Deriving = EcdhKeyDeriveParams | HkdfParams;

const tagBytes = 16;

/** For this whole process. */
export function installQuickPlatform(): void {
  const { subtle } = crypto;
  const cloned = globalThis.structuredClone;
  Object.defineProperties(subtle, {
    digest: { value: inLaterTask((_name: "SHA-256", data: BufferSource) => digest(data)) },
    encrypt: { value: inLaterTask(encrypt) },
    decrypt: { value: inLaterTask(decrypt) },
    sign: { value: inLaterTask(sign) },
    deriveBits: { value: inLaterTask(deriveBits) },
  });
  globalThis.structuredClone = <T>(value: T, options?: StructuredSerializeOptions): T => {
    const copy = options === undefined ? copyOfPlain(value) : unlike;
    return copy === unlike ? cloned(value, options) : (copy as T);
  };
}

function inLaterTask<Given extends readonly unknown[]>(
  work: (...given: Given) => Uint8Array,
): (...given: Given) => Promise<ArrayBuffer> {
  return (...given) =>
    new Promise((resolve, reject) => {
      // At once, as the platform copies what it is given before it goes on.
      const outcome = outcomeOf(() => work(...given));
      setImmediate(() => ("bytes" in outcome ? resolve(outcome.bytes) : reject(outcome.refusal)));
    });
}

function outcomeOf(
  work: () => Uint8Array,
): { readonly bytes: ArrayBuffer } | { readonly refusal: DOMException } {
  try {
    return { bytes: new Uint8Array(work()).buffer };
  } catch (cause) {
    return { refusal: new DOMException(String(cause), "OperationError") };
  }
}

function digest(data: BufferSource): Uint8Array {
  return createHash("sha256").update(bytesOf(data)).digest();
}

function encrypt({ iv, additionalData }: AesGcmParams, key: CryptoKey, data: BufferSource): Uint8Array {
  const cipher = createCipheriv(aesOf(key), KeyObject.from(key), bytesOf(iv));
  if (additionalData !== undefined) cipher.setAAD(bytesOf(additionalData));
  return Buffer.concat([cipher.update(bytesOf(data)), cipher.final(), cipher.getAuthTag()]);
}

function decrypt({ iv, additionalData }: AesGcmParams, key: CryptoKey, data: BufferSource): Uint8Array {
  const bytes = bytesOf(data);
  const end = bytes.byteLength - tagBytes;
  const decipher = createDecipheriv(aesOf(key), KeyObject.from(key), bytesOf(iv));
  if (additionalData !== undefined) decipher.setAAD(bytesOf(additionalData));
  decipher.setAuthTag(bytes.subarray(end));
  return Buffer.concat([decipher.update(bytes.subarray(0, end)), decipher.final()]);
}

function aesOf(key: CryptoKey): "aes-128-gcm" | "aes-256-gcm" {
  return KeyObject.from(key).symmetricKeySize === 16 ? "aes-128-gcm" : "aes-256-gcm";
}

function sign(_name: "HMAC", key: CryptoKey, data: BufferSource): Uint8Array {
  return createHmac("sha256", KeyObject.from(key)).update(bytesOf(data)).digest();
}

function deriveBits(how: Deriving, key: CryptoKey, bits: number): Uint8Array {
  if ("public" in how) {
    return diffieHellman({ privateKey: KeyObject.from(key), publicKey: KeyObject.from(how.public) });
  }
  const derived = hkdfSync("sha256", KeyObject.from(key), bytesOf(how.salt), bytesOf(how.info), bits / 8);
  return new Uint8Array(derived);
}

function bytesOf(data: BufferSource): Uint8Array {
  return data instanceof ArrayBuffer
    ? new Uint8Array(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

const unlike = Symbol("not plain");

/**
 * Of the values that lie in the databases: all but keys and the like, which the platform itself has to copy, and for
 * which this gives `unlike`.
 */
function copyOfPlain(value: unknown): unknown {
  if (typeof value !== "object" || value === null)
    return typeof value === "function" || typeof value === "symbol" ? unlike : value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return copyOfObject(value as Readonly<Record<string, unknown>>);
  if (prototype === Array.prototype) return copyOfArray(value as readonly unknown[]);
  return prototype === Uint8Array.prototype ? (value as Uint8Array).slice() : unlike;
}

function copyOfObject(value: Readonly<Record<string, unknown>>): unknown {
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) {
    const inner = copyOfPlain(value[name]);
    if (inner === unlike) return unlike;
    copy[name] = inner;
  }
  return copy;
}

function copyOfArray(value: readonly unknown[]): unknown {
  const copy: unknown[] = [];
  for (const item of value) {
    const inner = copyOfPlain(item);
    if (inner === unlike) return unlike;
    copy.push(inner);
  }
  return copy;
}
