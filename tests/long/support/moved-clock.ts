/**
 * Loaded by Node before a program of the endpoint: its clock is the test's, and
 * what waits for an hour or longer comes when that clock says so. Nothing else
 * of the program is touched. Who asks at the socket moves the clock and is told
 * what the process uses.
 */
import { rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { unitMs } from "./unit-of-work.ts";

/** Written to the socket, as a line of JSON. */
export interface ClockRequest {
  /** What the clock shows from now on. */
  readonly nowMs?: number;
  /** Whether garbage is collected before the heap is measured, which takes processor time of its own. */
  readonly collects?: true;
}

/** What the process answers. */
export interface Used {
  /** Processor time since its start, without what was used to answer this. */
  readonly processorMs: number;
  /** Of one unit of work. */
  readonly unitMs: number;
  readonly heapBytes: number;
  readonly residentBytes: number;
  /** At its highest since the start. */
  readonly mostResidentBytes: number;
}

export const clockVariable = "SATCHEL_LONG_NOW_MS";
export const socketVariable = "SATCHEL_LONG_SOCKET";
/** Gets, of a process that ends by itself, what it used. */
export const usedFileVariable = "SATCHEL_LONG_USED_FILE";

/** Shorter ones are of Node's own server, and look after connections. */
const leastMovedMs = 10 * 60 * 1000;

interface Repeated {
  readonly work: () => void;
  readonly everyMs: number;
  dueMs: number;
}

const repeated: Repeated[] = [];
let setMs = Number(process.env[clockVariable]);
let setAtMs = performance.now();

// Only where it was asked for: tests import the names above.
if (process.env[clockVariable] !== undefined) {
  Date.now = () => Math.floor(setMs + performance.now() - setAtMs);
  repeatByMovedClock();
  const path = process.env[socketVariable];
  if (path !== undefined) {
    endWithParent();
    answerAt(path);
  }
  const file = process.env[usedFileVariable];
  if (file !== undefined) process.once("exit", () => writeFileSync(file, JSON.stringify(used(false))));
}

/** A run that was cut off leaves nothing that listens. */
function endWithParent(): void {
  const parent = process.ppid;
  const check = () => process.ppid === parent || process.exit(1);
  setInterval(check, 2000).unref();
}

function repeatByMovedClock(): void {
  const plain = globalThis.setInterval;
  const moved = (work: () => void, everyMs = 0): NodeJS.Timeout => {
    if (everyMs < leastMovedMs) return plain(work, everyMs);
    repeated.push({ work, everyMs, dueMs: Date.now() + everyMs });
    return plain(work, everyMs);
  };
  globalThis.setInterval = Object.assign(moved, plain);
}

function answerAt(path: string): void {
  rmSync(path, { force: true });
  const server = createServer((connection) => {
    connection.once("data", (line) => {
      const { nowMs, collects } = JSON.parse(String(line)) as ClockRequest;
      if (nowMs !== undefined) moveTo(nowMs);
      connection.end(`${JSON.stringify(used(collects === true))}\n`);
    });
    // Whoever asked is gone.
    connection.on("error", () => undefined);
  });
  server.listen(path).unref();
}

function moveTo(nowMs: number): void {
  [setMs, setAtMs] = [nowMs, performance.now()];
  for (const one of repeated) {
    if (one.dueMs > nowMs) continue;
    // Once, however many were due: the machine slept.
    one.dueMs = nowMs + one.everyMs;
    one.work();
  }
}

let answeringMs = 0;

function used(collects: boolean): Used {
  const processorMs = totalMs() - answeringMs;
  if (collects) globalThis.gc?.();
  const { heapUsed: heapBytes, rss: residentBytes } = process.memoryUsage();
  const unit = unitMs();
  answeringMs = totalMs() - processorMs;
  return {
    processorMs,
    unitMs: unit,
    heapBytes,
    residentBytes,
    mostResidentBytes: process.resourceUsage().maxRSS * 1024,
  };
}

function totalMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
