/** A line of a copy: one record with every field under its own name, and its revision. */
import type { Catalogue } from "../domain/catalogue/catalogue.ts";
import type { ItemCode, ServiceCode } from "../domain/ids.ts";
import { coarsenTime } from "../domain/program-day.ts";
import type { TimePrecision } from "../domain/program.ts";
import type {
  EncounterRecord,
  GroupRecord,
  KitCount,
  LocalTime,
  Reversal,
  SatchelRecord,
} from "../domain/record.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { maxRevisionInFile } from "./limits.ts";
import { parseRecord } from "./record-schema.ts";
import {
  type LineProblem,
  lineProblem,
  lineProblemOfRecord,
  type ShiftFileProblemCode,
} from "./shift-file-problem.ts";

export interface CopiedRecord {
  readonly record: SatchelRecord;
  readonly rev: number;
}

/** Reads a full record. Its codes must be known, unless it was made with a newer catalogue: then it is kept as it is. */
export function parseCopiedLine(input: object, catalogue: Catalogue): Result<CopiedRecord, LineProblem> {
  const { rev, ...content } = input as { readonly rev?: unknown };
  const parsed = parseRecord(content);
  if (!parsed.ok) return err(lineProblemOfRecord(parsed.error));
  if (rev === undefined) return err(lineProblem("missing-key", "rev"));
  if (!isRevision(rev)) return err(lineProblem("out-of-range", "rev", rev));

  const record = parsed.value;
  const unknown = record.catalogue > catalogue.version ? undefined : findUnknownCode(record, catalogue);
  return unknown === undefined ? ok({ record, rev }) : err(unknown);
}

/**
 * The record with its time no finer than the program asks. A time that is
 * already coarser stays: nobody knows the hour of an evening.
 */
export function withCoarseTime(record: SatchelRecord, precision: TimePrecision): SatchelRecord {
  const { time, ...timeless } = record;
  if (time === undefined) return record;
  const coarse = coarserTime(time, precision);
  return coarse === undefined ? timeless : { ...timeless, time: coarse };
}

function coarserTime(time: LocalTime, precision: TimePrecision): LocalTime | undefined {
  if (precision === "none") return undefined;
  return time.includes(":") ? coarsenTime(time, precision) : time;
}

function isRevision(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= maxRevisionInFile;
}

interface CodeUse {
  readonly isKnown: boolean;
  readonly problem: ShiftFileProblemCode;
  readonly key: string;
  readonly value: string;
}

function findUnknownCode(record: SatchelRecord, catalogue: Catalogue): LineProblem | undefined {
  for (const { isKnown, problem, key, value } of codeUses(record, catalogue)) {
    if (!isKnown) return lineProblem(problem, key, value);
  }
  return undefined;
}

function* codeUses(record: SatchelRecord, catalogue: Catalogue): Generator<CodeUse> {
  if ("topic" in record) yield serviceUse(record.topic, "topic", catalogue);
  if ("lines" in record) {
    for (const [index, line] of record.lines.entries()) {
      yield itemUse(line.item, `lines.${index}.item`, catalogue);
      if ("kit" in line) yield kitUse(line.kit, `lines.${index}.kit`, catalogue);
    }
  }
  if ("kits" in record) {
    for (const [index, kit] of record.kits.entries()) yield kitUse(kit, `kits.${index}`, catalogue);
  }
  if ("returns" in record) {
    for (const [index, given] of record.returns.entries()) {
      if (given.method === "container") {
        yield itemUse(given.container, `returns.${index}.container`, catalogue);
      }
    }
  }
  if ("services" in record) yield* toldUses(record, catalogue);
  if ("reversals" in record) yield* productUses(record.reversals, catalogue);
}

function* toldUses(record: EncounterRecord | GroupRecord, catalogue: Catalogue): Generator<CodeUse> {
  for (const [index, { code }] of record.services.entries()) {
    yield serviceUse(code, `services.${index}.code`, catalogue);
  }
  for (const [index, { code }] of record.referrals.entries()) {
    const isKnown = catalogue.referrals.has(code);
    yield { isKnown, problem: "unknown-referral", key: `referrals.${index}.code`, value: code };
  }
  for (const [index, { code }] of record.steps.entries()) {
    const isKnown = catalogue.steps.has(code);
    yield { isKnown, problem: "unknown-step", key: `steps.${index}.code`, value: code };
  }
}

function* productUses(reversals: readonly Reversal[], catalogue: Catalogue): Generator<CodeUse> {
  for (const [index, { used }] of reversals.entries()) {
    for (const [position, { product }] of used.entries()) {
      if (product !== undefined) {
        yield itemUse(product, `reversals.${index}.used.${position}.product`, catalogue);
      }
    }
  }
}

function itemUse(code: ItemCode, key: string, catalogue: Catalogue): CodeUse {
  return { isKnown: catalogue.items.has(code), problem: "unknown-item", key, value: code };
}

function serviceUse(code: ServiceCode, key: string, catalogue: Catalogue): CodeUse {
  return { isKnown: catalogue.services.has(code), problem: "unknown-service", key, value: code };
}

/** A recipe is known by its version too: without it nobody can say what was in the kit. */
function kitUse({ code, version }: KitVersionName, key: string, catalogue: Catalogue): CodeUse {
  const versions = catalogue.kits.get(code)?.versions ?? [];
  const isKnown = versions.some((known) => known.version === version);
  return { isKnown, problem: "unknown-kit", key, value: `${code}@${version}` };
}

type KitVersionName = Pick<KitCount, "code" | "version">;
