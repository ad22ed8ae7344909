/** A new account as it is typed: of a set-up link or of an invite. */
import { isTextUpTo } from "../../contract/ids.ts";
import {
  maxAccountNameLength,
  maxPasswordLength,
  minPasswordLength,
} from "../../contract/wire/wire-limits.ts";
import { err, ok, type Result } from "../../domain/result.ts";

export interface AccountDraft {
  readonly account: string;
  readonly password: string;
}

export const noAccount: AccountDraft = { account: "", password: "" };

export interface AccountProblems {
  readonly account?: "missing" | "taken";
  readonly password?: "short" | "long";
}

/** A password is taken as it is: a space at its end is part of it. */
export function parseAccount({ account, password }: AccountDraft): Result<AccountDraft, AccountProblems> {
  const name = account.trim();
  const isNamed = isTextUpTo(name, maxAccountNameLength);
  const length = lengthProblemOf(password);
  if (isNamed && length === undefined) return ok({ account: name, password });
  return err({
    ...(!isNamed && { account: "missing" }),
    ...(length !== undefined && { password: length }),
  });
}

export function lengthProblemOf({ length }: string): "short" | "long" | undefined {
  if (length < minPasswordLength) return "short";
  return length > maxPasswordLength ? "long" : undefined;
}
