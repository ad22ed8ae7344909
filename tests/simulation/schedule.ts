/** One schedule: faults for a while, then a calm, then the verdict. */
import { countLate } from "./count-late.ts";
import type { Coverage } from "./coverage.ts";
import { takeMistakes } from "./mistakes.ts";
import type { SimulatedPhone } from "./phone.ts";
import { takeStep } from "./steps.ts";
import { type StepDecisions, Tape } from "./tape.ts";
import { bringKeysBack } from "./troubles.ts";
import { upgradeEndpoint } from "./upgrades.ts";
import { type Verdict, verdictOn } from "./verdict.ts";
import { whenStuck } from "./when-stuck.ts";
import { World } from "./world.ts";

export interface Played extends Verdict {
  readonly seed: number;
  readonly coverage: Coverage;
  /** What happened, for whoever looks into a seed. */
  readonly steps: readonly string[];
  /** With them it can be played again when its seed means another. */
  readonly decisions: readonly StepDecisions[];
}

/** It ended with an exception. What chance had decided by then plays it again. */
export class BrokeOff extends Error {
  override readonly name = "BrokeOff";
  readonly played: Pick<Played, "seed" | "steps" | "decisions">;

  constructor(played: BrokeOff["played"], cause: unknown) {
    super(`Schedule ${played.seed} broke off after ${played.steps.join(", ")}`, { cause });
    this.played = played;
  }
}

const minSteps = 10;
const maxSteps = 45;
const maxCalmRounds = 60;

/** As the seed draws it; what is given was drawn before, step by step. */
export async function playSchedule(seed: number, given?: readonly StepDecisions[]): Promise<Played> {
  const tape = new Tape(given);
  const world = new World(seed, tape);
  const steps: string[] = [];
  const stuck = whenStuck();
  try {
    const verdict = await Promise.race([playOut(world, tape, steps), stuck.promise]);
    const mistakes = takeMistakes().map((mistake) => `The endpoint made a mistake: ${String(mistake)}`);
    await countLate(world);
    return {
      ...verdict,
      violations: [...verdict.violations, ...mistakes],
      seed,
      coverage: world.coverage,
      steps,
      decisions: tape.taken(),
    };
  } catch (cause) {
    throw new BrokeOff({ seed, steps, decisions: tape.taken() }, cause);
  } finally {
    stuck.forget();
    // Of one that broke off: they are not the next one's.
    takeMistakes();
    for (const phone of world.phones) phone.closeAll();
    world.server.remove();
  }
}

async function playOut(world: World, tape: Tape, steps: string[]): Promise<Verdict> {
  await world.setUp(1 + world.random.below(3));
  const count = minSteps + world.random.below(maxSteps - minSteps);
  for (let taken = 0; taken < count; taken++) {
    tape.beginStep();
    steps.push(await takeStep(world));
  }
  tape.beginStep();
  await calm(world);
  return verdictOn(world);
}

/** The network holds, what refused single events takes them now, and people do what the status line asks of them. */
async function calm(world: World): Promise<void> {
  await world.network.calmDown(world.random);
  await bringKeysBack(world);
  await upgradeEndpoint(world);
  for (const phone of world.phones) {
    phone.poison.clear();
    phone.setFull(false);
  }
  for (let round = 0, isQuiet = false; !isQuiet; round++) {
    if (round > maxCalmRounds) {
      world.violations.push("The phones don't come to an end");
      return;
    }
    for (const phone of world.phones) await tapUntilSent(world, phone);
    await world.desk.send();
    await world.pass(5 * 60_000);
    isQuiet = await areAllSent(world);
  }
}

async function tapUntilSent(world: World, phone: SimulatedPhone): Promise<void> {
  if (phone.isCutOff()) await tapAll(world, phone);
  // What ended its access may be over; else it says by now what its person has to do.
  if (phone.isCutOff()) await phone.join();
  if (phone.tabs.length === 0) await phone.openTab();
  await world.settle(phone);
  await tapAll(world, phone);
}

async function tapAll(world: World, phone: SimulatedPhone): Promise<void> {
  for (const tab of phone.tabs.slice()) {
    tab.drain.request("tap");
    await world.settle(phone);
  }
}

async function areAllSent({ phones }: World): Promise<boolean> {
  return phones.every(({ tabs }) =>
    tabs.every(({ drain }) => ["all-sent", "needs-look"].includes(drain.status().kind)),
  );
}
