import { TextField } from "../components/Field.tsx";
import type { AccountDraft, AccountProblems } from "./account-fields.ts";
import { PasswordField } from "./PasswordField.tsx";
import { type AccessText, useAccessText } from "./use-access-text.ts";

interface AccountFieldsProps {
  readonly draft: AccountDraft;
  readonly problems: AccountProblems;
  readonly onChange: (draft: AccountDraft) => void;
}

const accountFieldId = "account-name";
const passwordFieldId = "account-password";

/** Name and password of an account that is made. */
export function AccountFields({ draft, problems, onChange }: AccountFieldsProps) {
  const text = useAccessText();
  const errors = wordsOf(problems, text);
  return (
    <>
      <TextField
        id={accountFieldId}
        label={text.account}
        hint={text.accountHint}
        error={errors.account}
        value={draft.account}
        onInput={(account) => onChange({ ...draft, account })}
        autoComplete="username"
      />
      <PasswordField
        id={passwordFieldId}
        kind="new-password"
        label={text.password}
        hint={text.passwordHint}
        error={errors.password}
        value={draft.password}
        onInput={(password) => onChange({ ...draft, password })}
      />
    </>
  );
}

/** For the summary of a form. */
export function accountErrors(problems: AccountProblems, text: AccessText) {
  const { account, password } = wordsOf(problems, text);
  return [
    ...(account === undefined ? [] : [{ fieldId: accountFieldId, text: account }]),
    ...(password === undefined ? [] : [{ fieldId: passwordFieldId, text: password }]),
  ];
}

function wordsOf({ account, password }: AccountProblems, text: AccessText) {
  return {
    account: account && { missing: text.accountMissing, taken: text.refused["name-taken"] }[account],
    password: password && { short: text.passwordShort, long: text.passwordLong }[password],
  };
}
