import type { SiteCode } from "../../domain/ids.ts";
import { CheckList } from "../components/CheckList.tsx";
import { Disclosure } from "../components/Disclosure.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { useProgram } from "../shell/program-context.tsx";

interface SiteFilterProps {
  /** Empty is all. */
  readonly chosen: ReadonlySet<SiteCode>;
  readonly onChange: (chosen: ReadonlySet<SiteCode>) => void;
}

/** Some of the sites, for a program with more than one. */
export function SiteFilter({ chosen, onChange }: SiteFilterProps) {
  const text = useText();
  const { program } = useProgram();
  if (program.sites.length < 2) return null;

  const names = program.sites.filter(({ code }) => chosen.has(code)).map(({ name }) => name);
  return (
    <Disclosure
      summary={names.length === 0 ? text.totals.allSites : text.totals.chosenSites(names.join(", "))}
    >
      <CheckList
        legend={text.totals.sites}
        options={program.sites.map(({ code, name }) => ({ value: code, label: name }))}
        chosen={chosen}
        onChange={onChange}
      />
    </Disclosure>
  );
}
