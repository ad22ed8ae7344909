/** What a phone and its endpoint use in each month of the year, by processor time: it hardly hangs on what else the machine does. */
import { databaseNames } from "../../../src/storage/database-names.ts";
import type { SyncFacts, SyncLog } from "../../../src/storage/sync-log.ts";
import { usedMs } from "../../bench/support/child-server.ts";
import { type Figure, limited, megabytesOf } from "../../bench/support/figures.ts";
import { rowsOf } from "../../support/stored-rows.ts";
import type { DeviceOfRelease } from "../../support/device-of-release.ts";
import { BareWrites } from "./bare-writes.ts";
import { daysInYear, monthOfDay } from "./calendar.ts";
import { heldFigures } from "./held-days.ts";
import type { LongEndpoint, MostUsed } from "./long-endpoint.ts";
import { type Report, timed } from "./report.ts";
import { type InUnits, RoundsInUnits, TimeInUnits } from "./unit-of-work.ts";

/** One opening takes some milliseconds. */
const openingsInRound = 10;
const openingRounds = 40;

interface Month {
  readonly save: RoundsInUnits;
  readonly send: RoundsInUnits;
  readonly endpoint: TimeInUnits;
  readonly open: RoundsInUnits;
  phoneHeapBytes: number;
  heldEvents: number;
  endpointHeapBytes: number;
  /** Up to its end, of all processes that the endpoint was. */
  most: MostUsed;
  databaseBytes: number;
}

interface SendingDevice {
  readonly sync: SyncLog;
  readonly send: () => Promise<SyncFacts>;
}

export class PhoneMonths {
  readonly #months: Month[] = [];
  readonly #bare = new BareWrites();

  async saving(day: number, saves: number, work: () => Promise<unknown>): Promise<void> {
    const { save, send } = this.#of(day);
    // Before and after, so that it stands for the time in between.
    const units = [await this.#bare.unitMs()];
    const beforeMs = usedMs();
    await work();
    save.add(usedMs() - beforeMs, saves);
    units.push(await this.#bare.unitMs());
    for (const time of [save, send]) for (const unit of units) time.addUnit(unit);
  }

  async sending(day: number, endpoint: LongEndpoint, { sync, send }: SendingDevice): Promise<void> {
    const month = this.#of(day);
    const { hw } = await sync.facts();
    const before = await endpoint.used();
    const beforeMs = usedMs();
    const sent = (await send()).hw - hw;
    month.send.add(usedMs() - beforeMs, sent);
    const after = await endpoint.used();
    month.endpoint.add(after.processorMs - before.processorMs, sent);
    month.endpoint.addUnit(after.unitMs);
  }

  async end(
    day: number,
    { endpoint, device }: { readonly endpoint: LongEndpoint; readonly device: DeviceOfRelease },
  ): Promise<void> {
    const month = this.#of(day);
    for (let round = 0; round < openingRounds; round++) {
      month.open.addUnit(await this.#bare.unitMs());
      const beforeMs = usedMs();
      for (let opened = 0; opened < openingsInRound; opened++) await device.reopen();
      month.open.add(usedMs() - beforeMs, openingsInRound);
    }
    month.heldEvents = (await rowsOf(device.indexedDB, "events", databaseNames.program)).length;
    const { heapBytes } = await endpoint.used({ collects: true });
    globalThis.gc?.();
    Object.assign(month, {
      phoneHeapBytes: process.memoryUsage().heapUsed,
      endpointHeapBytes: heapBytes,
      most: endpoint.most,
      databaseBytes: endpoint.fileBytes().database,
    });
  }

  lastInWords(): string {
    const month = this.#months.at(-1);
    if (month === undefined) return "nothing measured";
    const { save, send, endpoint, open, heldEvents } = month;
    return [
      `save ${inWords(save)}`,
      `send ${inWords(send)}`,
      `endpoint ${inWords(endpoint)}`,
      `open ${inWords(open)}`,
      `${heldEvents} held`,
      `phone ${megabytesOf(month.phoneHeapBytes).toFixed(0)} MB`,
      `endpoint ${megabytesOf(month.endpointHeapBytes).toFixed(0)} MB of heap, ${megabytesOf(month.most.residentBytes).toFixed(0)} MB at most`,
      `disk ${megabytesOf(month.databaseBytes).toFixed(0)} MB and ${megabytesOf(month.most.logBytes).toFixed(0)} MB`,
    ].join(", ");
  }

  /** The last month against the first of its like: pruning begins in the second, today's app and endpoint in the fourth. */
  tell(report: Report, events: number): void {
    const [first, , third, fourth, , sixth] = this.#months;
    const last = this.#months.at(11);
    if (!first || !third || !fourth || !sixth || !last) throw new Error("A year has twelve months");
    const eventsADay = events / daysInYear;
    const mostHeap = Math.max(...this.#months.map(({ phoneHeapBytes }) => phoneHeapBytes));
    const sent = "processor time of an event that is sent";
    const figures: readonly Figure[] = [
      timed(
        "processor time of a save, last month / first",
        last.save.against(first.save),
        limits.save,
        events,
      ),
      timed(`${sent}, phone, last / third`, last.send.against(third.send), limits.send, events),
      timed(
        `${sent}, endpoint, last / fourth`,
        last.endpoint.against(fourth.endpoint),
        limits.endpoint,
        events,
      ),
      timed(
        "processor time of opening, last month / fourth",
        last.open.against(fourth.open),
        limits.open,
        events,
      ),
      limited("heap and all that is stored, most / third", mostHeap / third.phoneHeapBytes, limits.heap),
      ...heldFigures("days held, one exchange a day", sixth.heldEvents / eventsADay),
      ...heldFigures("days held at the end", last.heldEvents / eventsADay),
      limited(
        "endpoint's heap, last / third",
        last.endpointHeapBytes / third.endpointHeapBytes,
        limits.endpointHeap,
      ),
      limited(
        "endpoint's memory at its highest",
        megabytesOf(last.most.residentBytes),
        limits.resident,
        "MB",
      ),
      limited("endpoint's disk an event", last.databaseBytes / events, limits.disk, "B"),
      limited("endpoint's log at its largest", megabytesOf(last.most.logBytes), limits.log, "MB"),
    ];
    report.figures("over the year", figures);
  }

  #of(day: number): Month {
    return (this.#months[monthOfDay(day)] ??= {
      save: new RoundsInUnits(),
      send: new RoundsInUnits(),
      endpoint: new TimeInUnits(),
      open: new RoundsInUnits(),
      phoneHeapBytes: 0,
      heldEvents: 0,
      endpointHeapBytes: 0,
      most: { residentBytes: 0, logBytes: 0 },
      databaseBytes: 0,
    });
  }
}

/** With the reasons in the README. */
const limits = {
  save: 1.5,
  send: 1.5,
  endpoint: 1.5,
  open: 1.5,
  heap: 2,
  endpointHeap: 1.5,
  resident: 400,
  disk: 3000,
  log: 32,
};

function inWords(time: InUnits): string {
  return `${time.ms.toFixed(2)} ms (${time.inUnits.toFixed(2)} units)`;
}
