/** What is chosen for a table, on a phone as on a lead's desk: how it is written, and what else may leave. */
import { useState } from "preact/hooks";
import type { Language } from "../../domain/catalogue/catalogue.ts";
import { type CsvProfile, dataProfile, spreadsheetProfile } from "../../domain/csv/csv-profile.ts";
import type { DetailExtras } from "../../domain/csv/record-cells.ts";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { CheckList } from "../components/CheckList.tsx";

const formats = ["data", "comma", "semicolon"] as const;
type Format = (typeof formats)[number];

export const profiles: Readonly<Record<Format, CsvProfile>> = {
  data: dataProfile,
  comma: { bom: true, delimiter: "," },
  semicolon: { bom: true, delimiter: ";" },
};

type Extra = keyof DetailExtras;
const extras = ["worker", "participantCode", "note"] as const satisfies readonly Extra[];

export function useFormat(language: Language) {
  return useState<Format>(spreadsheetProfile(language).delimiter === ";" ? "semicolon" : "comma");
}

export function FormatChoice({
  value,
  onChange,
}: {
  readonly value: Format;
  readonly onChange: (format: Format) => void;
}) {
  const { totals } = useText();
  return (
    <ChoiceGroup
      legend={totals.format}
      name="format"
      options={formats.map((format) => ({
        value: format,
        label: totals.formats[format],
        hint: totals.formatHints[format],
      }))}
      value={value}
      onChange={(format) => format !== undefined && onChange(format)}
    />
  );
}

export function ExtrasChoice({
  value,
  onChange,
}: {
  readonly value: DetailExtras;
  readonly onChange: (extras: DetailExtras) => void;
}) {
  const { totals } = useText();
  return (
    <CheckList
      legend={totals.extras}
      options={extras.map((extra) => ({ value: extra, label: totals.extraChoices[extra] }))}
      chosen={new Set(extras.filter((extra) => value[extra]))}
      onChange={(chosen) =>
        onChange({
          worker: chosen.has("worker"),
          participantCode: chosen.has("participantCode"),
          note: chosen.has("note"),
        })
      }
    />
  );
}

export const noExtras: DetailExtras = { worker: false, participantCode: false, note: false };
