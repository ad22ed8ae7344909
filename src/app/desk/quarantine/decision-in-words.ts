import { voidReasons } from "../../../domain/event.ts";
import type { QuarantineEntry } from "../../../contract/wire/quarantine-messages.ts";
import type { Language } from "../../../domain/catalogue/catalogue.ts";
import { formatDay } from "../../language/format-date.ts";
import type { Text } from "../../language/text.ts";
import type { QuarantineText } from "./use-quarantine-text.ts";

interface Words {
  readonly text: QuarantineText;
  readonly items: Text["items"];
  readonly language: Language;
}

/** Who decided what, and when; nothing where nobody did. */
export function decisionInWords({ decision }: QuarantineEntry, { text, items, language }: Words): string {
  if (decision === undefined) return "";
  const { kind, by, day, reason } = decision;
  if (kind === "mended") return text.mendedBy(by, formatDay(language, day));
  const known = voidReasons.find((one) => one === reason) ?? "other";
  return text.setAsideBy(by, formatDay(language, day), items.voidReasons[known]);
}
