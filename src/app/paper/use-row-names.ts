import type { CatalogueNames } from "../../domain/catalogue/catalogue.ts";
import { nameOf, useNames, useText } from "../language/LanguageProvider.tsx";
import { type PaperText, usePaperText } from "../language/paper-text.ts";
import type { Text } from "../language/text.ts";
import { codeOf } from "../record/tile-catalogue.ts";
import type { SheetRow, SheetSection } from "./sheet-rows.ts";

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
    nameOfRow: (row) => nameInWords(row, { paper, names }),
    nameOfSection: (section) => sectionInWords(section, { paper, text }),
  };
}

interface Words {
  readonly paper: PaperText;
  readonly names: CatalogueNames;
}

function nameInWords(row: SheetRow, { paper, names }: Words): string {
  switch (row.type) {
    case "people":
      return paper.people[row.field];
    case "supply": {
      const name = nameOf(names, codeOf(row.tallied));
      return row.supply === undefined ? name : paper.supplyOf(name, paper.supplies[row.supply]);
    }
    case "return":
      return paper.returned[row.method];
    case "container":
      return paper.containerLine;
    case "weight":
      return paper.weightLine;
    case "reversal":
      return row.field === "doses" ? paper.doses : paper.outcome;
    default:
      return nameOf(names, row.code);
  }
}

function sectionInWords(
  section: SheetSection,
  { paper, text }: { readonly paper: PaperText; readonly text: Text },
): string {
  switch (section) {
    case "people":
      return paper.sectionPeople;
    case "common":
      return text.record.handedOut;
    case "measured":
      return paper.sectionMeasured;
    case "written":
      return paper.written;
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
