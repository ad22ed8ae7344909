/** The two headers by which a phone knows that it was this endpoint that answered. */
import { base64urlLength, isBase64url } from "../contract/wire/base64url.ts";
import {
  nonceBytes,
  nonceHeader,
  protocolHeader,
  protocolVersion,
  spokenVersion,
} from "../contract/wire/protocol.ts";
import { Refusal } from "./refusal.ts";

/** Where both came: as they came, of whatever version, so that a refusal of the version is believed too. */
export function echoProtocol(asked: Headers, reply: Headers): void {
  const protocol = asked.get(protocolHeader);
  const nonce = asked.get(nonceHeader);
  if (!isVersion(protocol) || !isNonce(nonce)) return;
  reply.set(protocolHeader, protocol);
  reply.set(nonceHeader, nonce);
}

/** The version that is spoken: ours with whoever says none, such as a link that a browser follows. */
export function mustGetSpoken(asked: Headers, { isRequired }: { readonly isRequired: boolean }): number {
  const protocol = asked.get(protocolHeader);
  const nonce = asked.get(nonceHeader);
  if (protocol === null && nonce === null && !isRequired) return protocolVersion;
  if (!isVersion(protocol) || !isNonce(nonce)) throw new Refusal("malformed");
  const spoken = spokenVersion(protocol);
  if (spoken === undefined) throw new Refusal("protocol-unknown");
  return spoken;
}

function isVersion(value: string | null): value is string {
  return value !== null && /^[1-9]\d{0,4}$/.test(value);
}

function isNonce(value: string | null): value is string {
  return value !== null && value.length === base64urlLength(nonceBytes) && isBase64url(value);
}
