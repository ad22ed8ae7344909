/**
 * Reading a file of records twice: once to say in words what bringing it in
 * would do, and once to do it. Nothing but counts is kept in between, so a file
 * of years costs time and not memory.
 */
import { maxListLength } from "../../contract/limits.ts";
import { readShiftFile, type ShiftLine } from "../../contract/shift-file.ts";
import type { BrokenCopy } from "../../contract/shift-file-end.ts";
import type { ShiftFileProblem } from "../../contract/shift-file-problem.ts";
import { shippedCatalogue } from "../../domain/catalogue/shipped.ts";
import type { LocalDate, RecordId, SiteCode } from "../../domain/ids.ts";
import type { Program, Site } from "../../domain/program.ts";
import type { SatchelRecord } from "../../domain/record.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { failureOf } from "../../storage/failures.ts";
import type { ImportCount, Phone, RevisedRecord, SaveFailure } from "../../storage/phone.ts";

/** A file as the browser gives it. */
export type CopyFile = Pick<File, "name" | "stream">;

/** More bad lines than these tell a person nothing; the rest are counted. */
export const maxProblemsKept = 1000;

/** Stored together or not at all; a phone shows its progress in such steps. */
const recordsPerStep = 200;

/** What a phone has before a file comes to it. */
export interface ReceivingPhone {
  /** `undefined` before the first start. */
  readonly program: Program | undefined;
  /** Whether anything was ever recorded on it. */
  readonly isEmpty: boolean;
  readonly recordsHere: Phone["recordsHere"];
  /** For a file that brings no program to a phone that has none. */
  readonly fallback: Program;
}

/** What bringing a file in would do. */
export interface CopyPlan {
  /** The settings afterwards. */
  readonly program: Program;
  /** Whether they are the file's own. */
  readonly isAdopted: boolean;
  readonly recordCount: number;
  /** Those of them that are on this phone already and stay as they are. */
  readonly hereCount: number;
  readonly firstDay: LocalDate | undefined;
  readonly lastDay: LocalDate | undefined;
  readonly newSites: readonly Site[];
  /** New sites beyond what a program can hold. Their records come in all the same, under their code. */
  readonly sitesLeftOutCount: number;
  /** The first thousand. */
  readonly problems: readonly ShiftFileProblem[];
  readonly problemCount: number;
  /** Where the file is a copy that is not as it was written: cut off, or with other lines. */
  readonly broken: BrokenCopy | undefined;
}

interface Watch {
  /** Told how many records were read or brought in so far. */
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** Reads the file and changes nothing. */
export async function planCopy(
  file: CopyFile,
  phone: ReceivingPhone,
  watch: Watch,
): Promise<Result<CopyPlan, "stopped" | SaveFailure>> {
  const planner = new Planner(phone);
  let asked: RecordId[] = [];
  let hereCount = 0;

  async function ask(): Promise<Result<void, SaveFailure>> {
    const here = await answerOf(phone.recordsHere(asked));
    if (!here.ok) return here;
    hereCount += here.value.size;
    asked = [];
    watch.onProgress(planner.recordCount);
    return ok(undefined);
  }

  for await (const read of linesFor(file, phone)) {
    if (watch.signal.aborted) return err("stopped");
    if (read.ok) planner.add(read.value);
    else planner.addProblem(read.error);
    if (read.ok && read.value.kind === "record") asked.push(read.value.record.id);
    if (asked.length === recordsPerStep) {
      const answered = await ask();
      if (!answered.ok) return answered;
    }
  }
  const answered = await ask();
  return answered.ok ? ok(planner.plan(hereCount)) : answered;
}

export type ImportEnd = "complete" | "stopped" | SaveFailure;

/**
 * Does what the plan says: settings and sites first, then the records, each
 * once however often it is brought in. Stopped or failed halfway, what came in
 * stays, and the same file brought in again goes on from there.
 */
export async function importCopy(
  file: CopyFile,
  given: {
    readonly plan: CopyPlan;
    readonly receiving: ReceivingPhone;
    readonly phone: Pick<Phone, "importRecords" | "program">;
    readonly saveProgram: (program: Program) => Promise<Result<void, SaveFailure>>;
  },
  watch: Watch,
): Promise<ImportCount & { readonly end: ImportEnd }> {
  const { plan, receiving, phone, saveProgram } = given;
  let count: ImportCount = { added: 0, alreadyHere: 0, newerInFile: 0 };
  let step: RevisedRecord[] = [];

  async function store(): Promise<Result<void, SaveFailure>> {
    const imported = await phone.importRecords(step);
    if (!imported.ok) return imported;
    count = {
      added: count.added + imported.value.added,
      alreadyHere: count.alreadyHere + imported.value.alreadyHere,
      newerInFile: count.newerInFile + imported.value.newerInFile,
    };
    step = [];
    watch.onProgress(count.added + count.alreadyHere);
    return ok(undefined);
  }

  const settled = await settle(plan, phone, saveProgram);
  if (!settled.ok) return { ...count, end: settled.error };
  for await (const read of linesFor(file, { ...receiving, program: settled.value ?? receiving.program })) {
    if (watch.signal.aborted) return { ...count, end: "stopped" };
    if (read.ok && read.value.kind === "record") step.push(read.value);
    if (step.length === recordsPerStep) {
      const stored = await store();
      if (!stored.ok) return { ...count, end: stored.error };
    }
  }
  const stored = await store();
  return { ...count, end: stored.ok ? "complete" : stored.error };
}

/**
 * Stores the plan's settings and gives the phone's own from before: what was
 * decided since the plan was made, in another tab perhaps, stays decided.
 */
async function settle(
  plan: CopyPlan,
  phone: Pick<Phone, "program">,
  saveProgram: (program: Program) => Promise<Result<void, SaveFailure>>,
): Promise<Result<Program | undefined, SaveFailure>> {
  const now = await answerOf(phone.program());
  if (!now.ok) return now;
  const program = settingsAfter(plan, now.value);
  if (program === now.value) return now;
  const saved = await saveProgram(program);
  return saved.ok ? now : saved;
}

/** What storage says, or why it doesn't: caught here, lest it pass for a file that can't be read. */
async function answerOf<T>(asked: Promise<T>): Promise<Result<T, SaveFailure>> {
  try {
    return ok(await asked);
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    return err(failure);
  }
}

function settingsAfter(plan: CopyPlan, now: Program | undefined): Program {
  if (now === undefined) return plan.program;
  const [base, others] = plan.isAdopted ? [plan.program, now.sites] : [now, plan.newSites];
  const known = new Set(base.sites.map((site) => site.code));
  const added = others
    .filter((site) => !known.has(site.code))
    .slice(0, Math.max(0, maxListLength.sites - base.sites.length));
  return added.length === 0 ? base : { ...base, sites: [...base.sites, ...added] };
}

/**
 * The file's lines in both readings. Onto a phone where nothing is recorded, a
 * copy's own program decides; a file that brings none is read with this phone's.
 */
async function* linesFor(
  file: CopyFile,
  { program, isEmpty, fallback }: ReceivingPhone,
): AsyncGenerator<Result<ShiftLine, ShiftFileProblem>> {
  const options = { fileName: file.name, catalogue: shippedCatalogue };
  const own = program ?? fallback;
  if (!isEmpty || !(await bringsProgram(file))) {
    yield* readShiftFile(file.stream(), { ...options, program: own });
  } else {
    yield* readShiftFile(file.stream(), options);
  }
}

async function bringsProgram(file: CopyFile): Promise<boolean> {
  for await (const read of readShiftFile(file.stream(), {
    fileName: file.name,
    catalogue: shippedCatalogue,
  })) {
    return read.ok && read.value.kind === "program";
  }
  return false;
}

class Planner {
  recordCount = 0;
  readonly #phone: ReceivingPhone;
  #adopted: Program | undefined;
  #firstDay: LocalDate | undefined;
  #lastDay: LocalDate | undefined;
  readonly #met = new Map<SiteCode, Site>();
  readonly #problems: ShiftFileProblem[] = [];
  #problemCount = 0;
  #broken: BrokenCopy | undefined;

