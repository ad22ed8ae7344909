import type { BrokenCopy } from "../../contract/shift-file-end.ts";
import { Notice } from "../components/Notice.tsx";
import { classes } from "../components/classes.ts";
import parts from "../components/parts.module.css";
import styles from "./copy.module.css";
import { formatDayRange } from "../language/format-date.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import type { Text } from "../language/text.ts";
import type { CopyPlan } from "./read-file.ts";

interface PlanInWordsProps {
  readonly plan: CopyPlan;
  /** Whether this phone has no settings of its own yet. */
  readonly isFirstStart: boolean;
}

/** What bringing the file in would do, before it does. */
export function PlanInWords({ plan, isFirstStart }: PlanInWordsProps) {
  const text = useText();
  const { language } = useLanguage();
  const { recordCount, firstDay, lastDay, newSites, isAdopted, sitesLeftOutCount, problemCount, broken } =
    plan;
  const brokenNotice = broken !== undefined && <Notice tone="warn">{brokenInWords(text, broken)}</Notice>;

  if (recordCount === 0 && !isAdopted) {
    return (
      <>
        {brokenNotice}
        <Notice tone="warn">{text.copy.nothingReadable}</Notice>
      </>
    );
  }
  const names = newSites.map((site) => site.name);
  return (
    <>
      <ul class={classes(parts.rows, styles.plan)}>
        <li>
          {recordsInWords(text, plan)}
          {firstDay !== undefined && lastDay !== undefined && (
            <> {text.copy.days(formatDayRange(language, firstDay, lastDay))}</>
          )}
        </li>
        <li>
          {isAdopted
            ? text.copy.willAdopt(plan.program.name)
            : isFirstStart
              ? text.copy.willBegin
              : text.copy.willKeep}
        </li>
        {names.length > 0 && <li>{text.copy.willAddSites(new Intl.ListFormat(language).format(names))}</li>}
        {sitesLeftOutCount > 0 && <li>{text.copy.noRoomForSites(sitesLeftOutCount)}</li>}
      </ul>
      {brokenNotice}
      {problemCount > 0 && <Notice tone="warn">{text.copy.notRead(problemCount)}.</Notice>}
    </>
  );
}

function recordsInWords(text: Text, { recordCount, hereCount }: CopyPlan): string {
  if (hereCount === 0) return text.copy.willAdd(recordCount);
  return hereCount === recordCount
    ? text.copy.nothingNew(hereCount)
    : text.copy.someNew(recordCount - hereCount, hereCount);
}

function brokenInWords(text: Text, { announcedCount, foundCount }: BrokenCopy): string {
  return announcedCount === undefined
    ? text.copy.endMissing
    : text.copy.endOfOthers(announcedCount, foundCount);
}
