/** The two headers by which a phone knows that it was this endpoint that answered. */
import { base64urlLength, isBase64url } from "../contract/wire/base64url.ts";
import { nonceBytes, nonceHeader, protocolHeader, spokenVersion } from "../contract/wire/protocol.ts";
import { Refusal } from "./refusal.ts";

/** Where both came: as they came, of whatever version, so that a refusal of the version is believed too. */
export function echoProtocol(asked: Headers, reply: Headers): void {
  const protocol = asked.get(protocolHeader);
  const nonce = asked.get(nonceHeader);
  if (!isVersion(protocol) || !isNonce(nonce)) return;
  reply.set(protocolHeader, protocol);
  reply.set(nonceHeader, nonce);
}

export function assertProtocol(asked: Headers, { isRequired }: { readonly isRequired: boolean }): void {
  const protocol = asked.get(protocolHeader);
  const nonce = asked.get(nonceHeader);
  if (protocol === null && nonce === null && !isRequired) return;
  if (!isVersion(protocol) || !isNonce(nonce)) throw new Refusal("malformed");
  if (spokenVersion(protocol) === undefined) throw new Refusal("protocol-unknown");
}

function isVersion(value: string | null): value is string {
  return value !== null && /^[1-9]\d{0,4}$/.test(value);
}

function isNonce(value: string | null): value is string {
  return value !== null && value.length === base64urlLength(nonceBytes) && isBase64url(value);
}
