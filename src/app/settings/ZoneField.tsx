import { useMemo, useState } from "preact/hooks";
import { Button } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { TextField } from "../components/Field.tsx";
import parts from "../components/parts.module.css";
import { useText } from "../language/LanguageProvider.tsx";
import { knownZones, zoneName, zonesMatching, zoneOfBrowser } from "./zones.ts";

interface ZoneFieldProps {
  readonly zone: string;
  readonly onChange: (zone: string) => void;
}

/** More than these can't be told apart at a glance; another letter narrows them down. */
const maxMatchesShown = 8;

/** One of some 420 zones, found by a city instead of scrolled to. */
export function ZoneField({ zone, onChange }: ZoneFieldProps) {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const [search, setSearch] = useState("");
  const zones = useMemo(knownZones, []);

  const matches = zonesMatching(search, zones);
  const shown = matches.slice(0, maxMatchesShown);
  const offered = search.trim() === "" ? [...new Set([zone, zoneOfBrowser()])] : shown;

  return (
    <fieldset class={parts.fieldset}>
      <legend class={parts.legend}>{text.settings.zone}</legend>
      <p>{text.settings.zoneNow(zoneName(zone))}</p>
      {!isOpen && (
        <div class={parts.actions}>
          <Button onClick={() => setIsOpen(true)}>{text.settings.zoneChange}</Button>
        </div>
      )}
      {isOpen && (
        <>
          <TextField
            label={text.settings.zoneSearch}
            hint={text.settings.zoneSearchHint}
            value={search}
            onInput={setSearch}
            maxLength={60}
          />
          {offered.length > 0 && (
            <ChoiceGroup
              legend={text.settings.zoneMatches}
              name="zone"
              options={offered.map((value) => ({ value, label: zoneName(value) }))}
              value={zone}
              onChange={(next) => next !== undefined && onChange(next)}
            />
          )}
          <output class={parts.soft}>
            {offered.length === 0 && text.settings.zoneNone}
            {matches.length > shown.length && text.settings.zoneMore(matches.length - shown.length)}
          </output>
        </>
      )}
    </fieldset>
  );
}
