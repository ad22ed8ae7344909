import { useState } from "preact/hooks";
import { maxTextLength } from "../../contract/limits.ts";
import type { SiteCode } from "../../domain/ids.ts";
import { type ServiceModel, serviceModels } from "../../domain/record.ts";
import { LinkButton } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { Disclosure } from "../components/Disclosure.tsx";
import { SelectField, TextField } from "../components/Field.tsx";
import parts from "../components/parts.module.css";
import { usePreferenceStorage, useText } from "../language/LanguageProvider.tsx";
import { useShiftText } from "../language/shift-text.ts";
import { keptNickname } from "../record/nickname.ts";
import { parseLabel } from "../settings/site-fields.ts";
import { usePhone } from "../shell/phone-context.tsx";
import { useTeam } from "../shell/team-context.tsx";
import type { ShiftChoice } from "./shift-keeper.ts";

/** Up to so many sites are buttons, which are quicker to hit than a list that has to be opened. */
const mostButtons = 7;
const routeKey = "satchel-route";

interface ShiftFieldsProps {
  readonly site: SiteCode;
  readonly setSite: (site: SiteCode) => void;
  readonly route: string;
  readonly routeProblem: string | undefined;
  readonly setRoute: (route: string) => void;
  readonly model: ServiceModel | undefined;
  readonly setModel: (model: ServiceModel | undefined) => void;
  readonly worker: string | undefined;
}

/** What a shift is asked, with what was said last. */
export function useShiftChoice(first: SiteCode): ShiftFieldsProps & {
  /** `undefined` where something has to be said otherwise first. */
  readonly choice: () => ShiftChoice | undefined;
  /** For the next shift. Not on a program's phone: it would say who works where. */
  readonly keep: () => void;
} {
  const storage = usePreferenceStorage();
  const { settings } = useText();
  const { program, today } = usePhone();
  const isAlone = useTeam() === undefined;
  const [site, setSite] = useState(first);
  const [route, setRoute] = useState(() => (isAlone ? (storage.getItem(routeKey) ?? "") : ""));
  const [routeProblem, setRouteProblem] = useState<string>();
  const [model, setModel] = useState<ServiceModel>();
  const worker = program.asks?.worker === true ? keptNickname(storage, today()) : undefined;

  return {
    site,
    setSite,
    route,
    routeProblem,
    setRoute: (typed) => {
      setRoute(typed);
      setRouteProblem(undefined);
    },
    model,
    setModel,
    worker,
    choice() {
      const label = parseLabel(route, maxTextLength.route);
      if (label.ok) return { site, route: label.value, model, worker };
      if (label.error === "missing") return { site, model, worker };
      setRouteProblem(settings.siteAreaUnfit);
      return undefined;
    },
    keep: () => {
      if (isAlone) storage.setItem(routeKey, route.trim());
    },
  };
}

export function ShiftFields(props: ShiftFieldsProps) {
  const { site, setSite, route, routeProblem, setRoute, model, setModel, worker } = props;
  const text = useShiftText();
  const { items } = useText();
  const { program } = usePhone();
  const team = useTeam();
  const sites = program.sites
    .filter(({ retired }) => retired !== true)
    .map(({ code, name }) => ({ value: code, label: name }));
  const asksWorker = program.asks?.worker === true;

  return (
    <>
      {sites.length > mostButtons ? (
        <SelectField label={text.where} options={sites} value={site} onChange={setSite} />
      ) : (
        <ChoiceGroup<SiteCode>
          legend={text.where}
          name="shift-site"
          options={sites}
          value={site}
          onChange={(chosen) => chosen !== undefined && setSite(chosen)}
        />
      )}
      {asksWorker && (
        <div class={parts.actions}>
          <span dir="auto">{worker === undefined ? text.nobody : text.who(worker)}</span>
          {team !== undefined && (
            <LinkButton href="/settings/worker" variant="quiet">
              {text.changeWho}
            </LinkButton>
          )}
        </div>
      )}
      <Disclosure summary={text.more}>
        <div class={parts.stack}>
          <TextField
            label={text.route}
            hint={text.routeHint}
            error={routeProblem}
            value={route}
            maxLength={maxTextLength.route}
            onInput={setRoute}
          />
          <SelectField<ServiceModel | "site">
            label={text.model}
            options={[
              { value: "site", label: text.asTheSite },
              ...serviceModels.map((value) => ({ value, label: items.serviceModels[value] })),
            ]}
            value={model ?? "site"}
            onChange={(chosen) => setModel(chosen === "site" ? undefined : chosen)}
          />
        </div>
      </Disclosure>
    </>
  );
}
