/** What an endpoint of a large program uses in each month, by processor time, memory and disk. */
import { type Figure, limited, megabytesOf } from "../../bench/support/figures.ts";
import type { CommandRun, LongEndpoint, MostUsed } from "./long-endpoint.ts";
import { type Report, timed } from "./report.ts";
import { TimeInUnits } from "./unit-of-work.ts";

interface Month {
  readonly ingest: TimeInUnits;
  /** Of a lead's pull of what changed. */
  readonly pull: TimeInUnits;
  readonly start: TimeInUnits;
  readonly heapBytes: number;
  /** Up to its end, like the log's. */
  readonly most: MostUsed;
  readonly databaseBytes: number;
}

export class MonthlyUse {
  readonly #months: Month[] = [];
  readonly #commands = new Map<string, CommandRun>();
  #ingest = new TimeInUnits();
  csvBytes = 0;
  csvMostResidentBytes = 0;
  /** The same process at its highest until then: which of the three made it grow shows only so. */
  mostResidentBytesBefore = { summary: 0, detail: 0 };

  takingIn(endpoint: LongEndpoint, events: number, work: () => Promise<unknown>): Promise<void> {
    return measure(this.#ingest, endpoint, { count: events, work });
  }

  async end(endpoint: LongEndpoint, pull: () => Promise<unknown>): Promise<void> {
    const [pulled, start] = [new TimeInUnits(), new TimeInUnits()];
    await measure(pulled, endpoint, { count: 1, work: pull });
    const { heapBytes } = await endpoint.used({ collects: true });
    const { most } = endpoint;
    const databaseBytes = endpoint.fileBytes().database;
    await endpoint.stop();
    const used = await endpoint.startAgain();
    start.add(used.processorMs, 1);
    start.addUnit(used.unitMs);
    this.#months.push({
      ingest: this.#ingest,
      pull: pulled,
      start,
      heapBytes,
      most,
      databaseBytes,
    });
    this.#ingest = new TimeInUnits();
  }

  ran(name: string, run: CommandRun): void {
    this.#commands.set(name, run);
  }

  lastInWords(): string {
    const month = this.#months.at(-1);
    if (month === undefined) return "nothing measured";
    const { ingest, pull, start, heapBytes, most } = month;
    return [
      `taking in ${ingest.ms.toFixed(3)} ms (${ingest.inUnits.toFixed(3)} units)`,
      `pull ${pull.ms.toFixed(0)} ms (${pull.inUnits.toFixed(1)} units)`,
      `start ${start.ms.toFixed(0)} ms (${start.inUnits.toFixed(1)} units)`,
      `heap ${megabytesOf(heapBytes).toFixed(0)} MB, ${megabytesOf(most.residentBytes).toFixed(0)} MB at most`,
      `disk ${megabytesOf(month.databaseBytes).toFixed(0)} and ${megabytesOf(most.logBytes).toFixed(0)} MB`,
    ].join(", ");
  }

  tell(
    report: Report,
    { events, bytesPerEventBefore }: { events: number; bytesPerEventBefore: number },
  ): void {
    const [first, second] = this.#months;
    const last = this.#months.at(-1);
    if (first === undefined || second === undefined || last === undefined || this.#months.length < 12) {
      throw new Error("A year has twelve months");
    }
    report.figures("over the year", [
      timed(
        "processor time of taking an event in, last month / first",
        last.ingest.against(first.ingest),
        limits.ingest,
        events,
      ),
      timed(
        "processor time of a month's pull, last / second",
        last.pull.against(second.pull),
        limits.pull,
        events,
      ),
      timed(
        "processor time of a start, last month / first",
        last.start.against(first.start),
        limits.start,
        events,
      ),
      limited("heap, last month / first", last.heapBytes / first.heapBytes, limits.heap),
      limited("memory at its highest", megabytesOf(last.most.residentBytes), limits.resident, "MB"),
      limited(
        "memory while both tables were written",
        megabytesOf(this.csvMostResidentBytes),
        limits.resident,
        "MB",
      ),
      {
        name: "  at its highest before them",
        value: megabytesOf(this.mostResidentBytesBefore.summary),
        unit: "MB",
      },
      {
        name: "  at its highest before the detail",
        value: megabytesOf(this.mostResidentBytesBefore.detail),
        unit: "MB",
      },
      { name: "  bytes of the detail", value: megabytesOf(this.csvBytes), unit: "MB" },
      limited("disk an event, before any detail was let go", bytesPerEventBefore, limits.disk, "B"),
      limited("disk an event at the end of the year", last.databaseBytes / events, limits.disk, "B"),
      limited("log beside the database at its largest", megabytesOf(last.most.logBytes), limits.log, "MB"),
      ...[...this.#commands].flatMap(([name, { used }]): readonly Figure[] => [
        limited(
          `memory of \`npm run ${name}\` at its highest`,
          megabytesOf(used.mostResidentBytes),
          limits.command,
          "MB",
        ),
        { name: "  its processor time an event", value: used.processorMs / events, unit: "ms" },
      ]),
    ]);
  }
}

/** With the reasons in the README. */
const limits = {
  ingest: 1.5,
  pull: 2.5,
  start: 1.5,
  heap: 1.5,
  resident: 600,
  disk: 3000,
  log: 64,
  command: 600,
};

async function measure(
  time: TimeInUnits,
  endpoint: LongEndpoint,
  { count, work }: { readonly count: number; readonly work: () => Promise<unknown> },
): Promise<void> {
  const { processorMs } = await endpoint.used();
  await work();
  const after = await endpoint.used();
  time.add(after.processorMs - processorMs, count);
  time.addUnit(after.unitMs);
}
