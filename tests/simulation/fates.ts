/** What can become of a request, and how often it does. */

export type Fate =
  | "plain"
  | "request lost"
  | "reply lost"
  | "reply cut off"
  | "request cut off"
  | "damaged gzip"
  | "twice"
  | "request late"
  | "reply late"
  | "old reply"
  | "portal page"
  | "portal refusal"
  | "redirect"
  | "busy"
  | "disk full"
  | "crash before"
  | "crash after";

export const fates: Readonly<Record<Fate, number>> = {
  plain: 60,
  "request lost": 3,
  "reply lost": 6,
  "reply cut off": 3,
  "request cut off": 3,
  "damaged gzip": 6,
  twice: 4,
  "request late": 4,
  "reply late": 8,
  "old reply": 2,
  "portal page": 2,
  "portal refusal": 2,
  redirect: 1,
  busy: 3,
  "disk full": 3,
  "crash before": 4,
  "crash after": 3,
};

/** Of those whose answers nobody may hold back. */
export const promptFates: Readonly<Record<Fate, number>> = { ...fates, "reply late": 0 };
