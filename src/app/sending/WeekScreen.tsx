import { addDays } from "../../domain/local-date.ts";
import type { LocalDate } from "../../domain/ids.ts";
import type { Cell } from "../../domain/measure.ts";
import type { Phone } from "../../storage/phone.ts";
import { NumberText } from "../components/NumberText.tsx";
import { Screen } from "../components/Screen.tsx";
import parts from "../components/parts.module.css";
import { formatDay } from "../language/format-date.ts";
import { nameOf, useLanguage, useNames } from "../language/LanguageProvider.tsx";
import { useTeamText } from "../language/team-text.ts";
import { UpdateNotice } from "../pwa/UpdateNotice.tsx";
import { usePhone, useStored } from "../shell/phone-context.tsx";
import styles from "./sending.module.css";

const daysShown = 7;

/** The totals of a program's phone: its own, by item, of a week. All others are with the program. */
export function WeekScreen() {
  const text = useTeamText();
  const today = usePhone().today();
  const week = useStored((phone) => readWeek(phone, today), [today]);

  return (
    <Screen title={text.weekTitle} intro={text.weekIntro}>
      <UpdateNotice />
      {week !== undefined && (week.length === 0 ? <p>{text.weekEmpty}</p> : <Week week={week} />)}
    </Screen>
  );
}

interface DayOfWeek {
  readonly day: LocalDate;
  readonly cells: readonly Cell[];
}

/** Days with something on them, the newest first. */
async function readWeek(phone: Phone, today: LocalDate): Promise<readonly DayOfWeek[]> {
  const days = Array.from({ length: daysShown }, (_, ago) => addDays(today, -ago));
  const week = await Promise.all(
    days.map(async (day) => ({
      day,
      cells: (await phone.dayTotals(day)).filter(({ measure }) => measure === "out"),
    })),
  );
  return week.filter(({ cells }) => cells.length > 0);
}

function Week({ week }: { readonly week: readonly DayOfWeek[] }) {
  const text = useTeamText();
  const { language } = useLanguage();
  return (
    <>
      <ItemTable title={text.weekAll} cells={sumByItem(week.flatMap(({ cells }) => cells))} />
      {week.length > 1 &&
        week.map(({ day, cells }) => (
          <ItemTable key={day} title={formatDay(language, day, "full")} cells={cells} />
        ))}
    </>
  );
}

function sumByItem(cells: readonly Cell[]): readonly Pick<Cell, "code" | "value">[] {
  const sums = new Map<string, number>();
  for (const { code, value } of cells) sums.set(code, (sums.get(code) ?? 0) + value);
  return [...sums].map(([code, value]) => ({ code, value }));
}

interface ItemTableProps {
  readonly title: string;
  readonly cells: readonly Pick<Cell, "code" | "value">[];
}

function ItemTable({ title, cells }: ItemTableProps) {
  const text = useTeamText();
  const names = useNames();
  return (
    <section class={parts.section}>
      <h2>{title}</h2>
      <table class={styles.totals} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{text.weekItem}</th>
            <th scope="col" class={styles.number}>
              {text.weekCount}
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ code, value }) => (
            <tr key={code}>
              <th scope="row">{nameOf(names, code)}</th>
              <td class={styles.number}>
                <NumberText value={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
