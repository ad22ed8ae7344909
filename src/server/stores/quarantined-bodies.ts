/** Of all that came of one entry under one number: what is kept, what leads are shown, and whether its phone is asked for more. */
import { assert } from "../../domain/assert.ts";
import type { QuarantineCode } from "../../contract/wire/errors.ts";
import type { WireEvent } from "../../contract/wire/wire-event.ts";
import type { CheckedEvent } from "./checked-event.ts";

/** Something that came of an entry: a body, or the word that there is one. */
export interface Body {
  /** The latest of an entry has the highest. */
  readonly nth: number;
  /**
   * Whoever has the number; whoever has another number that the same event came
   * under; or a lead, from a copy, under any number.
   */
  readonly brought: "owner" | "elsewhere" | "copy";
  /**
   * Without a body; not opened, as its key is missing; not opened though a key
   * of its number is here, or with another day in clear than it says; opened, so
   * that it is what was sealed.
   */
  readonly reading: "none" | "sealed" | "damaged" | "opened";
  /** Why it counts for nothing. */
  readonly code: QuarantineCode;
  /** The event as it travelled, as JSON. */
  readonly envelope: string;
}

/** What somebody saw of a body once holds: a key may be missing, or be another one under its number, the next time. */
const knownMore: readonly Body["reading"][] = ["none", "sealed", "damaged", "opened"];
const knownOwner: readonly Body["brought"][] = ["copy", "elsewhere", "owner"];

/** Bodies are up to 24 KB, and more than two different ones of one event take several faults. */
const maxBodies = 5;

export function readingOf(said: CheckedEvent["said"]): Body["reading"] {
  if (said.ok) return "opened";
  if (said.code === "withheld") return "none";
  if (said.isDamaged === true) return "damaged";
  return said.code === "cannot-open" ? "sealed" : "opened";
}

/** In the order in which they came last, with what came now; the same ones where it says nothing new. */
export function withCame(bodies: readonly Body[], came: Body): readonly Body[] {
  const known = bodies.find(({ envelope }) => envelope === came.envelope);
  const body = known === undefined ? came : merged(known, came);
  if (known !== undefined && isSame(known, body)) return bodies;
  // Of announcements, the last of each says all.
  const isReplaced = (other: Body): boolean =>
    other === known ||
    (body.reading === "none" && other.reading === "none" && other.brought === body.brought);
  return fewest([...bodies.filter((other) => !isReplaced(other)), body]);
}

function merged(known: Body, came: Body): Body {
  // Of a newer schema, the day that it says could not be seen before.
  const isFirstRead = known.code === "newer-schema" && isLegible(came);
  const isLess = !isFirstRead && knownMore.indexOf(came.reading) < knownMore.indexOf(known.reading);
  return {
    ...(isLess ? known : came),
    nth: came.nth,
    brought:
      knownOwner.indexOf(came.brought) < knownOwner.indexOf(known.brought) ? known.brought : came.brought,
  };
}

function isSame(one: Body, other: Body): boolean {
  return one.brought === other.brought && one.reading === other.reading && one.code === other.code;
}

/** Never without the owner's last word. */
function fewest(bodies: readonly Body[]): readonly Body[] {
  if (bodies.length <= maxBodies) return bodies;
  const staying = new Set([bodies.findLast(isAnnouncement), bodies.findLast(isOwn)]);
  const least = leastFirst(bodies).find((body) => !staying.has(body));
  return bodies.filter((body) => body !== least);
}

/**
 * What is known to be damaged goes before what may be whole, the oldest first.
 * Of what nobody has opened, any may be the whole one: what was here stays, so
 * that no number of copies takes its place, and copies give way to phones.
 */
function leastFirst(bodies: readonly Body[]): readonly Body[] {
  const thatAre = (reading: Body["reading"]) => bodies.filter((body) => body.reading === reading);
  const sealed = thatAre("sealed").toReversed();
  const copies = sealed.filter(({ brought }) => brought === "copy");
  const ofPhones = sealed.filter(({ brought }) => brought !== "copy");
  return [...thatAre("none"), ...thatAre("damaged"), ...copies, ...ofPhones, ...thatAre("opened")];
}

/** What is worked out of it all. */
export interface Standing {
  /** For leads: why it counts for nothing. */
  readonly code: QuarantineCode;
  /** Whether its phone is told that the body is missing, so that it brings it. */
  readonly isAsked: boolean;
  /** What leads are shown and asked to decide on. */
  readonly shown: Body | undefined;
  /** What is in clear of the event. */
  readonly clear: WireEvent;
}

/**
 * A phone is asked until something of the entry was opened, its own has come,
 * whatever that is, as it has nothing better, or that of a phone with another of
 * its numbers, unless that is known to be damaged. Told anything else before, it
 * takes a damaged copy for the body that it has, and lets go of that.
 */
export function standingOf(bodies: readonly Body[]): Standing {
  const allOpened = bodies.filter(({ reading }) => reading === "opened");
  // One that was sealed wrongly says nothing about the others.
  const opened = allOpened.findLast(({ code }) => code !== "hash-mismatch") ?? allOpened.at(-1);
  const own = bodies.findLast(isOwn);
  const ofPhone = bodies.findLast(({ brought, reading }) => brought !== "copy" && reading === "sealed");
  const sealed = ofPhone ?? bodies.findLast(({ reading }) => reading === "sealed");
  const shown = opened ?? sealed ?? own ?? bodies.findLast(isLegible);
  // What nothing proves yet may be damaged in clear too: the phone's own word goes before a copy's.
  const said = opened ?? own ?? bodies.findLast(isAnnouncement) ?? sealed ?? bodies.at(-1);
  return {
    code: shown?.code ?? "withheld",
    isAsked: opened === undefined && own === undefined && ofPhone === undefined,
    shown,
    clear: clearOf(said, shown),
  };
}

function isOwn({ brought, reading }: Body): boolean {
  return brought === "owner" && reading !== "none";
}

function isAnnouncement({ brought, reading }: Body): boolean {
  return brought === "owner" && reading === "none";
}

/** Damaged only in clear: whoever reads it can say whether that is right, where its phone is lost. */
function isLegible({ reading, code }: Body): boolean {
  return reading === "damaged" && code === "not-understood";
}

/** Without the body, which is kept once; why there is none is said only where none is shown. */
function clearOf(said: Body | undefined, shown: Body | undefined): WireEvent {
  assert(said !== undefined, "an entry lies apart because something of it came");
  const { key: _key, enc: _enc, sealed: _sealed, withheld, ...clear } = wireOf(said);
  return { ...clear, ...(shown === undefined && withheld !== undefined && { withheld }) };
}

/** Written by the store, from a request that was parsed. */
export function wireOf({ envelope }: Pick<Body, "envelope">): WireEvent {
  return JSON.parse(envelope) as WireEvent;
}
