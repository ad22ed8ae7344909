import { useEffect, useState } from "preact/hooks";
import { maxTextLength } from "../../contract/limits.ts";
import type { SiteCode } from "../../domain/ids.ts";
import { type ServiceModel, serviceModels } from "../../domain/record.ts";
import { LinkButton } from "../components/Button.tsx";
import { ChoiceGroup } from "../components/ChoiceGroup.tsx";
import { Disclosure } from "../components/Disclosure.tsx";
import { SelectField, TextField } from "../components/Field.tsx";
import { Notice } from "../components/Notice.tsx";
import parts from "../components/parts.module.css";
import { usePreferenceStorage, useText } from "../language/LanguageProvider.tsx";
import { useShiftText } from "../language/shift-text.ts";
import { keptNickname, nicknamesHere } from "../record/nickname.ts";
import { parseLabel } from "../settings/site-fields.ts";
import { usePhone } from "../shell/phone-context.tsx";
import { useTeam } from "../shell/team-context.tsx";
import type { ShiftChoice } from "./shift-keeper.ts";

/** Up to so many sites are buttons, which are quicker to hit than a list that has to be opened. */
const mostButtons = 7;
const routeKey = "satchel-route";

interface ShiftFieldsProps {
  readonly site: SiteCode | undefined;
  readonly setSite: (site: SiteCode) => void;
  readonly route: string;
  readonly routeProblem: string | undefined;
  readonly setRoute: (route: string) => void;
  readonly model: ServiceModel | undefined;
  readonly setModel: (model: ServiceModel | undefined) => void;
  /** Empty for nobody named; `undefined` where it is asked and not said yet. */
  readonly worker: string | undefined;
  /** Of a shift that is told again: nothing of now is taken to be true of it. */
  readonly setWorker: ((worker: string) => void) | undefined;
  /** What is still to be said, in words. */
  readonly missing: string | undefined;
}

/** What a shift is asked. `first` is the place that was used last; without one, all of it is asked anew. */
export function useShiftChoice(first: SiteCode | undefined): ShiftFieldsProps & {
  /** `undefined` where something has to be said, or said otherwise, first. */
  readonly choice: () => ShiftChoice | undefined;
  /** For the next shift. Not on a program's phone: it would say who works where. */
  readonly keep: () => void;
} {
  const storage = usePreferenceStorage();
  const { settings } = useText();
  const text = useShiftText();
  const { program, today } = usePhone();
  const isAlone = useTeam() === undefined;
  const isRetold = first === undefined;
  const asksWorker = program.asks?.worker === true;
  const [site, setSite] = useState(first);
  const [route, setRoute] = useState(() => (isAlone && !isRetold ? (storage.getItem(routeKey) ?? "") : ""));
  const [routeProblem, setRouteProblem] = useState<string>();
  const [model, setModel] = useState<ServiceModel>();
  const [worker, setWorker] = useState(() =>
    isRetold && asksWorker ? undefined : ((asksWorker ? keptNickname(storage, today()) : "") ?? ""),
  );
  const [missing, setMissing] = useState<string>();

  // Of the time before this phone joined.
  useEffect(() => {
    if (!isAlone && (storage.getItem(routeKey) ?? "") !== "") storage.setItem(routeKey, "");
  }, [isAlone, storage]);

  return {
    site,
    setSite: (chosen) => {
      setSite(chosen);
      setMissing(undefined);
    },
    route,
    routeProblem,
    setRoute: (typed) => {
      setRoute(typed);
      setRouteProblem(undefined);
    },
    model,
    setModel,
    worker,
    setWorker: isRetold
      ? (chosen) => {
          setWorker(chosen);
          setMissing(undefined);
        }
      : undefined,
    missing,
    choice() {
      if (site === undefined || worker === undefined) {
        setMissing(site === undefined ? text.whereMissing : text.whoMissing);
        return undefined;
      }
      const label = parseLabel(route, maxTextLength.route);
      if (!label.ok && label.error === "unfit") {
        setRouteProblem(settings.siteAreaUnfit);
        return undefined;
      }
      return {
        site,
        model,
        ...(label.ok && { route: label.value }),
        ...(worker !== "" && { worker }),
      };
    },
    keep: () => {
      if (isAlone) storage.setItem(routeKey, route.trim());
    },
  };
}

export function ShiftFields(props: ShiftFieldsProps) {
  const { site, setSite, route, routeProblem, setRoute, model, setModel, worker, setWorker, missing } = props;
  const text = useShiftText();
  const { items } = useText();
  const { program } = usePhone();
  const team = useTeam();
  const sites = program.sites
    .filter(({ retired }) => retired !== true)
    .map(({ code, name }) => ({ value: code, label: name }));
  const asksWorker = program.asks?.worker === true;
  const storage = usePreferenceStorage();
  const { today } = usePhone();
  const names = setWorker === undefined ? [] : nicknamesHere(storage, today()).toSorted();

  return (
    <>
      {sites.length > mostButtons ? (
        <SelectField<SiteCode | "">
          label={text.where}
          options={site === undefined ? [{ value: "", label: "–" }, ...sites] : sites}
          value={site ?? ""}
          onChange={(chosen) => chosen !== "" && setSite(chosen)}
        />
      ) : (
        <ChoiceGroup<SiteCode>
          legend={text.where}
          name="shift-site"
          options={sites}
          value={site}
          onChange={(chosen) => chosen !== undefined && setSite(chosen)}
        />
      )}
      {asksWorker && setWorker !== undefined && (
        <ChoiceGroup<string>
          legend={text.whoWas}
          name="shift-worker"
          options={[...names.map((value) => ({ value, label: value })), { value: "", label: text.nobody }]}
          value={worker}
          onChange={(chosen) => chosen !== undefined && setWorker(chosen)}
        />
      )}
      <output class={parts.status}>{missing !== undefined && <Notice tone="warn">{missing}</Notice>}</output>
      {asksWorker && setWorker === undefined && (
        <div class={parts.actions}>
          <span dir="auto">{worker === undefined || worker === "" ? text.nobody : text.who(worker)}</span>
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
