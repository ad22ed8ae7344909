import { useLanguage } from "../language/LanguageProvider.tsx";
import styles from "./hide.module.css";
import type { Clock } from "./program-context.tsx";

interface MonthPageProps {
  readonly clock: Clock;
}

/** The month by the phone's own clock, as any calendar shows it. Nothing on it comes from what is recorded. */
export function MonthPage({ clock }: MonthPageProps) {
  const { language } = useLanguage();
  const now = new Date(clock.now());

  return (
    <>
      <h1>{monthName(language, clock.now())}</h1>
      <table class={styles.weeks}>
        <thead>
          <tr>
            {weekdayNames(language).map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(now.getFullYear(), now.getMonth()).map((week) => (
            <tr key={week.find((day) => day !== undefined)}>
              {week.map((day, weekday) => (
                <td
                  key={weekdayKeys[weekday]}
                  class={day === now.getDate() ? styles.today : undefined}
                  aria-current={day === now.getDate() ? "date" : undefined}
                >
                  {day}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

export function monthName(language: string, nowMs: number): string {
  return new Intl.DateTimeFormat(language, { month: "long", year: "numeric" }).format(nowMs);
}

const daysInWeek = 7;
const weekdayKeys = ["mo", "tu", "we", "th", "fr", "sa", "su"];

function weekdayNames(language: string): readonly string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  // The 5th of January 2026 was a Monday.
  return weekdayKeys.map((_, index) => format.format(Date.UTC(2026, 0, 5 + index)));
}

/** Monday first; `undefined` is a day of another month. */
function weeksOf(year: number, month: number): readonly (readonly (number | undefined)[])[] {
  const days = new Date(year, month + 1, 0).getDate();
  const before = (new Date(year, month, 1).getDay() + daysInWeek - 1) % daysInWeek;
  const weeks = Math.ceil((before + days) / daysInWeek);
  return Array.from({ length: weeks }, (_, week) =>
    weekdayKeys.map((_key, weekday) => {
      const day = week * daysInWeek + weekday - before + 1;
      return day >= 1 && day <= days ? day : undefined;
    }),
  );
}
