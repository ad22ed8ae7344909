import { fills } from "../../domain/record.ts";
import { classes } from "../components/classes.ts";
import { useText } from "../language/LanguageProvider.tsx";
import { usePaperText } from "../language/paper-text.ts";
import type { SheetChoice } from "./sheet-choice.ts";
import { type RowsOfSection, sectionsOf, type SheetLayout, type SheetRow } from "./sheet-rows.ts";
import styles from "./SheetTable.module.css";
import { type RowNames, useRowNames } from "./use-row-names.ts";

/** As many as leave a box in which a figure of two digits can be read again. */
const contactsOnSheet = 12;
const linesToWriteIn = 3;
const containerLines = 2;
/** A box to write into. */
const blank = "\u00A0";

/** The sheet itself: one table, so that a printer repeats its head on every page. */
export function SheetTable({ choice }: { readonly choice: SheetChoice }) {
  const text = usePaperText();
  const names = useRowNames();
  const { layout, size, added } = choice;
  const boxes = layout === "columns" ? contactsOnSheet : 1;

  return (
    // Wider than a phone: it scrolls by itself, by keys too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keys
    <section class={classes(styles.sheet, styles[size])} aria-label={text.preview} tabIndex={0}>
      <table class={styles.table}>
        <colgroup>
          <col class={styles.names} />
          {Array.from({ length: boxes }, (_, box) => (
            <col key={box} />
          ))}
          <col class={styles.total} />
        </colgroup>
        <SheetHead layout={layout} boxes={boxes} />
        {sectionsOf(layout, added).map((of) =>
          of.section === "measured" ? (
            <MeasuredLines key={of.section} names={names} layout={layout} boxes={boxes} />
          ) : (
            <SectionRows key={of.section} of={of} names={names} boxes={boxes} />
          ),
        )}
        <tbody>
          <SectionHead title={names.nameOfSection("written")} boxes={boxes} />
          {Array.from({ length: linesToWriteIn }, (_, line) => (
            <tr key={line} class={styles.row}>
              <td class={styles.name}>{blank}</td>
              <Boxes count={boxes} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadProps {
  readonly layout: SheetLayout;
  readonly boxes: number;
}

function SheetHead({ layout, boxes }: HeadProps) {
  const text = usePaperText();
  const { record } = useText();

  return (
    <thead>
      <tr>
        <td class={styles.head} colSpan={boxes + 2}>
          <div class={styles.headLine}>
            <strong class={styles.title}>{text.tallySheet}</strong>
            <span class={styles.blank}>{record.site}</span>
            <span class={styles.blank}>{record.day}</span>
            <span class={styles.shortBlank}>{text.sheetNumber}</span>
          </div>
          <div class={styles.noNames}>{text.noNames}</div>
        </td>
      </tr>
      <tr class={styles.columns}>
        <th class={styles.name} scope="col">
          {layout === "columns" ? text.contactNumbers : ""}
        </th>
        {layout === "columns" ? (
          Array.from({ length: boxes }, (_, box) => (
            <th key={box} scope="col">
              {box + 1}
            </th>
          ))
        ) : (
          <th scope="col">{text.strokes}</th>
        )}
        <th scope="col">{text.total}</th>
      </tr>
    </thead>
  );
}

interface SectionRowsProps {
  readonly of: RowsOfSection;
  readonly names: RowNames;
  readonly boxes: number;
}

function SectionRows({ of: { section, rows }, names, boxes }: SectionRowsProps) {
  return (
    <tbody>
      <SectionHead title={names.nameOfSection(section)} boxes={boxes} />
      {rows.map((row) => (
        <tr key={row.id} class={styles.row}>
          <th class={styles.name} scope="row">
            {names.nameOfRow(row)}
          </th>
          <Boxes count={boxes} hasTotal={isSummed(row)} />
        </tr>
      ))}
    </tbody>
  );
}

function SectionHead({ title, boxes }: { readonly title: string; readonly boxes: number }) {
  return (
    <tr class={styles.section}>
      <th scope="rowgroup" colSpan={boxes + 2}>
        {title}
      </th>
    </tr>
  );
}

/** Letters have no sum. */
function isSummed(row: SheetRow): boolean {
  return !(row.type === "people" && row.field === "newReturning") && !(row.type === "reversal");
}

function Boxes({ count, hasTotal = true }: { readonly count: number; readonly hasTotal?: boolean }) {
  return (
    <>
      {Array.from({ length: count }, (_, box) => (
        <td key={box}>{blank}</td>
      ))}
      <td class={styles.sum}>{!hasTotal && "–"}</td>
    </>
  );
}

interface MeasuredLinesProps extends HeadProps {
  readonly names: RowNames;
}

/** With what it takes to estimate: which container and how full, or both weights. */
function MeasuredLines({ names, layout, boxes }: MeasuredLinesProps) {
  const text = usePaperText();
  const { items, record } = useText();
  const ofContact = layout === "columns" && <span class={styles.shortBlank}>{text.contactNo}</span>;

  return (
    <tbody>
      <SectionHead title={names.nameOfSection("measured")} boxes={boxes} />
      {Array.from({ length: containerLines }, (_, line) => (
        <tr key={line} class={styles.row}>
          <td colSpan={boxes + 2}>
            <div class={styles.headLine}>
              <span class={styles.blank}>{record.container}</span>
              <span>
                {record.howFull} {fills.map((fill) => items.fills[fill]).join("   ")}
              </span>
              <span class={styles.shortBlank}>{record.howManyContainers}</span>
              {ofContact}
            </div>
          </td>
        </tr>
      ))}
      <tr class={styles.row}>
        <td colSpan={boxes + 2}>
          <div class={styles.headLine}>
            <span class={styles.blank}>{record.gross}</span>
            <span class={styles.blank}>{record.tare}</span>
            <span>lb kg</span>
            {ofContact}
          </div>
        </td>
      </tr>
    </tbody>
  );
}
