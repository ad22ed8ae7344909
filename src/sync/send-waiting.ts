/**
 * Brings what waits to the endpoint, batch by batch, until nothing waits or
 * something stops it. It ends whatever the endpoint answers: each step confirms
 * more, sends less at once, withholds one body, or is one of a few turns.
 */
import type { Batch, FailureClass, ReplyOutcome } from "../storage/sync-log.ts";
import type { WireEvent, WithheldReason } from "../contract/wire/wire-event.ts";
import { Ceilings } from "./ceilings.ts";
import { type Verdict, verdictOn } from "./classify.ts";
import type { CallFailure } from "./endpoint-client.ts";
import { exchange, type Exchanged, type ExchangeTools } from "./exchange.ts";
import { Exchanges } from "./exchanges.ts";

export interface SendTools extends ExchangeTools {
  /** Kept from run to run: what a proxy refused once, it refuses again. */
  readonly ceilings?: Ceilings;
  /** Whether events that went without their body are to be tried whole once more. */
  readonly retriesWithheld?: boolean;
  /** Nothing waits any more: what comes now, if anything, are events that went without their body. */
  readonly onNothingWaits?: () => void;
  /** After each step, so that a status line can count. */
  readonly onStep?: () => void;
}

export type SendEnd =
  /** The endpoint has confirmed all there is. */
  | { readonly kind: "done" }
  | {
      readonly kind: "failed";
      readonly failure: FailureClass;
      /** Asked for by the endpoint. */
      readonly delayMs?: number;
      /** Whether trying again by itself makes sense. */
      readonly isFinal: boolean;
    };

type Step =
  /** The whole batch is confirmed, and more waits. */
  "confirmed" | "go-on" | "turn" | SendEnd;

/** Rewinds, new numbers and overtakings of one run: more of them is an endpoint that contradicts itself. */
const maxTurns = 4;

export async function sendWaiting(tools: SendTools): Promise<SendEnd> {
  const sent = await sendUnconfirmed(tools);
  if (sent.kind === "done") tools.onNothingWaits?.();
  return sent.kind === "done" && tools.retriesWithheld === true ? sendWithheld(tools) : sent;
}

async function sendUnconfirmed(tools: SendTools): Promise<SendEnd> {
  const ceilings = tools.ceilings ?? new Ceilings();
  const exchanges = new Exchanges(tools, ceilings);
  let step: Step = "go-on";
  let turns = 0;
  try {
    while (turns <= maxTurns) {
      const { exchanged, ...sent } = await exchanges.next({ goesWell: step === "confirmed" });
      step = await follow(exchanged, { ...sent, ceilings, tools });
      tools.onStep?.();
      if (step === "confirmed") continue;
      // Whatever comes next is decided and sent with nothing else under way.
      const behind = await exchanges.end();
      if (typeof step === "object") return step;
      if (step === "turn" || isTurn(behind)) turns += 1;
    }
    return trouble("busy");
  } finally {
    await exchanges.end();
  }
}

/**
 * What refused a body once may take it now: a proxy or an endpoint with other
 * limits. Each goes alone; one that doesn't arrive stays as it was, is the
 * last to be tried the next time, and keeps none of the others. Should the
 * endpoint have less than before, the next run sends that first.
 */
async function sendWithheld(tools: SendTools): Promise<SendEnd> {
  const tried = new Set<number>();
  for (;;) {
    const batch = await tools.log.withheldBatch(tried);
    const [event] = batch?.events ?? [];
    if (batch === undefined || event === undefined) return { kind: "done" };
    tried.add(event.seq);
    const exchanged = await exchange(batch, tools);
    if (exchanged.kind === "not-stored") return trouble("storage");
    if (exchanged.kind === "answered") continue;
    const end = await afterWithheldRefused(exchanged.failure, { batch, event, tools });
    if (end !== undefined) return end;
  }
}

interface SentWithheld {
  readonly batch: Batch;
  readonly event: WireEvent;
  readonly tools: SendTools;
}

/** `undefined` where it was the body's own fault, and the others go on. */
async function afterWithheldRefused(
  failure: CallFailure,
  { batch, event, tools }: SentWithheld,
): Promise<SendEnd | undefined> {
  const verdict = verdictOn(failure);
  if (verdict.kind === "new-number") {
    const isTaken = (await tools.log.takeNewNumber(batch.number)).ok;
    return isTaken ? sendUnconfirmed(tools) : trouble("storage");
  }
  // Also where it was the endpoint's or the line's trouble: another body may get through, and comes first the next time.
  const noted = await tools.log.noteWithheldTry(
    event.seq,
    verdict.kind === "less" ? verdict.reason : undefined,
  );
  if (!noted.ok) return trouble("storage");
  switch (verdict.kind) {
    case "less":
      return undefined;
    case "wait":
      return trouble(verdict.failure, verdict.delayMs);
    case "stop":
      return endOfGreeting(batch, tools);
  }
}

