/**
 * How large anything may be that is stored, sent or read from a file. Text is
 * measured in UTF-16 code units, as an input's `maxlength` does, so that what
 * a form lets through is what the contract takes. How large a counted number
 * may be is in the domain's `limits.ts`.
 */
import { recordSchema } from "../domain/record.ts";

const bytesPerKilobyte = 1024;

/** A record as canonical JSON. Sealed, and 500 to an exchange, it still fits the sizes of the wire. */
export const maxRecordBytes = 23 * bytesPerKilobyte;

/** A record with its salt and what sealing adds. */
export const maxBodyBytes = 24 * bytesPerKilobyte;

/** Highest schema of a record that this version understands. */
export const newestRecordSchema = recordSchema;

/** A schema travels as two bytes inside `h`. */
export const maxSchema = 0xff_ff;

/** A revision travels as four bytes inside `h`. */
export const maxRevision = 0xff_ff_ff_ff;

/** Highest revision that a file may bring: its fixes and voids made here count on from it, with room to spare. */
export const maxRevisionInFile = 1_000_000_000;

/** Sequence numbers stay exact as JSON numbers. */
export const maxSequence = Number.MAX_SAFE_INTEGER;

/** Days outside are a slip of the hand: the first exchanges opened in the 1980s. */
export const firstDay = "1980-01-01";
export const lastDay = "2199-12-31";

/** UTC−12 to UTC+14. */
export const minUtcOffsetMinutes = -720;
export const maxUtcOffsetMinutes = 840;

/** Of a catalogue, a recipe or the factors. */
export const maxVersion = 999_999;

/** Contacts, people and others collected for in a whole period. */
export const maxTallyPeople = 99_999_999;

/** People, heads and others collected for in one contact or group. */
export const maxPeople = 99_999;

/** Doses of one product in one overdose. */
export const maxDoses = 999;

/** One day. */
export const maxMinutes = 24 * 60;

export const maxListLength = {
  lines: 200,
  kits: 50,
  returns: 50,
  services: 50,
  referrals: 50,
  steps: 50,
  reversals: 50,
  productsUsed: 10,
  workers: 20,
  stockLines: 200,
  questions: 20,
  answers: 20,
  sites: 500,
} as const;

export const maxTextLength = {
  itemCode: 32,
  siteCode: 32,
  packCode: 16,
  questionCode: 32,
  answerCode: 32,
  route: 40,
  worker: 40,
  lot: 40,
  place: 40,
  participantCode: 40,
  note: 140,
  programName: 80,
  siteName: 80,
  area: 80,
  zone: 64,
} as const;

/** One line of a shift file: a full record, escapes and spaces included. */
export const maxShiftLineBytes = 64 * bytesPerKilobyte;

/** Lines of one shift file: a large program's records of five years. */
export const maxShiftFileLines = 200_000;

/**
 * A shift file is read as a stream, so its size costs time and not memory. The
 * bound follows from the lines: a contact with a kit is about 1.2 KB as a full
 * record, and a copy that a phone wrote must be readable on the next one.
 */
export const maxShiftFileBytes = 256 * bytesPerKilobyte * bytesPerKilobyte;
