import { useLocation, useRoute } from "preact-iso";
import { isLocalDate } from "../../contract/ids.ts";
import type { ListedRecord } from "../../contract/wire/desk-messages.ts";
import type { LocalDate } from "../../domain/ids.ts";
import { addDays, monthOf } from "../../domain/local-date.ts";
import { LinkButton } from "../components/Button.tsx";
import { classes } from "../components/classes.ts";
import { DateField } from "../components/Field.tsx";
import { Screen } from "../components/Screen.tsx";
import { whereAndWhen } from "../day/entry-name.ts";
import rowStyles from "../day/DayRow.module.css";
import { RecordParts } from "../day/RecordParts.tsx";
import { titleInWords } from "../day/record-in-words.ts";
import { formatDay, formatMonth } from "../language/format-date.ts";
import { useLanguage, useNames, useText } from "../language/LanguageProvider.tsx";
import { useProgram } from "../shell/program-context.tsx";
import { ChangesStatus } from "./ChangesStatus.tsx";
import styles from "./desk.module.css";
import { RestOfPages } from "./RestOfPages.tsx";
import { useDeskText } from "./use-desk-text.ts";
import { useRecordsOfDay } from "./use-records-of-day.ts";

/** Every phone's entries of one day, read from the endpoint a page at a time. */
export function RecordsScreen() {
  const { params } = useRoute();
  const { today } = useProgram();
  const asked = params["day"];
  const day = isLocalDate(asked) ? asked : today();
  return <RecordsOf key={day} day={day} />;
}

function RecordsOf({ day }: { readonly day: LocalDate }) {
  const text = useDeskText();
  const { language } = useLanguage();
  return (
    <Screen title={text.recordsTitle} intro={formatDay(language, day, "fullWithYear")} isWide>
      <DayChoice day={day} />
      <ChangesStatus />
      <RecordList day={day} />
    </Screen>
  );
}

function DayChoice({ day }: { readonly day: LocalDate }) {
  const text = useDeskText();
  const { route } = useLocation();
  const { today } = useProgram();
  return (
    <div class={styles.days}>
      <DateField
        label={text.recordsDay}
        value={day}
        onInput={(value) => {
          if (isLocalDate(value)) route(`/desk/records/${value}`);
        }}
      />
      <LinkButton href={`/desk/records/${addDays(day, -1)}`}>{text.dayBefore}</LinkButton>
      {day < today() && <LinkButton href={`/desk/records/${addDays(day, 1)}`}>{text.dayAfter}</LinkButton>}
    </div>
  );
}

function RecordList({ day }: { readonly day: LocalDate }) {
  const text = useDeskText();
  const { language } = useLanguage();
  const { records, letGo, state, more, askAgain } = useRecordsOfDay(day);

  return (
    <>
      {letGo > 0 && <p>{text.entriesLetGo(letGo, formatMonth(language, monthOf(day)))}</p>}
      {state.kind === "all" && records.length === 0 && letGo === 0 && <p>{text.noRecords}</p>}
      <ul class={styles.list}>
        {records.map((listed) => (
          <RecordRow key={listed.record.id} listed={listed} />
        ))}
      </ul>
      <RestOfPages state={state} onMore={more} onTryAgain={askAgain} />
    </>
  );
}

function RecordRow({ listed }: { readonly listed: ListedRecord }) {
  const { record, rev, isVoided } = listed;
  const text = useText();
  const words = { text, names: useNames(), language: useLanguage().language };
  const { program } = useProgram();

  return (
    <li class={classes(rowStyles.row, isVoided && rowStyles.voided)}>
      <div class={rowStyles.head}>
        <a class={rowStyles.link} href={`/desk/record/${record.id}`}>
          <span class={rowStyles.title}>{titleInWords(record, words)}</span>
          <span class={rowStyles.where}>{whereAndWhen(record, program, words).join(" · ")}</span>
        </a>
      </div>
      {isVoided ? (
        <del class={rowStyles.struck}>
          <RecordParts record={record} />
        </del>
      ) : (
        <RecordParts record={record} />
      )}
      {isVoided && <p class={classes(rowStyles.tag, rowStyles.voidTag)}>{text.day.voidedNoReason}</p>}
      {!isVoided && rev > 1 && <p class={rowStyles.tag}>{text.day.changed}</p>}
    </li>
  );
}
