/**
 * The protocol between a phone or a lead's browser and the endpoint. History:
 *
 * 1 — the first.
 * 2 — how long an endpoint keeps details: settings of schema 2, `retention` and
 *     `changeRetention`, and what says that details are gone; what lies in
 *     quarantine, for a lead to decide on; what a program asks of participants,
 *     and by site what is tapped most.
 *
 * Whatever the schemas of the wire say is part of a version, and a test holds
 * hashes of them: where a reply only says more, the new one is added to those
 * of the version; everything else raises the number.
 */
export const protocolVersion = 2;

/** What an endpoint understands: its own version and the one before, until the phones have the new app. */
export const understoodVersions: readonly number[] = [protocolVersion - 1, protocolVersion];

/** What an app speaks with an endpoint that says it doesn't understand a version; `undefined` where the app has no other. */
export function versionBefore(version: number): number | undefined {
  return understoodVersions.findLast((understood) => understood < version);
}

/** The one place that decides. `undefined` for what isn't understood; else the version that the caller speaks. */
export function spokenVersion(told: string | null, understood = understoodVersions): number | undefined {
  return understood.find((version) => String(version) === told);
}

/** On every request that counts, and echoed on every reply of ours: without both, a reply is somebody else's. */
export const protocolHeader = "Satchel-Protocol";
export const nonceHeader = "Satchel-Nonce";

/**
 * Which of the two asks, where a browser is both a phone of the program and a
 * lead's desk: `device` or `account`. Without it, a device where the route is
 * for devices too.
 */
export const callerHeader = "Satchel-Caller";
export type CallerKind = "device" | "account";

/** Drawn for each request. */
export const nonceBytes = 16;

/** Under which every route of the protocol lies. */
export const apiPrefix = "/v1";
