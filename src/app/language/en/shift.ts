import { plural } from "../plural.ts";

const n = (count: number, one: string, other: string) => plural("en", count, { one, other });

export const shift = {
  startTitle: "Start a shift",
  startIntro: "What you record from now on belongs to this shift. You can record without one, too.",
  where: "Where are you?",
  more: "Route and kind of service",
  route: "Route (may stay empty)",
  routeHint: "A name that your team uses, never an address.",
  model: "How you work tonight",
  asTheSite: "As the site",
  who: (name: string) => `Recorded by ${name}`,
  nobody: "No name is recorded.",
  changeWho: "Change who records",
  start: "Start",
  noSites: "There is no site to start at. Add one in Settings.",

  openTitle: "This shift",
  since: (time: string) => `Since ${time}`,
  sinceDay: (day: string, time: string) => `Since ${day}, ${time}`,
  figures: "What this phone recorded in this shift",
  heads: (count: number) => n(count, "in a group", "in groups"),
  reversals: (count: number) => n(count, "overdose reported", "overdoses reported"),
  lookOver: "Look it over and fix it",
  end: "End the shift",
  endEmpty: "Done, nothing to record",
  endEmptyHint: "A quiet evening counts too: it is reported as open, with nothing to record.",
  discard: "Started by mistake",
  goOn: "Go on recording",

  leftOpen: (day: string) => `This shift began on ${day} and wasn't ended. Nothing is lost. When did it end?`,
  endedAt: "It ended at",
  dontKnow: "Nobody remembers",
  dontKnowHint: "Its hours are then reported as not known.",
  atTime: "At a time",
  time: "Time",
  timeMissing: "Say at what time it ended, or choose that nobody remembers.",
  timeUnfit: "It can't have ended then. Say another time, or that nobody remembers.",
  whereMissing: "Say where this shift was.",
  whoMissing: "Say who recorded in it, or that no name is recorded.",
  whoWas: "Who recorded?",
  stillGoing: "It still goes on",

  goneFromHere:
    "The evening's book is closed, so this phone no longer knows where this shift was, nor what was recorded in it. What was recorded is safe. Say place, route and name once more, then end it.",

  endedTitle: "Shift ended",
  endedBefore: "The shift before has ended.",
  lasted: (hours: string) => `It lasted ${hours}.`,
  hours: (hours: number, minutes: number) =>
    minutes === 0 ? `${hours} h` : hours === 0 ? `${minutes} min` : `${hours} h ${minutes} min`,
  lastedUnknown: "How long it lasted isn't known.",
  endedEmpty: "Done, with nothing to record. That is kept too.",
  discarded: "This shift doesn't count. It was started by mistake.",
  undo: "Undo: it goes on",
  startAnother: "Start another shift",

  fixTitle: "Correct the shift's times",
  fixIntro: (day: string) => `Shift of ${day}. What was recorded in it stays as it is.`,
  beganAt: "It began at",
  startUnfit: "It can't have begun then: that would be the shift of another day, or still to come.",
};
