/** Which program this phone or this browser belongs to, and in what role: one row of `meta`. */
import { isRecordId } from "../contract/ids.ts";
import { isRole, type Role } from "../contract/wire/roles.ts";
import { parseSettings, type Settings } from "../contract/wire/settings-message.ts";
import { programForPhones } from "../domain/program.ts";
import { enrolmentName } from "./enrolment-name.ts";
import { StorageError } from "./failures.ts";

export interface Enrolment {
  readonly programId: string;
  /** What the endpoint calls this phone; in a lead's browser, the account. */
  readonly id: string;
  readonly role: Exclude<Role, "anyone">;
  /** The label that the lead gave the phone, or the account's name. */
  readonly label: string;
  readonly settings: Settings;
}

/** A lead's browser is told the names of private sites too; its disk, which outlives signing out, is not. */
export function enrolmentRow({ settings, ...enrolment }: Enrolment): object {
  const program = programForPhones(settings.program);
  return { name: enrolmentName, enrolment: { ...enrolment, settings: { ...settings, program } } };
}

/** `undefined` for a phone alone. */
export function parseEnrolmentRow(value: unknown): Enrolment | undefined {
  if (value === undefined) return undefined;
  const enrolment = (value as { readonly enrolment?: unknown }).enrolment;
  const { programId, id, role, label, settings } = (enrolment ?? {}) as Partial<
    Record<keyof Enrolment, unknown>
  >;
  const parsed = parseSettings(settings);
  const isNewer = !parsed.ok && parsed.error.some(({ code }) => code === "newer-schema");
  // Never "none": the phone would be taken for one that works alone.
  if (isNewer) throw new StorageError({ kind: "database-newer" });
  const isUnderstood =
    parsed.ok &&
    isRecordId(programId) &&
    isRecordId(id) &&
    isRole(role) &&
    role !== "anyone" &&
    typeof label === "string";
  if (isUnderstood) return { programId, id, role, label, settings: parsed.value };
  throw new StorageError({ kind: "unreadable", cause: new Error("The enrolment is not understood") });
}

/** For what only a phone that belongs to a program does. */
export function mustBeEnrolled(value: unknown): Enrolment {
  const enrolment = parseEnrolmentRow(value);
  if (enrolment !== undefined) return enrolment;
  throw new StorageError({ kind: "unreadable", cause: new Error("The enrolment is gone") });
}
