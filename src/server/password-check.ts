/** Whether a password is an account's, asked wherever one is shown. Guessing is slow at one name, and at all of them together. */
import { wrongPasswordsPerMinute } from "../contract/wire/wire-limits.ts";
import type { Now } from "./now.ts";
import type { Passwords } from "./passwords.ts";
import { GrowingDelay, RateLimit } from "./rate-limit.ts";
import { Refusal, tooFast } from "./refusal.ts";
import type { AccessStore, Account } from "./stores/access-store.ts";

export interface PasswordCheck {
  /** The account whose password it is. Throws where there is none, or somebody guesses. */
  accountOf(name: string, password: string, now: Now): Promise<Account>;
}

const all = "all";
const minuteMs = 60_000;

export function createPasswordCheck({
  access,
  passwords,
}: {
  readonly access: AccessStore;
  readonly passwords: Passwords;
}): PasswordCheck {
  const guesses = new GrowingDelay();
  const wrongOnes = new RateLimit({ burst: wrongPasswordsPerMinute, refillMs: minuteMs });

  /** Counted before it is known whether it is wrong, so that many tries at once are many. */
  function begin(name: string, now: Now): void {
    const waitMs = guesses.waitMs(name, now.ms) || wrongOnes.waitMs(all, now.ms);
    if (waitMs > 0) throw tooFast(waitMs);
    guesses.failed(name, now.ms);
  }

  return {
    async accountOf(given, password, now) {
      const name = given.normalize("NFC");
      begin(name, now);
      const account = await access.accountByName(name);
      const isRight = await passwords.matches(password, account?.passwordHash);
      if (account !== undefined && isRight) {
        guesses.succeeded(name);
        wrongOnes.giveBack(all);
        return account;
      }
      // A name that nobody has is in the request log alone: otherwise anybody could fill this one.
      if (account !== undefined) {
        const { program, id } = account;
        await access.note(program, { actor: id, action: "sign-in", object: id, outcome: "refused" }, now);
      }
      throw new Refusal("wrong-password");
    },
  };
}
