/** A long run played in parts, over as many sittings as it takes: one line of a file each, added up. */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { counted } from "./counted.ts";
import { Coverage, type Fault, type Faults } from "./coverage.ts";
import type { FailedSeed } from "./play-apart.ts";

export interface Part {
  /** Of the code that was played. */
  readonly code: string;
  readonly from: number;
  readonly seeds: number;
  readonly lost: number;
  readonly doubled: number;
  readonly failed: readonly FailedSeed[];
  /** Processes that died, and whose seeds then played through. */
  readonly deaths: readonly string[];
  readonly counts: Faults;
}

export interface Sum {
  readonly schedules: number;
  readonly lost: number;
  readonly doubled: number;
  readonly failed: readonly FailedSeed[];
  readonly deaths: readonly string[];
  /** How often each fault was met, once for each time that a seed was played. */
  readonly counts: Faults;
  /** Faults that were not met, where so many were played that each has to be. */
  readonly never: readonly Fault[];
  /** What was played of other code, and doesn't count here. */
  readonly ofOtherCode: readonly PlayedCode[];
}

/** How much was played of one state of the code. */
export interface PlayedCode {
  /** By `code-hash.ts`. */
  readonly code: string;
  readonly schedules: number;
}

const file = join(import.meta.dirname, "played.jsonl");

export function keepPart(part: Part): void {
  appendFileSync(file, `${JSON.stringify(part)}\n`);
}

export function keptParts(): readonly Part[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Part);
}

/** A seed that was played twice counts once. */
export function sumOfParts(parts: readonly Part[], code: string): Sum {
  const ofCode = parts.filter((part) => part.code === code);
  const failed = new Map(ofCode.flatMap((part) => part.failed).map((one) => [one.seed, one]));
  const coverage = new Coverage();
  for (const { counts } of ofCode) coverage.addCounts(counts);
  const schedules = seedsIn(ofCode);
  return {
    schedules,
    lost: [...failed.values()].reduce((sum, { lost }) => sum + lost, 0),
    doubled: [...failed.values()].reduce((sum, { doubled }) => sum + doubled, 0),
    failed: [...failed.values()],
    deaths: ofCode.flatMap(({ deaths }) => deaths),
    counts: coverage.counts(),
    never: neverMet(coverage, schedules),
    ofOtherCode: otherCodes(parts, code),
  };
}

function seedsIn(parts: readonly Part[]): number {
  let [seedCount, playedTo] = [0, 0];
  for (const { from, seeds } of parts.toSorted((one, other) => one.from - other.from)) {
    const end = from + seeds;
    seedCount += Math.max(0, end - Math.max(from, playedTo));
    playedTo = Math.max(playedTo, end);
  }
  return seedCount;
}

function otherCodes(parts: readonly Part[], code: string): readonly PlayedCode[] {
  const others = new Set(parts.map((part) => part.code));
  others.delete(code);
  return [...others].map((other) => ({
    code: other,
    schedules: seedsIn(parts.filter((part) => part.code === other)),
  }));
}

/** In fewer, a rare fault may be missing by chance. */
export const enoughForAllFaults = 300;

/** Nothing is proven of them. */
export function neverMet(coverage: Coverage, schedules: number): readonly Fault[] {
  return schedules >= enoughForAllFaults ? coverage.never() : [];
}

/** How far it has come to so many as are wanted, a line each. */
export function standInWords(
  { schedules, ofOtherCode }: Pick<Sum, "schedules" | "ofOtherCode">,
  wanted: number,
): readonly string[] {
  const ofOthers = ofOtherCode.map(
    ({ code, schedules: count }) =>
      `Played with other code, so not counted: ${counted(count, "schedule")}, see --sum --code ${code}`,
  );
  if (schedules > 0) return [...ofOthers, `${Math.max(0, wanted - schedules)} are missing to ${wanted}`];
  const command = `npm run simulate -- --seeds ${wanted} --keep`;
  return [
    ...ofOthers,
    `Nothing of this code was played and kept yet. Wanted are ${wanted} schedules: ${command}`,
  ];
}
