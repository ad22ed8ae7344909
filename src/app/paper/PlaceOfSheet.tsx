import { isSiteCode } from "../../contract/ids.ts";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { DateField, FieldRow, TextField } from "../components/Field.tsx";
import fieldStyles from "../components/Field.module.css";
import { usePaperText } from "../language/paper-text.ts";
import { usePhone } from "../shell/phone-context.tsx";
import { sheetLayouts } from "./sheet-rows.ts";
import { placeFieldIds, type ProblemsOnScreen } from "./use-problems.ts";
import type { SheetOnScreen } from "./use-sheet-typing.ts";

/** Nobody writes a longer one on a line that short. */
const longestNumber = 20;

interface PlaceOfSheetProps {
  readonly onScreen: SheetOnScreen;
  readonly problems: ProblemsOnScreen;
}

/** How the sheet was filled in, where, and on which day: once for all that is typed of it. */
export function PlaceOfSheet({ onScreen: { typing, sheet, facts }, problems }: PlaceOfSheetProps) {
  const text = usePaperText();
  const isTally = sheet.layout === "strokes";

  return (
    <>
      <ChoiceGroup
        legend={text.which}
        name="layout"
        options={sheetLayouts.map((value) => ({ value, label: text.layouts[value] }))}
        value={sheet.layout}
        onChange={(layout) => layout !== undefined && typing.change((now) => ({ ...now, layout }))}
      />
      <FieldRow>
        <SiteOfSheet
          site={sheet.site}
          error={problems.ofPlace("site")}
          onSite={(site) => typing.change((now) => ({ ...now, site }))}
        />
        {isTally && (
          <DateField
            id={placeFieldIds["first-day"]}
            label={text.firstDay}
            hint={text.firstDayHint}
            error={problems.ofPlace("first-day")}
            value={sheet.firstDay}
            max={facts.today}
            onInput={(firstDay) => typing.change((now) => ({ ...now, firstDay }))}
          />
        )}
        <DateField
          id={placeFieldIds.day}
          label={isTally ? text.lastDay : text.dayOfSheet}
          error={problems.ofPlace("day")}
          value={sheet.day}
          max={facts.today}
          onInput={(day) => typing.change((now) => ({ ...now, day }))}
        />
      </FieldRow>
      <TextField
        label={text.sheetNumber}
        hint={text.sheetNumberHint}
        value={sheet.number}
        maxLength={longestNumber}
        onInput={(number) => typing.change((now) => ({ ...now, number }))}
      />
    </>
  );
}

interface SiteOfSheetProps {
  readonly site: SheetOnScreen["sheet"]["site"];
  readonly error: string | undefined;
  readonly onSite: (site: SheetOnScreen["sheet"]["site"]) => void;
}

/** A browser's own list, where the first letters choose; none is chosen before somebody does. */
function SiteOfSheet({ site, error, onSite }: SiteOfSheetProps) {
  const text = usePaperText();
  const { program } = usePhone();
  const id = placeFieldIds.site;

  return (
    <div class={fieldStyles.field}>
      <label class={fieldStyles.label} for={id} id={`${id}-label`}>
        {text.site}
      </label>
      {error !== undefined && (
        <p class={fieldStyles.error} id={`${id}-error`}>
          {error}
        </p>
      )}
      <select
        class={fieldStyles.input}
        id={id}
        value={site}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        aria-invalid={error === undefined ? undefined : true}
        onChange={({ currentTarget: { value } }) => onSite(isSiteCode(value) ? value : "")}
      >
        <option value="">–</option>
        {program.sites
          .filter(({ retired }) => retired !== true)
          .map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </select>
    </div>
  );
}
