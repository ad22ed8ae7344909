// `npm run phone`: joins a program, records shift files and sends them, as a phone does, without a screen.
import type { RevisedRecord } from "../storage/phone.ts";
import type { FailureClass } from "../storage/sync-log.ts";
import { readArguments, usage } from "./headless-phone/arguments.ts";
import { type HeadlessPhone, joinHeadless } from "./headless-phone/headless-phone.ts";
import { dealOut, readRecords, unreadableOf } from "./headless-phone/read-records.ts";

/** An endpoint that is being started again is back by then. */
const patienceMs = 60_000;

const given = readArguments(process.argv.slice(2));
if (!given.ok) {
  console.error(`${given.error}\n\n${usage}`);
  process.exit(2);
}
const { codes, server, files } = given.value;
const unreadable = await unreadableOf(files);
if (unreadable !== undefined) {
  console.error(`${unreadable} can't be read. Nothing was begun, and no code was used.`);
  process.exit(2);
}
console.log("Held in memory: what is not confirmed when this ends is gone.");

const phones: HeadlessPhone[] = [];
for (const [index, code] of codes.entries()) {
  const joined = await joinHeadless(code, server);
  if (!joined.ok) {
    console.error(`phone ${index + 1}: not joined. ${joined.error} Nothing was recorded or sent.`);
    process.exit(1);
  }
  phones.push(joined.value);
}
const program = phones[0]?.settings.program;
if (program === undefined) process.exit(2);

const { records, refused } = await readRecords(files, program);
for (const reason of refused) console.log(`refused ${reason}`);
const hands = dealOut(records, phones.length);
const ends = await Promise.all(phones.map((phone, index) => play(phone, index + 1, hands[index] ?? [])));
process.exit(refused.length === 0 && ends.every(Boolean) ? 0 : 1);

function whyWaiting(failure: FailureClass): string {
  const reasons: Readonly<Record<FailureClass, string>> = {
    "no-connection": "the server didn't answer",
    busy: "the server asked to wait",
    refused: "the server refused it",
    "too-large": "it is larger than the server takes",
    "signed-out": "the server doesn't know this phone",
    revoked: "the program has cut this phone off",
    "not-allowed": "this phone may not send",
    "other-version": "the server is of another version",
    storage: "what it answered could not be stored",
  };
  return reasons[failure];
}

/** Whether every record of its hand was confirmed, and none is in quarantine. */
async function play(phone: HeadlessPhone, number: number, hand: readonly RevisedRecord[]): Promise<boolean> {
  const say = (text: string): void => console.log(`phone ${number}: ${text}`);
  const saved = await phone.record(hand);
  if (!saved.ok) {
    say(saved.error);
    return false;
  }
  say(`saved ${saved.value}`);
  const { hw, waiting, withheld, quarantined, lastFailure } = await phone.send({
    untilMs: Date.now() + patienceMs,
  });
  say(`sent ${hw - withheld}`);
  say(`confirmed ${hw}`);
  for (const { seq, code } of quarantined) say(`refused ${seq}: ${code}`);
  if (waiting > 0) say(`not confirmed ${waiting}: ${whyWaiting(lastFailure ?? "no-connection")}`);
  return waiting === 0 && quarantined.length === 0 && withheld === 0;
}
