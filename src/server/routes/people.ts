/** Routes of accounts: one's own password and sessions, and those of the others. */
import { isGuessable } from "../../contract/wire/account-fields.ts";
import { Refusal } from "../refusal.ts";
import type { Handlers } from "./handler.ts";
import type { Services } from "./services.ts";

export function peopleHandlers({
  access,
  passwords,
  passwordCheck,
}: Services): Handlers<
  "showPassword" | "passwordShown" | "changePassword" | "endOtherSessions" | "accounts" | "endAccount"
> {
  return {
    async showPassword({ caller, body, now }) {
      const { password } = body;
      const account = await passwordCheck.accountOf(
        { name: caller.name, password, action: "show-password", browser: { session: caller.credentialHash } },
        now,
      );
      await access.notePasswordShown(account, caller.credentialHash, now);
      return { reply: undefined };
    },
    passwordShown() {
      return { reply: undefined };
    },
    async changePassword({ caller, body, now }) {
      const account = await passwordCheck.accountOf(
        {
          name: caller.name,
          password: body.former,
          action: "change-password",
          browser: { session: caller.credentialHash },
        },
        now,
      );
      await assertNotGuessable(access, body.password, caller.name);
      await access.changePassword(account, await passwords.hash(body.password), caller.credentialHash, now);
      return { reply: undefined };
    },
    async endOtherSessions({ caller, now }) {
      const { program, id, name, role } = caller;
      if (role === "device") throw new Refusal("not-allowed");
      await access.endOtherSessions({ program, id, name, role }, caller.credentialHash, now);
      return { reply: undefined };
    },
    async accounts({ caller, now }) {
      const listed = await access.accounts(caller.program, now);
      return { reply: { accounts: listed } };
    },
    async endAccount({ caller, path, now }) {
      const done = await access.endAccount(caller.program, path.id, caller.id, now);
      if (!done.ok) throw new Refusal(done.error);
      return { reply: undefined };
    },
  };
}

/** By those who know what the program is called. */
export async function assertNotGuessable(
  access: Services["access"],
  password: string,
  ...names: readonly string[]
): Promise<void> {
  const program = await access.program();
  const known = program === undefined ? names : [...names, program.settings.name];
  if (isGuessable(password, known)) throw new Refusal("password-guessable");
}
