import { useEffect, useMemo, useState } from "preact/hooks";
import { decimalMarkOf } from "../language/format-number.ts";
import { useLanguage, usePreferenceStorage } from "../language/LanguageProvider.tsx";
import { usePhone } from "../shell/phone-context.tsx";
import { keptChoice } from "./sheet-choice.ts";
import { rowsToWriteIn, type RowsOfSection, sectionsOf } from "./sheet-rows.ts";
import { type SheetTyping, typingOf } from "./sheet-typing.ts";
import { newSheet, type SheetFacts, type TypedSheet, typedLinesOf } from "./typed-sheet.ts";

export interface SheetOnScreen {
  readonly typing: SheetTyping;
  readonly sheet: TypedSheet;
  readonly outcome: ReturnType<SheetTyping["outcome"]>;
  /** What was printed, and at the end what was written in. */
  readonly sections: readonly RowsOfSection[];
  readonly facts: SheetFacts;
}

/** The sheet that is being typed, with the lines it was printed with. */
export function useSheetTyping(): SheetOnScreen {
  const { phone, program, ids, clock, today } = usePhone();
  const { language } = useLanguage();
  const storage = usePreferenceStorage();
  const choice = useMemo(() => keptChoice(storage, program.zone), [storage, program.zone]);
  const [typing] = useState(() => {
    const offered = program.sites.filter(({ retired }) => retired !== true);
    const only = offered.length === 1 ? offered[0]?.code : undefined;
    const { layout } = choice;
    return typingOf({
      phone,
      ids,
      first: newSheet(ids, { layout, site: only ?? "", day: "", firstDay: "" }),
    });
  });
  const [, drawAgain] = useState(0);
  useEffect(() => typing.subscribe(() => drawAgain((times) => times + 1)), [typing]);

  const sheet = typing.sheet();
  const { layout } = sheet;
  // What holds a figure stays on the form, also where the sheet is printed without its line by now.
  const written = [...sheet.written, ...typedLinesOf(sheet)].join("\n");
  const sections = useMemo(
    () => withWritten(sectionsOf(layout, choice.added), { layout, written: written.split("\n") }),
    [layout, written, choice],
  );
  const facts = {
    rows: sections.flatMap(({ rows }) => rows),
    program,
    mark: decimalMarkOf(language),
    today: today(),
    nowMs: clock.now(),
  };
  return { typing, sheet, outcome: typing.outcome(), sections, facts };
}

function withWritten(
  printed: readonly RowsOfSection[],
  { layout, written }: Pick<TypedSheet, "layout" | "written">,
): readonly RowsOfSection[] {
  const onSheet = new Set(printed.flatMap(({ rows }) => rows.map(({ id }) => id)));
  const rows = rowsToWriteIn(layout).filter(({ id }) => written.includes(id) && !onSheet.has(id));
  return rows.length === 0 ? printed : [...printed, { section: "written", rows }];
}
