/** AES-256-GCM with a random nonce in front of what it gives. */
import { joinedBytes } from "../../contract/joined-bytes.ts";
import { sealNonceBytes } from "../../contract/wire/sealed-body.ts";

export type RandomBytes = (length: number) => Uint8Array<ArrayBuffer>;

interface Encrypting {
  readonly key: CryptoKey;
  /** What the bytes belong to: they can't be moved to anything else. */
  readonly about: Uint8Array<ArrayBuffer>;
}

export async function encrypt(
  plain: Uint8Array<ArrayBuffer>,
  { key, about, randomBytes }: Encrypting & { readonly randomBytes: RandomBytes },
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = randomBytes(sealNonceBytes);
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: about }, key, plain);
  return joinedBytes([iv, new Uint8Array(sealed)]);
}

/** `undefined` where the key is another one, or the bytes belong to something else. */
export async function decrypt(
  sealed: Uint8Array<ArrayBuffer>,
  { key, about }: Encrypting,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const iv = sealed.subarray(0, sealNonceBytes);
  try {
    const plain = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv, additionalData: about },
      key,
      sealed.subarray(sealNonceBytes),
    );
    return new Uint8Array(plain);
  } catch {
    return undefined;
  }
}
