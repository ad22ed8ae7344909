/** Who asks: a phone by its credential, or an account by its session. Both are looked up by hash. */
import { daysBetween } from "../domain/local-date.ts";
import type { RouteName } from "../contract/wire/routes.ts";
import { exchangesPerMinute, triesAtCodesPerMinute } from "../contract/wire/wire-limits.ts";
import type { Credential } from "./cookies.ts";
import type { Now } from "./now.ts";
import { RateLimit } from "./rate-limit.ts";
import { Refusal, tooFast } from "./refusal.ts";
import type { Caller } from "./routes/handler.ts";
import type { AccessStore, DeviceByCredential, NewSession } from "./stores/access-store.ts";
import { hashesFrom, hashOfSecret, nextToken } from "./tokens.ts";

export interface Callers {
  /** Throws where this credential, or all who try codes together, ask too often. */
  assertWithinRate(name: RouteName, credential: Credential | undefined, now: Now): void;
  /** Throws where the credential opens nothing. */
  admit(credential: Credential | undefined, now: Now): Promise<Admitted>;
}

export interface Admitted {
  readonly caller: Caller;
  /** A phone's next credential; the former one stays good until this one was used. */
  readonly renewed?: Credential;
}

const minuteMs = 60_000;
const sessionIdleMs = 30 * minuteMs;
/** A session's end is moved no more often than this: not every request has to write. */
const sessionStepMs = minuteMs;
const credentialDays = 30;
/** For requests that were under way with the former credential when the new one arrived. */
const overlapMs = 10 * minuteMs;

const atCodes: ReadonlySet<RouteName> = new Set(["setup", "join", "newAccount"]);

export function createCallers(access: AccessStore): Callers {
  const callerRate = new RateLimit({ burst: exchangesPerMinute, refillMs: minuteMs });
  const codesRate = new RateLimit({ burst: triesAtCodesPerMinute, refillMs: minuteMs });

  return {
    assertWithinRate(name, credential, now) {
      if (atCodes.has(name)) assertRate(codesRate, "all", now);
      else if (credential !== undefined) assertRate(callerRate, hashOfSecret(credential.token), now);
    },
    async admit(credential, now) {
      if (credential === undefined) throw new Refusal("not-signed-in");
      return credential.kind === "device"
        ? admitDevice(access, credential.token, now)
        : { caller: await admitAccount(access, credential.token, now) };
    },
  };
}

export function newSessionTimes(now: Now): Omit<NewSession, "hash"> {
  return { idleUntil: now.ms + sessionIdleMs, ends: now.ms + sessionMs, passwordShownMs: now.ms };
}

const sessionMs = 12 * 60 * minuteMs;

function assertRate(rate: RateLimit, key: string, now: Now): void {
  const waitMs = rate.waitMs(key, now.ms);
  if (waitMs > 0) throw tooFast(waitMs);
}

async function admitDevice(access: AccessStore, token: string, now: Now): Promise<Admitted> {
  const credentialHash = hashOfSecret(token);
  const device = await access.deviceByCredential(credentialHash, now);
  if (device === undefined) throw new Refusal("not-signed-in");
  if (device.revokedDay !== undefined) throw new Refusal("revoked");
  if (device.hasFormer) await access.endFormerCredentials(device, now.ms + overlapMs);

  const { program, id, label } = device;
  const caller = { kind: "device", role: "device", program, id, name: label, credentialHash } as const;
  const renewed = await renewedCredential(access, { token, device, now });
  return renewed === undefined ? { caller } : { caller, renewed: { kind: "device", token: renewed } };
}

async function renewedCredential(
  access: AccessStore,
  shown: { readonly token: string; readonly device: DeviceByCredential; readonly now: Now },
): Promise<string | undefined> {
  const { token, device, now } = shown;
  // One that this database doesn't know as handed out is followed at once by one that it does.
  if (device.madeDay !== undefined && daysBetween(device.madeDay, now.day) < credentialDays) return undefined;
  const program = await access.program();
  if (program === undefined) return undefined;
  const renewed = nextToken(token, program.credentialSecret);
  await access.addCredentials(device, hashesFrom(renewed, program.credentialSecret), now);
  return renewed;
}

async function admitAccount(access: AccessStore, token: string, now: Now): Promise<Caller> {
  const credentialHash = hashOfSecret(token);
  const account = await access.accountBySession(credentialHash, now);
  if (account === undefined) throw new Refusal("not-signed-in");
  const idleUntil = now.ms + sessionIdleMs;
  if (idleUntil - account.idleUntil >= sessionStepMs) {
    await access.keepSession(credentialHash, idleUntil, now);
  }
  const { program, id, name, role, passwordShownMs } = account;
  return { kind: "account", role, program, id, name, credentialHash, passwordShownMs };
}
