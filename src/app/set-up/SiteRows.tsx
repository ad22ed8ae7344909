import { useId } from "preact/hooks";
import { maxListLength } from "../../contract/limits.ts";
import { serviceModels } from "../../domain/record.ts";
import { Button } from "../components/Button.tsx";
import { FieldRow, SelectField, TextField } from "../components/Field.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { type AccessText, useAccessText } from "../sign-in/use-access-text.ts";
import { codesInRows, newSiteRow, type SiteProblems, type SiteRow } from "./set-up-draft.ts";
import styles from "./set-up.module.css";

interface SiteRowsProps {
  readonly rows: readonly SiteRow[];
  readonly problems: ReadonlyMap<number, SiteProblems>;
  readonly onChange: (rows: readonly SiteRow[]) => void;
}

/** The places of the program: one row each, the code filled in from the name. */
export function SiteRows({ rows, problems, onChange }: SiteRowsProps) {
  const text = useAccessText();
  const { items } = useText();
  const codes = codesInRows(rows);

  function change(key: number, changes: Partial<SiteRow>) {
    onChange(rows.map((row) => (row.key === key ? { ...row, ...changes } : row)));
  }

  return (
    <>
      {rows.map((row, index) => {
        const errors = siteErrors(problems.get(row.key), text);
        return (
          <div key={row.key} class={styles.site}>
            <FieldRow>
              <TextField
                id={siteFieldId(row.key, "name")}
                label={text.siteName(index + 1)}
                error={errors.name}
                value={row.name}
                onInput={(name) => change(row.key, { name })}
              />
              {row.known === undefined && (
                <TextField
                  id={siteFieldId(row.key, "code")}
                  label={text.siteCode(index + 1)}
                  error={errors.code}
                  value={codes[index] ?? ""}
                  onInput={(code) => change(row.key, { code })}
                />
              )}
              <SelectField
                label={text.siteModel(index + 1)}
                options={serviceModels.map((value) => ({ value, label: items.serviceModels[value] }))}
                value={row.model}
                onChange={(model) => change(row.key, { model })}
              />
            </FieldRow>
            <PrivateBox
              number={index + 1}
              knownCode={row.known?.code}
              isPrivate={row.isPrivate}
              onChange={(isPrivate) => change(row.key, { isPrivate })}
            />
            {row.known !== undefined && (
              <RetiredBox
                number={index + 1}
                code={row.known.code}
                isRetired={row.isRetired === true}
                onChange={(isRetired) => change(row.key, { isRetired })}
              />
            )}
            {rows.length > 1 && row.known === undefined && (
              <div>
                <Button variant="quiet" onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}>
                  {text.removeSite(index + 1)}
                </Button>
              </div>
            )}
          </div>
        );
      })}
      {rows.length < maxListLength.sites && (
        <div>
          <Button onClick={() => onChange([...rows, newSiteRow(nextKey(rows))])}>{text.addSite}</Button>
        </div>
      )}
    </>
  );
}

interface PrivateBoxProps {
  readonly number: number;
  /** Of a site that phones know already: a code is for ever. */
  readonly knownCode: string | undefined;
  readonly isPrivate: boolean;
  readonly onChange: (isPrivate: boolean) => void;
}

function PrivateBox({ number, knownCode, isPrivate, onChange }: PrivateBoxProps) {
  const text = useAccessText();
  const hintId = useId();
  return (
    <div>
      <label class={parts.tick}>
        <input
          type="checkbox"
          class={parts.box}
          checked={isPrivate}
          aria-describedby={hintId}
          onChange={() => onChange(!isPrivate)}
        />
        {text.sitePrivate(number)}
      </label>
      <p id={hintId} class={parts.soft}>
        {knownCode === undefined ? text.sitePrivateHint : text.sitePrivateKnown(knownCode)}
      </p>
    </div>
  );
}

interface RetiredBoxProps {
  readonly number: number;
  readonly code: string;
  readonly isRetired: boolean;
  readonly onChange: (isRetired: boolean) => void;
}

function RetiredBox({ number, code, isRetired, onChange }: RetiredBoxProps) {
  const text = useAccessText();
  const hintId = useId();
  return (
    <div>
      <label class={parts.tick}>
        <input
          type="checkbox"
          class={parts.box}
          checked={isRetired}
          aria-describedby={hintId}
          onChange={() => onChange(!isRetired)}
        />
        {text.siteRetired(number, code)}
      </label>
      <p id={hintId} class={parts.soft}>
        {text.siteRetiredHint}
      </p>
    </div>
  );
}

export function siteFieldId(key: number, field: "name" | "code"): string {
  return `site-${field}-${key}`;
}

export function useSiteErrors(): (problems: SiteProblems | undefined) => ReturnType<typeof siteErrors> {
  const text = useAccessText();
  return (problems) => siteErrors(problems, text);
}

function siteErrors(problems: SiteProblems | undefined, text: AccessText) {
  return {
    name: problems?.name && { missing: text.siteNameMissing, unfit: text.siteNameUnfit }[problems.name],
    code: problems?.code && { unfit: text.siteCodeUnfit, taken: text.siteCodeTaken }[problems.code],
  };
}

function nextKey(rows: readonly SiteRow[]): number {
  return Math.max(...rows.map(({ key }) => key)) + 1;
}
