/** Routes for whoever has no credential yet: setting up, joining, signing in. */
import { randomUUID } from "node:crypto";
import type { Program } from "../../domain/program.ts";
import type { Who } from "../../contract/wire/access-messages.ts";
import { triesPerCodePerHour } from "../../contract/wire/wire-limits.ts";
import { newSessionTimes } from "../callers.ts";
import type { Credential } from "../cookies.ts";
import type { Now } from "../now.ts";
import { RateLimit } from "../rate-limit.ts";
import { Refusal, tooFast } from "../refusal.ts";
import type { Account, NewAccount, NewSession } from "../stores/access-store.ts";
import { browserToken, hashesFrom, hashOfSecret, joiningToken, newToken } from "../tokens.ts";
import type { Handlers } from "./handler.ts";
import { assertNotGuessable } from "./people.ts";
import type { Services } from "./services.ts";
import { currentSettings } from "./settings.ts";

const hourMs = 60 * 60 * 1000;

export function settingUpHandlers(
  services: Services,
): Handlers<"about" | "setup" | "join" | "newAccount" | "signIn"> {
  const { access, keys, passwords, passwordCheck, publicUrl } = services;
  const codeRate = new RateLimit({ burst: triesPerCodePerHour, refillMs: hourMs });

  function hashOfCode(code: string, now: Now): string {
    const hash = hashOfSecret(code);
    const waitMs = codeRate.waitMs(hash, now.ms);
    if (waitMs > 0) throw tooFast(waitMs);
    return hash;
  }

  async function newAccountOf({ account, password }: AccountAsked): Promise<NewAccount> {
    return { id: randomUUID(), name: account, passwordHash: await passwords.hash(password) };
  }

  async function knownFromNowOn({ id }: Account): Promise<{ readonly browser?: string }> {
    const program = await access.program();
    return program === undefined ? {} : { browser: browserToken(id, program.credentialSecret) };
  }

  return {
    async about() {
      return {
        reply: {
          isSetUp: (await access.program()) !== undefined,
          otherPhonesCanJoin: publicUrl.protocol === "https:",
          publicUrl: publicUrl.origin,
        },
      };
    },

    async setup({ body, now }) {
      const codeHash = hashOfCode(body.code, now);
      // Before the work on the password: whoever has no code makes none.
      if (!(await access.isSetupCodeOpen(codeHash, now))) throw new Refusal("code-not-valid");
      const program =
        body.program === undefined
          ? undefined
          : { id: randomUUID(), settings: body.program, credentialSecret: newToken() };
      await assertNotGuessable(access, body.password, body.account, ...namesOf(body.program));
      const account = await newAccountOf(body);
      // First the key: a program without one could open nothing, a key without a program is only a file.
      const isNew = program !== undefined && (await access.program()) === undefined;
      if (isNew) await keys.add(program.id);
      const { credential, session } = newSession(now);
      const made = { account, session, ...(program !== undefined && { program }) };
      const done = await access.setUp(codeHash, made, now);
      if (!done.ok) throw new Refusal(done.error);
      return { reply: whoIs(done.value), credential, ...(await knownFromNowOn(done.value)) };
    },

    async newAccount({ body, now }) {
      const codeHash = hashOfCode(body.code, now);
      const role = await access.roleOfInvite(codeHash, now);
      if (role === undefined || role === "device") throw new Refusal("code-not-valid");
      await assertNotGuessable(access, body.password, body.account);
      const { credential, session } = newSession(now);
      const made = { account: await newAccountOf(body), session };
      const done = await access.addAccount(codeHash, made, now);
      if (!done.ok) throw new Refusal(done.error);
      return { reply: whoIs(done.value), credential, ...(await knownFromNowOn(done.value)) };
    },

    async join({ body, version, now }) {
      const codeHash = hashOfCode(body.code, now);
      // First: a code must not be used up for an answer that can't be given.
      const [settings, program] = await Promise.all([
        currentSettings(services, { role: "device", version, nowMs: now.ms }),
        access.program(),
      ]);
      if (program === undefined) throw new Refusal("not-set-up");
      const token = joiningToken(body, program.credentialSecret);
      const made = { id: randomUUID(), credentials: hashesFrom(token, program.credentialSecret) };
      const joined = await access.join(codeHash, made, now);
      if (!joined.ok) throw new Refusal(joined.error);
      const { id, label } = joined.value;
      return {
        reply: { who: { role: "device", program: program.id, id, name: label }, settings },
        credential: { kind: "device", token },
      };
    },

    async signIn({ body, now, browser }) {
      const account = await passwordCheck.accountOf(
        { name: body.account, password: body.password, action: "sign-in", browser: { known: browser } },
        now,
      );
      const { credential, session } = newSession(now);
      await access.addSession(account, session, now);
      return { reply: whoIs(account), credential, ...(await knownFromNowOn(account)) };
    },
  };
}

/** A program that is only being made is not stored yet. */
function namesOf(program: Program | undefined): readonly string[] {
  return program === undefined ? [] : [program.name];
}

interface AccountAsked {
  readonly account: string;
  readonly password: string;
}

function newSession(now: Now): { readonly credential: Credential; readonly session: NewSession } {
  const token = newToken();
  return {
    credential: { kind: "account", token },
    session: { hash: hashOfSecret(token), ...newSessionTimes(now) },
  };
}

function whoIs({ role, program, id, name }: Account): Who {
  return { role, program, id, name };
}
