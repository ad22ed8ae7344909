import { useState } from "preact/hooks";
import { LinkButton } from "../../components/Button.tsx";
import { Notice } from "../../components/Notice.tsx";
import parts from "../../components/parts.module.css";
import { AnswerView } from "../AnswerView.tsx";
import styles from "../desk.module.css";
import { useAnswer } from "../use-answer.ts";
import { AccountCard } from "./AccountCard.tsx";
import { OfficePage } from "./OfficePage.tsx";
import { useOfficeText } from "./use-office-text.ts";

/** Who has an account, and ending one. */
export function PeopleScreen() {
  const text = useOfficeText();
  const { answer, askAgain } = useAnswer("accounts", "accounts");
  const [ended, setEnded] = useState<string>();

  return (
    <OfficePage title={text.peopleTitle} intro={text.peopleIntro}>
      <output class={parts.status}>
        {ended !== undefined && <Notice tone="good">{text.ended(ended)}</Notice>}
      </output>
      <AnswerView answer={answer} onTryAgain={askAgain}>
        {({ accounts }) => (
          <ul class={styles.cards}>
            {accounts.map((account) => (
              <AccountCard
                key={account.id}
                account={account}
                onEnded={() => {
                  setEnded(account.name);
                  askAgain();
                }}
              />
            ))}
          </ul>
        )}
      </AnswerView>
      <div>
        <LinkButton href="/desk/invites">{text.invitePerson}</LinkButton>
      </div>
    </OfficePage>
  );
}