/** What is said without any body is said of the phone. */
async function endOfGreeting(batch: Batch, tools: SendTools): Promise<SendEnd | undefined> {
  const greeted = await exchange({ ...batch, events: [] }, tools);
  if (greeted.kind === "answered") return undefined;
  if (greeted.kind === "not-stored") return trouble("storage");
  const verdict = verdictOn(greeted.failure);
  if (verdict.kind === "new-number") return trouble("busy");
  return verdict.kind === "stop"
    ? { kind: "failed", failure: verdict.failure, isFinal: true }
    : trouble(verdict.failure);
}

interface Sent {
  readonly batch: Batch;
  readonly ceilings: Ceilings;
  readonly tools: SendTools;
}

async function follow(exchanged: Exchanged, sent: Sent): Promise<Step> {
  switch (exchanged.kind) {
    case "not-stored":
      return trouble("storage");
    case "refused":
      return afterRefusal(verdictOn(exchanged.failure), { ...sent, sentBytes: exchanged.sentBytes });
    case "answered":
      sent.ceilings.take(exchanged.reply.limits);
      return afterReply(exchanged.outcome, sent);
  }
}

function isTurn(exchanged: Exchanged | undefined): boolean {
  return exchanged?.kind === "answered" && turnsBack(exchanged.outcome);
}

function turnsBack(outcome: ReplyOutcome): boolean {
  return outcome === "rewound" || outcome === "renumbered";
}

async function afterReply(outcome: ReplyOutcome, { batch, tools }: Sent): Promise<Step> {
  const facts = await tools.log.facts();
  if (facts.hasNewSettings) await fetchSettings(tools);
  // Sent again from where the endpoint is: with nothing waiting, so that it hears of the new number.
  if (turnsBack(outcome)) return "turn";
  // What an overtaken reply left open, the next greeting says.
  if (facts.waiting === 0) return facts.isUnheard === true ? "turn" : { kind: "done" };
  // By this reply, or by another that overtook it.
  if (facts.hw >= (batch.events.at(-1)?.seq ?? facts.next)) return "confirmed";
  // Another tab was quicker.
  if (outcome === "stale") return "turn";
  // Events that were sent and are not confirmed: asking again at once would change nothing.
  return outcome === "advanced" || batch.events.length === 0 ? "go-on" : trouble("busy");
}

/** Not worth a failure: the next exchange says again that they are new. */
async function fetchSettings({ client, log }: SendTools): Promise<void> {
  const settings = await client.call("settings");
  if (settings.ok) await log.saveSettings(settings.value);
}

async function afterRefusal(
  verdict: Verdict,
  { batch, ceilings, tools, sentBytes }: Sent & { readonly sentBytes: number },
): Promise<Step> {
  switch (verdict.kind) {
    case "wait":
      return trouble(verdict.failure, verdict.delayMs);
    case "stop":
      return { kind: "failed", failure: verdict.failure, isFinal: true };
    case "new-number":
      return (await tools.log.takeNewNumber(batch.number)).ok ? "turn" : trouble("storage");
    case "less":
      if (batch.events.length > 1) {
        if (verdict.reason === "too-large") ceilings.halve(sentBytes);
        else ceilings.suspect(batch);
        return "go-on";
      }
      return withholdLast(verdict, { batch, ceilings, tools });
  }
}

/**
 * A single event was refused. Its body is withheld only where the endpoint takes
 * an exchange without it: something in between that refuses all requests must
 * not strip one record after the other.
 */
async function withholdLast(
  { failure, reason }: { readonly failure: FailureClass; readonly reason: WithheldReason },
  sent: Sent,
): Promise<Step> {
  const { batch, tools } = sent;
  const [event] = batch.events;
  if (event === undefined || event.withheld !== undefined) return trouble(failure);

  const greeting = { ...batch, events: [] };
  const greeted = await exchange(greeting, tools);
  if (greeted.kind !== "answered") return follow(greeted, { ...sent, batch: greeting });
  if (greeted.outcome !== "unchanged") return "turn";
  const withheld = await tools.log.withhold(event.seq, reason);
  return withheld.ok ? "go-on" : trouble("storage");
}

function trouble(failure: FailureClass, delayMs?: number): SendEnd {
  return { kind: "failed", failure, isFinal: false, ...(delayMs === undefined ? {} : { delayMs }) };
}
