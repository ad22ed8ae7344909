import { useState } from "preact/hooks";
import { type Service, type ServiceGroup, serviceGroups } from "../../domain/catalogue/catalogue.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import { maxMinutes, maxPeople } from "../../contract/limits.ts";
import { maxQuantity } from "../../domain/limits.ts";
import { TextField } from "../components/Field.tsx";
import { Icon } from "../components/Icon.tsx";
import { nameOf, useNames, useText } from "../language/LanguageProvider.tsx";
import { countOf, type Draft } from "./draft.ts";
import { showWhole } from "./GroupIndex.tsx";
import type { DraftAction } from "./reduce-draft.ts";
import styles from "./ServicesFields.module.css";
import { Stepper } from "./Stepper.tsx";
import { TallyRow } from "./TallyRow.tsx";
import { isNamed } from "./tile-catalogue.ts";

interface ServicesFieldsProps {
  readonly draft: Draft;
  readonly change: (action: DraftAction) => void;
}

/** What the list shows: all of it, one group, or what a name was typed of. */
type Shown =
  | { readonly type: "all" }
  | { readonly type: "group"; readonly group: ServiceGroup }
  | { readonly type: "named"; readonly typed: string };

const services = [...shippedCatalogue.services.values()];

/** What was done with somebody: each group one tap away, and every service by its name. */
export function ServicesFields({ draft, change }: ServicesFieldsProps) {
  const text = useText();
  const names = useNames();
  const [shown, setShown] = useState<Shown>({ type: "all" });
  const fits = ({ code, group }: Service) =>
    shown.type === "all" ||
    (shown.type === "group" ? group === shown.group : isNamed(shown.typed, nameOf(names, code)));
  const fitting = services.filter(fits);

  return (
    <>
      <ServiceIndex shown={shown} onShow={setShown} />
      {shown.type === "named" && (
        <TextField
          label={text.record.search}
          value={shown.typed}
          onInput={(typed) => setShown({ type: "named", typed })}
          maxLength={40}
        />
      )}
      {shown.type === "named" && fitting.length === 0 && (
        <p class={styles.nothing}>{text.record.nothingFound(shown.typed)}</p>
      )}
      {serviceGroups
        .filter((group) => fitting.some((service) => service.group === group))
        .map((group) => (
          <section key={group} class={styles.group}>
            <h3>{text.items.serviceGroups[group]}</h3>
            <ul class={styles.rows}>
              {fitting
                .filter((service) => service.group === group)
                .map(({ code }) => (
                  <TallyRow
                    key={code}
                    name={nameOf(names, code)}
                    count={countOf(draft.services, code)}
                    onAdd={() => change({ type: "service", code, by: 1 })}
                    onTake={() => change({ type: "service", code, by: -1 })}
                  />
                ))}
            </ul>
          </section>
        ))}
      {/* At the end, so that it pushes no row from under the thumb that taps. */}
      <CountedServices draft={draft} change={change} />
    </>
  );
}

interface ServiceIndexProps {
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
}

/** A line that scrolls sideways under the thumb. A second tap on what is shown shows all again. */
function ServiceIndex({ shown, onShow }: ServiceIndexProps) {
  const text = useText();

  return (
    <fieldset class={styles.index} aria-label={text.record.services} onFocusIn={showWhole}>
      <button
        type="button"
        class={styles.entry}
        aria-label={text.record.search}
        aria-pressed={shown.type === "named"}
        onClick={() => onShow(shown.type === "named" ? { type: "all" } : { type: "named", typed: "" })}
      >
        <Icon name="search" />
      </button>
      {serviceGroups.map((group) => {
        const isShown = shown.type === "group" && shown.group === group;
        return (
          <button
            key={group}
            type="button"
            class={styles.entry}
            aria-pressed={isShown}
            onClick={() => onShow(isShown ? { type: "all" } : { type: "group", group })}
          >
            {text.items.serviceGroups[group]}
          </button>
        );
      })}
    </fieldset>
  );
}

/** How many of each, typed or by fives, and what else its service asks. */
function CountedServices({ draft, change }: ServicesFieldsProps) {
  const text = useText();
  const names = useNames();

  return (
    <>
      {draft.services.map((service) => {
        const { code, count } = service;
        const name = nameOf(names, code);
        const asks = shippedCatalogue.services.get(code)?.asks ?? [];
        return (
          <section key={code} class={styles.counted} aria-label={name}>
            <Stepper
              label={name}
              value={count}
              // The minus of its row takes the last one: here, the row under the thumb would go.
              least={1}
              most={maxQuantity}
              onChange={(value) => change({ type: "service-detail", code, asked: "count", value })}
            />
            {asks.map((asked) => (
              <Stepper
                key={asked}
                label={asked === "minutes" ? text.record.minutesOf(name) : text.record.headsOf(name)}
                value={service[asked] ?? 0}
                least={0}
                most={asked === "minutes" ? maxMinutes : maxPeople}
                step={asked === "minutes" ? minutesStep : 1}
                onChange={(value) => change({ type: "service-detail", code, asked, value })}
              />
            ))}
          </section>
        );
      })}
    </>
  );
}

/** People remember minutes by fives. */
const minutesStep = 5;
