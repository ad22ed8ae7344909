/** Returns while they are being entered, and what each comes to. */
import type { Language } from "../../domain/catalogue/catalogue.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import { type DecimalMark, parseTypedDecimal } from "../../domain/decimal.ts";
import type { ItemCode } from "../../domain/ids.ts";
import { askAboveQuantity } from "../../domain/limits.ts";
import type { Factors } from "../../domain/program.ts";
import type { Fill, Return, ReturnMethod } from "../../domain/record.ts";
import { containerReturn, type ReturnProblem, weightReturn } from "../../domain/returns.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { decimalMarkOf, formatDecimal } from "../language/format-number.ts";

/** All that can be typed or picked, whichever method is chosen, so that changing the method loses nothing. */
export interface ReturnForm {
  readonly method?: ReturnMethod | undefined;
  readonly quantity: number;
  readonly container?: ItemCode | undefined;
  readonly fill?: Fill | undefined;
  readonly containers: number;
  readonly gross: string;
  readonly tare: string;
  readonly unit: "lb" | "kg";
  /** Of the language the weights were typed in: another one chosen later changes no weight. */
  readonly mark: DecimalMark;
  /** Whether a large number was said to be meant. */
  readonly isMeant: boolean;
}

/**
 * `kept` is a return of a record that is being fixed: it stays as it was
 * estimated then, even if the program's factors are others now.
 */
export type ReturnEntry =
  | { readonly type: "kept"; readonly kept: Return }
  | {
      readonly type: "form";
      readonly form: ReturnForm;
      /** Set on a return of the record that is being changed: it goes by being removed, not by being emptied. */
      readonly wasKept?: true;
    };

/** `untouched` is a form nobody has put anything into; `unfinished` lacks the number. */
export type ReturnGap = "untouched" | "unfinished" | "no-container" | "not-a-weight" | ReturnProblem;

export const emptyReturnForm: ReturnForm = {
  quantity: 0,
  containers: 1,
  gross: "",
  tare: "",
  unit: "lb",
  mark: ".",
  isMeant: false,
};

/** What an entry comes to now: shown at once while it is typed, and stored by Save. */
export function returnOf(entry: ReturnEntry, factors: Factors): Result<Return, ReturnGap> {
  if (entry.type === "kept") return ok(entry.kept);
  if (isUntouched(entry)) return err("untouched");
  const { form } = entry;

  switch (form.method) {
    case undefined:
      return err("unfinished");
    case "counted":
    case "stated":
    case "visual":
      return form.quantity > 0 ? ok({ method: form.method, quantity: form.quantity }) : err("unfinished");
    case "container":
      return containerOf(form, factors);
    case "weight":
      return weightOf(form, factors);
  }
}

/**
 * Whether it holds nothing that would be lost. What was typed for another
 * method than the one chosen now counts: it came back, however it is known.
 */
export function isUntouched(entry: ReturnEntry): boolean {
  if (entry.type === "kept" || entry.wasKept === true) return false;
  const { quantity, container, fill, containers, gross, tare } = entry.form;
  return (
    quantity === 0 &&
    container === undefined &&
    fill === undefined &&
    containers === emptyReturnForm.containers &&
    gross.trim() === "" &&
    tare.trim() === ""
  );
}

/** The form that gives this return, to change it, its weights written as the language writes them. */
export function formOf(kept: Return, language: Language): ReturnForm {
  switch (kept.method) {
    case "counted":
    case "stated":
    case "visual":
      return {
        ...emptyReturnForm,
        method: kept.method,
        quantity: kept.quantity,
        isMeant: kept.quantity > askAboveQuantity,
      };
    case "container": {
      const { method, container, fill, containers } = kept;
      return {
        ...emptyReturnForm,
        method,
        container,
        fill,
        containers,
        isMeant: containers > askAboveQuantity,
      };
    }
    case "weight": {
      const { method, measure, tare, unit } = kept;
      const [gross, empty] = [formatDecimal(language, measure), formatDecimal(language, tare)];
      return { ...emptyReturnForm, method, gross, tare: empty, unit, mark: decimalMarkOf(language) };
    }
  }
}

function containerOf(form: ReturnForm, factors: Factors): Result<Return, ReturnGap> {
  const { container, fill, containers } = form;
  if (container === undefined && fill === undefined) return err("unfinished");
  const item = container === undefined ? undefined : shippedCatalogue.items.get(container);
  if (item === undefined || fill === undefined) return err("no-container");
  return containerReturn({ container: item, fill, containers, factors });
}

function weightOf({ gross, tare, unit, mark }: ReturnForm, factors: Factors): Result<Return, ReturnGap> {
  if (gross.trim() === "") return err("unfinished");
  const grossWeight = parseTypedDecimal(gross, mark);
  // A scale that was set to zero with the empty container on it has no tare.
  const tareWeight = parseTypedDecimal(tare.trim() === "" ? "0" : tare, mark);
  if (!grossWeight.ok || !tareWeight.ok) return err("not-a-weight");
  return weightReturn({ gross: grossWeight.value, tare: tareWeight.value, unit, factors });
}
