/**
 * Whether a password is an account's, asked wherever one is shown.
 *
 * Guessing is slow: at one name, and at all of them together. A stranger could
 * use that up and keep a lead out, and an address tells nobody apart, since a
 * shelter shares one. So a browser in which the password was right once is told
 * apart by a cookie, and waits for its own wrong ones alone ("device cookies",
 * owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies).
 * A stolen one opens nothing, and guesses no faster than a stranger does.
 *
 * The log tells apart a wrong password, names that nobody has, and an account
 * at which strangers have to wait. Of the latter two anybody can make as many as
 * they like, so there is one line an hour at most, with how many there were.
 */
import { wrongPasswordsPerMinute } from "../contract/wire/wire-limits.ts";
import type { AuditAction } from "../contract/wire/people-messages.ts";
import type { Now } from "./now.ts";
import type { Passwords } from "./passwords.ts";
import { GrowingDelay, RateLimit } from "./rate-limit.ts";
import { Refusal, tooFast } from "./refusal.ts";
import { type AccessStore, type Account, endpointItself } from "./stores/access-store.ts";
import { isBrowserOf } from "./tokens.ts";

export interface PasswordShown {
  readonly name: string;
  readonly password: string;
  /** What is done with it. */
  readonly action: Extract<AuditAction, "sign-in" | "show-password" | "change-password">;
  /** What tells the browser apart, if anything does: its cookie, or the session that it is in. */
  readonly browser: { readonly known?: string | undefined; readonly session?: string };
}

export interface PasswordCheck {
  /** The account whose password it is. Throws where there is none, or somebody guesses. */
  accountOf(shown: PasswordShown, now: Now): Promise<Account>;
}

const all = "all";
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export function createPasswordCheck({
  access,
  passwords,
}: {
  readonly access: AccessStore;
  readonly passwords: Passwords;
}): PasswordCheck {
  const ofStrangers = new GrowingDelay();
  const ofKnown = new GrowingDelay();
  const wrongOnes = new RateLimit({ burst: wrongPasswordsPerMinute, refillMs: minuteMs });
  const lines = new HourlyLines();

  /** Counted before it is known whether it is wrong, so that many tries at once are many. */
  function begin(from: Source, now: Now): number {
    const waitMs = from.known
      ? ofKnown.waitMs(from.key, now.ms)
      : ofStrangers.waitMs(from.key, now.ms) || wrongOnes.waitMs(all, now.ms);
    if (waitMs === 0) (from.known ? ofKnown : ofStrangers).failed(from.key, now.ms);
    return waitMs;
  }

  function wasRight(from: Source): void {
    (from.known ? ofKnown : ofStrangers).succeeded(from.key);
    if (!from.known) wrongOnes.giveBack(all);
  }

  async function noteHourly(action: AuditAction, account: Account | undefined, now: Now): Promise<void> {
    const program = account?.program ?? (await access.program())?.id;
    const rows = lines.due(`${action} ${account?.id ?? ""}`, now.ms);
    if (program === undefined || rows === undefined) return;
    const object = account?.id ?? "unknown";
    await access.note(program, { actor: endpointItself, action, object, outcome: "refused", rows }, now);
  }

  return {
    async accountOf({ name: given, password, action, browser }, now) {
      const name = given.normalize("NFC");
      const found = await access.accountByName(name);
      const from = await sourceOf(access, { name, account: found, browser });
      const waitMs = begin(from, now);
      if (waitMs > 0) {
        if (found !== undefined && !from.known) await noteHourly("slow-sign-in", found, now);
        throw tooFast(waitMs);
      }
      const isRight = await passwords.matches(password, found?.passwordHash);
      if (found !== undefined && isRight) {
        wasRight(from);
        return found;
      }
      if (found === undefined) {
        await noteHourly("unknown-sign-in", undefined, now);
      } else {
        const { program, id } = found;
        await access.note(program, { actor: id, action, object: id, outcome: "refused" }, now);
      }
      throw new Refusal("wrong-password");
    },
  };
}

/** Who waits for whose wrong passwords. */
interface Source {
  readonly known: boolean;
  readonly key: string;
}

async function sourceOf(
  access: AccessStore,
  asked: Pick<PasswordShown, "name" | "browser"> & { readonly account: Account | undefined },
): Promise<Source> {
  const { name, account, browser } = asked;
  if (account === undefined) return { known: false, key: name };
  if (browser.session !== undefined) return { known: true, key: browser.session };
  const secret = browser.known === undefined ? undefined : (await access.program())?.credentialSecret;
  const isKnown = secret !== undefined && isBrowserOf(account.id, browser.known ?? "", secret);
  return isKnown ? { known: true, key: browser.known ?? "" } : { known: false, key: name };
}

/** As many as accounts may be listed; the one asked for longest ago goes first. */
const maxLines = 1000;

/** What is written once an hour, with how often it happened since it was written last. */
class HourlyLines {
  readonly #since = new Map<string, { readonly writtenMs: number; readonly count: number }>();

  /** How many to write now; `undefined` where it is too soon. */
  due(key: string, nowMs: number): number | undefined {
    const before = this.#since.get(key);
    const count = (before?.count ?? 0) + 1;
    // A clock that was set back must not keep the log silent.
    const isSoon = before !== undefined && Math.abs(nowMs - before.writtenMs) < hourMs;
    this.#since.delete(key);
    this.#since.set(key, isSoon ? { writtenMs: before.writtenMs, count } : { writtenMs: nowMs, count: 0 });
    if (this.#since.size > maxLines) this.#since.delete(this.#since.keys().next().value ?? "");
    return isSoon ? undefined : count;
  }
}
