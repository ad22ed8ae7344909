/** Which program this phone or this browser belongs to, and in what role. */
import type { Role } from "../contract/wire/roles.ts";
import type { Settings } from "../contract/wire/settings-message.ts";

export interface Enrolment {
  readonly programId: string;
  /** What the endpoint calls this phone; in a lead's browser, the account. */
  readonly id: string;
  readonly role: Exclude<Role, "anyone">;
  /** The label that the lead gave the phone, or the account's name. */
  readonly label: string;
  readonly settings: Settings;
}
