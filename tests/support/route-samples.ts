/** One message of each route with every field that it can have, so that a test reaches all of them. */
import type { RequestOf, ReplyOf } from "../../src/contract/wire/route-messages.ts";
import type { RouteName } from "../../src/contract/wire/routes.ts";
import { encounterOf, eventId, localDate, localMonth, programOf, siteCode, siteOf } from "./builders.ts";
import { foldVersion } from "../../src/domain/measure.ts";
import { newestProgramSchema } from "../../src/domain/program.ts";
import { programId } from "./sealing.ts";
import {
  logNumber,
  otherLogNumber,
  sealedTextOf,
  syncReply,
  syncRequest,
  wireEvent,
} from "./wire-messages.ts";

const day = localDate("2026-03-08");
const id = "d0000000-0000-4000-8000-000000000001";
const code = "ABCD1234EFGH";
const cursor = "17.00ff00ff00ff00ff";
const facts = { persisted: true, usedPercent: 12, losses: 1 };
const program = {
  ...programOf({ sites: [{ ...siteOf(), area: "North", retired: true, private: true }] }),
  book: { custody: "memory", days: 7 },
  schema: newestProgramSchema,
  keepMonths: 24,
} as const;
const settings = { tag: "1", programId, program, sealTo: { key: 1, publicKey: sealedTextOf(65) } };
const who = { role: "device", program: programId, id, name: "Van 2" } as const;
const invite = { id, role: "lead", label: "Van 2", expires: 1_772_928_000_000, createdDay: day } as const;
const record = encounterOf();
const quarantined = {
  number: logNumber,
  seq: 1,
  code: "cannot-open",
  event: eventId(),
  record: record.id,
  kind: "rec",
  rev: 1,
  schema: 1,
  key: 2,
  withheld: "too-large",
  day,
  receivedDay: day,
  from: "Van 2",
  decision: { kind: "set-aside", reason: "practice", by: "office", day },
} as const;

export const exportAbout = {
  layout: "detail_long",
  program: "Harbour outreach",
  period: { type: "month", from: day, to: day },
  zone: "America/New_York",
  day_start_hour: 4,
  week_start: 1,
  fiscal_start: "07-01",
  filters: { site: [siteCode("MAIN")] },
  catalogue_version: 1,
  app_version: "0.1.0",
  row_count: 12,
  position: 17,
  phones_with_unsent_records: [id],
  tallies_outside: [{ site_code: siteCode("MAIN"), first_day: day, last_day: day }],
  months_let_go: [{ month: localMonth("2026-03"), records: 3 }],
  suppression: "none",
  language: "en",
  csv: { encoding: "utf-8", byte_order_mark: true, delimiter: ";", decimal_mark: "," },
} as const;

type Messages = {
  readonly [Name in RouteName]?: { readonly request?: RequestOf<Name>; readonly reply?: ReplyOf<Name> };
};

export const samples = {
  about: { reply: { isSetUp: true, otherPhonesCanJoin: false, publicUrl: "https://satchel.example.org" } },
  setup: {
    request: { code: "0".repeat(26), program, account: "lead", password: "five words are long enough" },
    reply: who,
  },
  join: { request: { code, tryKey: "A".repeat(22) }, reply: { who, settings } },
  newAccount: { request: { code, account: "viewer", password: "five words are long enough" }, reply: who },
  signIn: { request: { account: "lead", password: "five words are long enough" }, reply: who },
  showPassword: { request: { password: "five words are long enough" } },
  changePassword: {
    request: { former: "five words are long enough", password: "six words are long enough too" },
  },
  accounts: {
    reply: {
      accounts: [
        {
          id,
          name: "office",
          role: "lead",
          createdDay: day,
          lastSeenDay: day,
          openSessions: 1,
          endedDay: day,
        },
      ],
    },
  },
  audit: {
    reply: {
      lines: [
        {
          n: 1,
          utc: "2026-03-08T21:04:05Z",
          actor: id,
          actorName: "office",
          action: "export-detail",
          object: "2026-03-01/2026-03-31 note",
          objectName: "Van 2",
          outcome: "cut-off",
          rows: 1,
        },
      ],
      more: true,
    },
  },
  who: { reply: who },
  settings: { reply: settings },
  changeSettings: { request: { tag: "1", program }, reply: settings },
  retention: {
    reply: {
      holds: 36,
      next: { keepMonths: 24, from: 1_772_928_000_000 },
      letGo: { records: 3, months: 1, first: localMonth("2023-01"), last: localMonth("2023-01") },
      would: { records: 0, months: 0 },
    },
  },
  changeRetention: { request: { tag: "1", keepMonths: 24 }, reply: settings },
  sync: {
    request: syncRequest({
      prev: [{ number: otherLogNumber, born: 0, next: 9, pruned: 3, digest: "00ff00ff00ff00ff" }],
      seen: cursor,
      facts,
      events: [wireEvent({ kind: "fix", rev: 2, base: eventId() })],
    }),
    reply: syncReply({
      quarantined: [{ seq: 1, code: "frozen" }],
      setAside: 2,
      changed: [{ record: record.id, rev: 2, kind: "fix" }],
      prev: [{ number: otherLogNumber, missing: [[1, 3]], certain: true }],
    }),
  },
  rollups: {
    reply: {
      blocks: [
        {
          month: localMonth("2026-03"),
          fold: foldVersion,
          places: [{ site: siteCode("MAIN"), route: "", model: "street", source: "tally", firstDay: day }],
          codes: ["out SYR-1ML-29G-12"],
          days: { [day]: sealedTextOf(8) },
        },
      ],
      cursor,
      more: false,
    },
  },
  phones: {
    reply: {
      phones: [
        {
          id,
          label: "Van 2",
          joinedDay: day,
          lastSeenDay: day,
          app: "0.1.0",
          facts,
          delivered: 3,
          missing: 1,
          gaps: [
            {
              number: logNumber,
              first: 4,
              last: 4,
              certain: true,
              isDropped: false,
              dayBefore: day,
              dayAfter: day,
            },
          ],
          quarantined: 1,
          revokedDay: day,
        },
      ],
      quarantined: [{ number: logNumber, seq: 1, code: "cannot-open", day, receivedDay: day }],
    },
  },
  quarantine: { reply: { entries: [quarantined], next: `${logNumber}.1` } },
  quarantinedEvent: { reply: { entry: quarantined, content: "{}" } },
  decideQuarantined: { request: { decision: "set-aside", reason: "practice" } },
  lookAgain: { reply: { tried: 3, understood: 1 } },
  invite: { request: { role: "device", label: "Van 2", hours: 1 }, reply: { invite, code } },
  invites: { reply: { invites: [invite] } },
  recordsOfDay: {
    reply: {
      records: [{ record, rev: 1, isVoided: false, head: eventId() }],
      next: record.id,
      letGoInMonth: 3,
    },
  },
  historyOfRecord: {
    reply: {
      history: [
        { event: eventId(), kind: "fix", rev: 2, base: eventId(), receivedDay: day, from: "Van 2", record },
        { event: eventId(), kind: "void", rev: 3, receivedDay: day, from: "lead", reason: "mistake" },
      ],
      isLetGo: true,
    },
  },
  detailAbout: { reply: exportAbout },
  summaryAbout: { reply: exportAbout },
  shiftsAbout: { reply: { ...exportAbout, layout: "shifts" } },
  stockAbout: { reply: { ...exportAbout, layout: "stock" } },
  reversalsAbout: { reply: { ...exportAbout, layout: "reversals" } },
  demographicsAbout: { reply: { ...exportAbout, layout: "demographics" } },
} as const satisfies Messages;
