/** What somebody asks of the long run; its parts are given the same words. */
import { knownNames, readOptions, wholeOption } from "../../support/options.ts";

export const parts = ["phone", "browser", "program"];

const usage = `Usage: npm run test:long -- [--part ${parts.join("|")}] [--events 100000]
         [--program-events 500000] [--phones 50] [--seed 1]
Lives a year of one phone with so many events, in Node and then in Chromium, and one of a program.
Ends with 1 where anything was lost, doubled or miscounted, or where a limit was passed.`;

/** With fewer there are days on which nothing is saved. */
const fewest = 1000;

interface PhoneYearOptions {
  readonly events: number;
  readonly seed: number;
}

interface ProgramYearOptions extends PhoneYearOptions {
  readonly phones: number;
}

interface YearOptions {
  /** Of one phone, in Node or in the browser. */
  readonly phone: PhoneYearOptions;
  readonly program: ProgramYearOptions;
  /** All where none is named. */
  readonly part: string | undefined;
}

/** Ends the process where something is asked that isn't there. */
export function readYearOptions(): YearOptions {
  const values = readOptions(usage, {
    events: { type: "string", default: "100000" },
    "program-events": { type: "string", default: "500000" },
    phones: { type: "string", default: "50" },
    seed: { type: "string", default: "1" },
    part: { type: "string" },
  });
  if (values.part !== undefined) knownNames("part", [values.part], parts);
  const seed = wholeOption("seed", values.seed, 0);
  return {
    phone: { events: wholeOption("events", values.events, fewest), seed },
    program: {
      events: wholeOption("program-events", values["program-events"], fewest),
      phones: wholeOption("phones", values.phones),
      seed,
    },
    part: values.part,
  };
}
