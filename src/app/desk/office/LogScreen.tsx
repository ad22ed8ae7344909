import { useState } from "preact/hooks";
import {
  type AuditAction,
  auditActions,
  type AuditLineShown,
} from "../../../contract/wire/people-messages.ts";
import { addressOf } from "../../../sync/endpoint-client.ts";
import { Button } from "../../components/Button.tsx";
import parts from "../../components/parts.module.css";
import { useLanguage } from "../../language/LanguageProvider.tsx";
import { useProgram } from "../../shell/program-context.tsx";
import { AnswerView } from "../AnswerView.tsx";
import { downloadFrom } from "../download-from.ts";
import { formatInstant } from "../format-instant.ts";
import { useAnswer } from "../use-answer.ts";
import { OfficePage } from "./OfficePage.tsx";
import { type OfficeText, useOfficeText } from "./use-office-text.ts";

/** What was done by whom, a page at a time. */
export function LogScreen() {
  const text = useOfficeText();
  /** Below which number each further page begins. */
  const [pages, setPages] = useState<readonly number[]>([]);
  return (
    <OfficePage title={text.logTitle} intro={text.logIntro}>
      <div>
        <Button onClick={() => downloadFrom(addressOf("auditCsv", {}))}>{text.logDownload}</Button>
      </div>
      <LogPage onMore={(before) => setPages([...pages, before])} isLast={pages.length === 0} />
      {pages.map((before, index) => (
        <LogPage
          key={before}
          before={before}
          isLast={index === pages.length - 1}
          onMore={(next) => setPages([...pages, next])}
        />
      ))}
    </OfficePage>
  );
}

interface LogPageProps {
  readonly before?: number;
  readonly isLast: boolean;
  readonly onMore: (before: number) => void;
}

function LogPage({ before, isLast, onMore }: LogPageProps) {
  const text = useOfficeText();
  const { answer, askAgain } = useAnswer("audit", String(before), {
    query: before === undefined ? {} : { before: String(before) },
  });
  return (
    <AnswerView answer={answer} onTryAgain={askAgain}>
      {({ lines, more }) => (
        <>
          <ol class={parts.rows}>
            {lines.map((line) => (
              <LogLine key={line.n} line={line} />
            ))}
          </ol>
          {more && isLast && (
            <div>
              <Button onClick={() => onMore(lines.at(-1)?.n ?? 1)}>{text.showMore}</Button>
            </div>
          )}
        </>
      )}
    </AnswerView>
  );
}

function LogLine({ line }: { readonly line: AuditLineShown }) {
  const text = useOfficeText();
  const { language } = useLanguage();
  const { program } = useProgram();
  return (
    <li class={parts.row}>
      <div>
        <p dir="auto">
          <strong>{actorOf(line, text)}</strong> · {actionOf(line, text)}
        </p>
        <p class={parts.soft} dir="auto">
          {[formatInstant(language, Date.parse(line.utc), program.zone), ...detailsOf(line, text)].join(
            " · ",
          )}
        </p>
      </div>
    </li>
  );
}

function actorOf({ actor, actorName }: AuditLineShown, text: OfficeText): string {
  const itself: Readonly<Record<string, string>> = { operator: text.operator, endpoint: text.theServer };
  return actorName ?? itself[actor] ?? text.unknownActor;
}

/** One that a later server writes is shown as it is called. */
function actionOf({ action }: AuditLineShown, text: OfficeText): string {
  const known = auditActions.find((one): one is AuditAction => one === action);
  return known === undefined ? action : text.actions[known];
}

/** What it was done to, as far as it has a name or is a filter: an id says nothing to a person. */
function detailsOf(
  { actor, action, object, objectName, outcome, rows }: AuditLineShown,
  text: OfficeText,
): readonly string[] {
  if (action === "change-retention") return [text.keptSet(monthsIn(object))];
  const isFilter = object.includes("/") || object.includes(" ");
  return [
    ...(objectName !== undefined && object !== actor ? [objectName] : []),
    ...(isFilter ? [object.replace("/", " – ")] : []),
    ...(rows === undefined ? [] : [countedIn(action, text)(rows)]),
    ...(outcome === "done" ? [] : [text.outcomes[outcome]]),
  ];
}

function countedIn(action: string, text: OfficeText): (count: number) => string {
  if (action === "let-go-details") return text.entries;
  return action === "unknown-sign-in" || action === "slow-sign-in" ? text.tries : text.rows;
}

/** "24 months", as the endpoint writes it; anything else is for ever. */
function monthsIn(object: string): number | undefined {
  const months = /^(\d+) months$/.exec(object)?.[1];
  return months === undefined ? undefined : Number(months);
}
