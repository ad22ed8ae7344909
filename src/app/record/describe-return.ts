import type { CatalogueNames, Language } from "../../domain/catalogue/catalogue.ts";
import type { ContainerReturn, Return } from "../../domain/record.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import { formatDecimal, formatNumber } from "../language/format-number.ts";
import type { Text } from "../language/text.ts";

interface Words {
  readonly text: Text;
  readonly names: CatalogueNames;
  readonly language: Language;
}

/** What a return comes to, with the sum behind an estimate: nobody has to take the number on trust. */
export function describeReturn(given: Return, { text, language }: Words): string {
  const count = formatNumber(language, given.quantity);
  switch (given.method) {
    case "counted":
      return text.record.countedReturn(count);
    case "stated":
    case "visual":
      return text.record.saidReturn(count, text.items.returnMethods[given.method]);
    case "container":
      return text.record.containerReturn(count, sumOfContainer(given, { text, language }));
    case "weight": {
      const { measure, tare, unit, factor } = given;
      const gross = formatDecimal(language, measure);
      const weight = /^0(\.0*)?$/.test(tare) ? gross : `(${gross} − ${formatDecimal(language, tare)})`;
      const per = text.record.perUnit(formatDecimal(language, factor), unit);
      return text.record.containerReturn(count, `${weight} ${unit} × ${per}`);
    }
  }
}

function sumOfContainer(given: ContainerReturn, { text, language }: Omit<Words, "names">): string {
  const size = shippedCatalogue.items.get(given.container)?.container;
  const factor = formatDecimal(language, given.factor);
  const parts: string[] = [];
  if (given.containers !== 1) parts.push(formatNumber(language, given.containers));
  if (given.unit === "L") {
    // The measure is the product of the first three; the size alone says more to who looks at the label.
    const isKnown = size !== undefined && "litres" in size;
    parts.push(text.record.litres(formatDecimal(language, isKnown ? size.litres : given.measure)));
    if (isKnown && given.fill !== "1") parts.push(text.items.fills[given.fill]);
    parts.push(text.record.perLitre(factor));
  } else {
    if (given.fill !== "1") parts.push(text.items.fills[given.fill]);
    parts.push(text.record.perContainer(factor));
  }
  return parts.join(" × ");
}
