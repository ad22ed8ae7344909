/**
 * The endpoint's process killed with -9 while phones send to it, until it was
 * hit so many times with an exchange under way: what it confirmed is there after
 * each kill, and at the end all that was saved, once.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openProgram, type TestProgram } from "../e2e/support/program.ts";
import { killStartingServer } from "../e2e/support/server.ts";
import type { ExchangeStep, LineFault } from "../e2e/support/unreliable-proxy.ts";
import type { Random } from "../simulation/random.ts";
import { busyProgram, BusyPhone } from "../support/busy-phone.ts";
import { compareConfirmed, compareIds, compareTotals, findingsIn } from "../support/exact-endpoint.ts";
import { type KillReport, Moments } from "./moments.ts";
import { Sender } from "./sender.ts";

interface Plan {
  /** Of kills that hit; there are more of them. */
  readonly hits: number;
  readonly random: Random;
  readonly say: (line: string) => void;
}

const phones = 6;
/** Beside those that hit, so many meet it before it has ever been ready: the tables are being made. */
const firstStartShare = 0.03;
const killsPerLine = 10;

/** What the kill met, told by the exchanges under way and by what the disk has afterwards. */
const kinds = {
  hits: ["in the middle of a request", "request whole, not committed", "committed, phone not told"],
  others: ["starting", "idle"],
} as const;
type Moment = (typeof kinds)[keyof typeof kinds][number];

export async function killEndpoint({ hits, random, say }: Plan): Promise<KillReport> {
  if (hits === 0) return { kills: 0, hits, problems: [] };
  const moments = new Moments<Moment>(hits, kinds);
  const problems: string[] = [];
  const dataDir = mkdtempSync(join(tmpdir(), "satchel-killed-"));
  const firstStarts = Math.ceil(hits * firstStartShare);
  for (let kill = 0; kill < firstStarts; kill++) {
    await killStartingServer({ dataDir }, random.below(startMs));
    moments.add("starting");
  }

  const program = await openProgram(busyProgram, { dataDir });
  const senders = await Promise.all(
    Array.from({ length: phones }, async () => {
      const code = await program.lead.invite();
      return new Sender(await BusyPhone.join(code, program.line.url, random.branch()), random.branch());
    }),
  );
  const run = new EndpointKills(program, senders, random);
  while (moments.goOn()) {
    const { moment, confirmed } = await run.killOnce();
    moments.add(moment);
    problems.push(...confirmed.problems.map((problem) => `kill ${moments.kills}: ${problem}`));
    if (moments.kills % killsPerLine !== 0) continue;
    problems.push(...(await findingsIn(dataDir)).map((finding) => `kill ${moments.kills}: ${finding}`));
    say(
      `endpoint ${moments.kills}: ${moments.inWords()}; ${confirmed.events} events stored, ${problems.length} problems`,
    );
  }
  problems.push(...(await run.calmDown()));
  problems.push(...moments.problems());
  await program.stop();
  return { kills: moments.kills, hits: moments.hits, problems };
}

/** About as long as it takes until it says that it answers. */
const startMs = 600;
/** In which a batch is opened, checked, committed and answered. */
const exchangeMs = 15;
const mostExchanges = 12;
/** After which a moment that never comes is waited for no longer. */
const momentLimitMs = 5000;

class EndpointKills {
  readonly #program: TestProgram;
  readonly #senders: readonly Sender[];
  readonly #random: Random;
  /** Exchanges that are not over, and of them those that are there by half, or whole and not answered. */
  #underWay = 0;
  #halfThere = 0;
  #wholeThere = 0;
  #answered = 0;
  #onStep: (step: ExchangeStep) => void = () => undefined;

  constructor(program: TestProgram, senders: readonly Sender[], random: Random) {
    this.#program = program;
    this.#senders = senders;
    this.#random = random;
    program.line.watch((step) => this.#follow(step));
  }

  async killOnce() {
    const plan = this.#random.weighted({
      starting: 8,
      "half-sent": 10,
      "in-exchange": 60,
      "reply-lost": 12,
      idle: 10,
    });
    if (plan === "starting") return this.#killStarting();

