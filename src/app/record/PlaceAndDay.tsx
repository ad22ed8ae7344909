import { useState } from "preact/hooks";
import { isLocalDate } from "../../contract/ids.ts";
import type { LocalDate, SiteCode } from "../../domain/ids.ts";
import { addDays } from "../../domain/local-date.ts";
import type { Site } from "../../domain/program.ts";
import { Button } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { DateField } from "../components/Field.tsx";
import { Icon } from "../components/Icon.tsx";
import { Notice } from "../components/Notice.tsx";
import { Sheet } from "../components/Sheet.tsx";
import { formatDay } from "../language/format-date.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import styles from "./PlaceAndDay.module.css";

interface PlaceAndDayProps {
  readonly sites: readonly Site[];
  readonly site: SiteCode;
  readonly today: LocalDate;
  readonly isNight: boolean;
  readonly earlierDay: LocalDate | undefined;
  readonly onSite: (site: SiteCode) => void;
  readonly onDay: (day: LocalDate | undefined) => void;
}

/** Where and for which day: carried from contact to contact, and said in words. */
export function PlaceAndDay(props: PlaceAndDayProps) {
  const { sites, site, today, isNight, earlierDay, onSite, onDay } = props;
  const text = useText();
  const { language } = useLanguage();
  const [sheet, setSheet] = useState<"site" | "day">();
  const close = () => setSheet(undefined);
  const siteName = sites.find(({ code }) => code === site)?.name ?? site;
  const now = isNight ? text.record.tonight : text.record.today;
  const dayName = earlierDay === undefined ? now : formatDay(language, earlierDay, "brief");

  return (
    <>
      <div class={styles.line}>
        <button
          type="button"
          class={styles.place}
          aria-label={text.record.siteIs(siteName)}
          onClick={() => setSheet("site")}
        >
          <Icon name="place" />
          <span class={styles.name}>{siteName}</span>
          <Icon name="down" />
        </button>
        <button
          type="button"
          class={styles.day}
          aria-label={text.record.dayIs(`${dayName}, ${formatDay(language, earlierDay ?? today, "full")}`)}
          onClick={() => setSheet("day")}
        >
          <Icon name={earlierDay === undefined && isNight ? "night" : "today"} />
          <span class={styles.name}>{dayName}</span>
          <Icon name="down" />
        </button>
      </div>
      {earlierDay !== undefined && (
        <Notice
          tone="warn"
          action={<Button onClick={() => onDay(undefined)}>{text.record.backTo(now)}</Button>}
        >
          {text.record.forEarlierDay(formatDay(language, earlierDay, "full"))}
        </Notice>
      )}
      <Sheet title={text.record.chooseSite} open={sheet === "site"} onClose={close}>
        <ul class={styles.sites}>
          {sites.map(({ code, name, model }) => (
            <li key={code}>
              <button
                type="button"
                class={styles.site}
                aria-pressed={code === site}
                onClick={() => {
                  onSite(code);
                  close();
                }}
              >
                <span class={styles.siteName}>{name}</span>
                <span class={styles.hint}>{text.items.serviceModels[model]}</span>
              </button>
            </li>
          ))}
        </ul>
      </Sheet>
      <Sheet title={text.record.chooseDay} open={sheet === "day"} onClose={close}>
        <DayChoice
          today={today}
          now={now}
          chosen={earlierDay}
          onDay={(day) => {
            onDay(day);
            close();
          }}
        />
      </Sheet>
    </>
  );
}

interface DayChoiceProps {
  readonly today: LocalDate;
  readonly now: string;
  readonly chosen: LocalDate | undefined;
  readonly onDay: (day: LocalDate | undefined) => void;
}

function DayChoice({ today, now, chosen, onDay }: DayChoiceProps) {
  const text = useText();
  const { language } = useLanguage();
  const [typed, setTyped] = useState<string>(chosen ?? "");
  const yesterday = addDays(today, -1);
  const dayBefore = addDays(today, -2);
  const typedDay = isLocalDate(typed) && typed <= today ? typed : undefined;

  return (
    <>
      <ChoiceGroup<string>
        legend={text.record.day}
        name="day"
        options={[
          { value: today, label: now, hint: formatDay(language, today, "full") },
          { value: yesterday, label: text.record.yesterday, hint: formatDay(language, yesterday, "full") },
          { value: dayBefore, label: formatDay(language, dayBefore, "full") },
        ]}
        value={chosen ?? today}
        onChange={(day) => onDay([yesterday, dayBefore].find((one) => one === day))}
      />
      <form
        class={styles.otherDay}
        onSubmit={(event) => {
          event.preventDefault();
          if (typedDay !== undefined) onDay(typedDay);
        }}
      >
        <DateField
          label={text.record.earlierDay}
          hint={text.record.earlierDayHint}
          value={typed}
          max={today}
          onInput={setTyped}
        />
        {typedDay !== undefined && (
          <Button type="submit" variant="primary">
            {formatDay(language, typedDay, "fullWithYear")}
          </Button>
        )}
      </form>
    </>
  );
}
