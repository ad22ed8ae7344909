import type { CatalogueNames } from "../../domain/catalogue/catalogue.ts";
import { nameOf, useNames, useText } from "../language/LanguageProvider.tsx";
import { type PaperText, usePaperText } from "../language/paper-text.ts";
import type { Text } from "../language/text.ts";
import { codeOf } from "../record/tile-catalogue.ts";
import type { PeopleField, SheetRow, SheetSection } from "./sheet-rows.ts";

export interface RowNames {
  /** What a row is called, on paper and on the form. */
  readonly nameOfRow: (row: SheetRow) => string;
  readonly nameOfSection: (section: SheetSection) => string;
}

export function useRowNames(): RowNames {
  const text = useText();
  const paper = usePaperText();
  const names = useNames();
  return {
    nameOfRow: (row) => nameInWords(row, { paper, text, names }),
    nameOfSection: (section) => sectionInWords(section, { paper, text }),
  };
}

interface Words {
  readonly paper: PaperText;
  readonly text: Text;
  readonly names: CatalogueNames;
}

function nameInWords(row: SheetRow, { paper, text: { record, items }, names }: Words): string {
  switch (row.type) {
    case "people":
      return peopleInWords(row.field, { paper, record });
    case "supply": {
      const name = nameOf(names, codeOf(row.tallied));
      return row.supply === undefined ? name : paper.labelled(name, record[supplyKeys[row.supply]]);
    }
    case "return":
      return paper.labelled(record.usedSyringes, items.returnMethods[row.method]);
    case "container":
      return record.container;
    case "weight":
      return items.returnMethods.weight;
    case "reversal":
      return row.field === "doses" ? paper.doses : paper.outcome;
    default:
      return nameOf(names, row.code);
  }
}

const supplyKeys = { first: "first", refill: "refill", "not-asked": "notAsked" } as const;

function peopleInWords(
  field: PeopleField,
  { paper, record }: { readonly paper: PaperText; readonly record: Text["record"] },
): string {
  if (field === "people") return record.peoplePresent;
  return field === "forOthers" ? record.forOthers : paper.people[field];
}

function sectionInWords(
  section: SheetSection,
  { paper, text }: { readonly paper: PaperText; readonly text: Text },
): string {
  switch (section) {
    case "common":
      return text.record.handedOut;
    case "measured":
      return paper.sectionMeasured;
    case "written":
      return paper.written;
    case "people":
    case "kits":
    case "returned":
    case "reversals":
    case "services":
    case "referrals":
    case "steps":
      return text.record[section];
    default:
      return text.items.categories[section];
  }
}