    for (const sender of this.#senders) sender.begin();
    await this.#untilExchanges(1 + this.#random.below(mostExchanges));
    if (plan === "half-sent") await this.#untilMet("half-sent", "half-sent");
    if (plan === "reply-lost") await this.#untilMet("reply-lost", "over");
    if (plan === "in-exchange") await this.#untilInExchange();
    if (plan === "idle") await this.#rest();
    const [isHalfThere, whole, answered] = [this.#halfThere > 0, this.#wholeThere, this.#answered];
    await this.#program.killServer();
    this.#program.line.meetWith(undefined);
    await this.#rest();
    // An answer that was on its way when the kill came is heard after it: that exchange was not hit.
    const isWholeThere = whole > this.#answered - answered;
    await this.#program.startServer();
    const confirmed = await this.#compare();
    const isUntold = confirmed.untold > 0;
    return { moment: momentOf({ isHalfThere, isWholeThere, isUntold }), confirmed };
  }

  /** Sends what waits, and compares everything with everything. */
  async calmDown(): Promise<readonly string[]> {
    await Promise.all(this.#senders.map((sender) => sender.sendAll()));
    const { lead, server } = this.#program;
    const { dataDir } = server();
    const saved = this.#senders.flatMap(({ phone }) => phone.events);
    const { problems } = await this.#compare();
    return [
      ...problems,
      ...compareIds(dataDir, new Set(saved.map(({ id }) => id))),
      ...compareTotals(await lead.blocks(), saved),
      ...(await findingsIn(dataDir)),
    ];
  }

  async #killStarting() {
    await this.#program.killServer();
    await this.#program.killStartingServer(this.#random.below(startMs));
    await this.#program.startServer();
    return { moment: "starting" as const, confirmed: await this.#compare() };
  }

  /** The moment is some time after a whole batch arrived: anywhere between that and its reply's end. */
  async #untilInExchange(): Promise<void> {
    await this.#until("passed-on");
    const delayMs = this.#random.next() * exchangeMs;
    if (delayMs > 1) await new Promise((resolve) => setTimeout(resolve, delayMs));
  }

  async #untilMet(fault: LineFault, step: ExchangeStep): Promise<void> {
    this.#program.line.meetWith(fault);
    await this.#until(step);
  }

  async #untilExchanges(count: number): Promise<void> {
    for (let over = 0; over < count; over++) await this.#until("over");
  }

  #until(step: ExchangeStep): Promise<void> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`No exchange came to "${step}".`)), momentLimitMs);
      this.#onStep = (came) => {
        if (came !== step) return;
        this.#onStep = () => undefined;
        clearTimeout(limit);
        resolve();
      };
    });
  }

  #follow(step: ExchangeStep): void {
    if (step === "asked") this.#underWay += 1;
    if (step === "half-sent") this.#halfThere += 1;
    if (step === "passed-on") this.#wholeThere += 1;
    if (step === "answered") {
      this.#wholeThere -= 1;
      this.#answered += 1;
    }
    if (step === "over") this.#underWay -= 1;
    // Those that were cut off never got further.
    if (this.#underWay === 0) [this.#halfThere, this.#wholeThere] = [0, 0];
    this.#onStep(step);
  }

  async #rest(): Promise<void> {
    await Promise.all(this.#senders.map((sender) => sender.rest()));
  }

  async #compare() {
    const stands = await Promise.all(this.#senders.map(({ phone }) => phone.headless.log.facts()));
    return compareConfirmed(this.#program.server().dataDir, stands);
  }
}

interface Met {
  readonly isHalfThere: boolean;
  readonly isWholeThere: boolean;
  readonly isUntold: boolean;
}

function momentOf({ isHalfThere, isWholeThere, isUntold }: Met): Moment {
  if (isHalfThere) return "in the middle of a request";
  if (isUntold) return "committed, phone not told";
  return isWholeThere ? "request whole, not committed" : "idle";
}