  constructor(phone: ReceivingPhone) {
    this.#phone = phone;
  }

  add(line: ShiftLine): void {
    if (line.kind === "program") {
      if (this.#phone.isEmpty && this.recordCount === 0) this.#adopted ??= line.program;
      for (const site of line.program.sites) this.#meet(site);
    } else if (line.kind === "record") {
      this.#addRecord(line.record);
    } else {
      this.#broken = line;
    }
  }

  addProblem(problem: ShiftFileProblem): void {
    this.#problemCount += 1;
    if (this.#problems.length < maxProblemsKept) this.#problems.push(problem);
  }

  plan(hereCount: number): CopyPlan {
    const before = this.#phone.program;
    // Sites of this phone stay, whoever's settings it takes over: their codes are permanent.
    const kept = before?.sites ?? [];
    const base = this.#adopted ?? before ?? this.#phone.fallback;
    const sites = new Map(base.sites.map((site) => [site.code, site]));
    for (const site of kept) if (!sites.has(site.code)) sites.set(site.code, site);
    const missing = [...this.#met.values()].filter((site) => !sites.has(site.code));
    const room = Math.max(0, maxListLength.sites - sites.size);
    const added = missing.slice(0, room);

    const keptCodes = new Set(kept.map((site) => site.code));
    const allSites = [...sites.values(), ...added].slice(0, maxListLength.sites);
    return {
      program:
        allSites.length === base.sites.length && base === before ? before : { ...base, sites: allSites },
      isAdopted: this.#adopted !== undefined,
      recordCount: this.recordCount,
      hereCount,
      firstDay: this.#firstDay,
      lastDay: this.#lastDay,
      newSites: allSites.filter((site) => !keptCodes.has(site.code)),
      sitesLeftOutCount: missing.length - added.length,
      problems: this.#problems,
      problemCount: this.#problemCount,
      broken: this.#broken,
    };
  }

  #addRecord(record: SatchelRecord): void {
    this.recordCount += 1;
    const firstDay = record.kind === "tally" ? record.firstDay : record.day;
    if (this.#firstDay === undefined || firstDay < this.#firstDay) this.#firstDay = firstDay;
    if (this.#lastDay === undefined || record.day > this.#lastDay) this.#lastDay = record.day;
    // A site that no program names goes by its code until someone names it.
    this.#meet({ code: record.site, name: record.site, model: record.model ?? "street" });
  }

  #meet(site: Site): void {
    const earlier = this.#met.get(site.code);
    if (earlier === undefined) this.#met.set(site.code, site);
  }
}
