import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { ItemCode, SiteCode } from "../../domain/ids.ts";
import type { Program } from "../../domain/program.ts";
import type { RevisedRecord } from "../../storage/phone.ts";
import { SelectField } from "../components/Field.tsx";
import parts from "../components/parts.module.css";
import { nameOf, useNames } from "../language/LanguageProvider.tsx";
import { useTeamText } from "../language/team-text.ts";
import { likelySite, ownItems, ownSites } from "./coming-along.ts";

interface CodeMappingProps {
  readonly records: readonly RevisedRecord[];
  readonly own: Program | undefined;
  readonly program: Program;
  readonly sites: ReadonlyMap<SiteCode, SiteCode>;
  readonly onSites: (sites: ReadonlyMap<SiteCode, SiteCode>) => void;
  readonly items: ReadonlyMap<ItemCode, ItemCode>;
  readonly onItems: (items: ReadonlyMap<ItemCode, ItemCode>) => void;
}

/** Own sites and items, each with the program's that it is. What is none of them keeps its code and is counted under it. */
export function CodeMapping(props: CodeMappingProps) {
  const { records, own, program, sites, onSites, items, onItems } = props;
  const text = useTeamText();
  const names = useNames();
  const offered = program.sites.filter(({ retired }) => retired !== true);
  const unknownItems = ownItems(records);

  return (
    <>
      <fieldset class={parts.fieldset}>
        <legend class={parts.legend}>{text.sitesTitle}</legend>
        {ownSites(records, own).map((site) => (
          <SelectField
            key={site.code}
            label={text.siteOf(site.name, site.records)}
            options={[
              { value: "", label: text.unmapped(site.code) },
              ...offered.map(({ code, name }) => ({ value: code as string, label: name })),
            ]}
            value={sites.get(site.code) ?? ""}
            onChange={(chosen) => onSites(withMapping(sites, site.code, chosen as SiteCode | ""))}
          />
        ))}
      </fieldset>
      {unknownItems.length > 0 && (
        <fieldset class={parts.fieldset}>
          <legend class={parts.legend}>{text.itemsTitle}</legend>
          {unknownItems.map((item) => (
            <SelectField
              key={item}
              label={item}
              options={[
                { value: "", label: text.unmapped(item) },
                ...[...shippedCatalogue.items.keys()].map((code) => ({
                  value: code as string,
                  label: nameOf(names, code),
                })),
              ]}
              value={items.get(item) ?? ""}
              onChange={(chosen) => onItems(withMapping(items, item, chosen as ItemCode | ""))}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}

/** What most people would choose is chosen already. */
export function sitesAtFirst(
  records: readonly RevisedRecord[],
  { own, program }: { readonly own: Program | undefined; readonly program: Program },
): ReadonlyMap<SiteCode, SiteCode> {
  return new Map(
    ownSites(records, own).flatMap((site) => {
      const likely = likelySite(site, program.sites);
      return likely === undefined ? [] : [[site.code, likely] as const];
    }),
  );
}

function withMapping<Code>(
  mapping: ReadonlyMap<Code, Code>,
  own: Code,
  chosen: Code | "",
): ReadonlyMap<Code, Code> {
  const next = new Map(mapping);
  if (chosen === "") next.delete(own);
  else next.set(own, chosen);
  return next;
}
