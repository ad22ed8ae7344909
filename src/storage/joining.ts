/** What joining a program needs, and how it can end. `joinProgram` (join.ts) does it. */
import type { Bag } from "../domain/bag.ts";
import type { ItemCode, LocalDate, SiteCode } from "../domain/ids.ts";
import type { Enrolment } from "./enrolment.ts";
import type { ConnectionFailure, RevisedRecord, SaveFailure } from "./phone.ts";
import type { Unsent } from "./unsent.ts";

export interface Joining {
  readonly enrolment: Enrolment;
  /** Those of the phone alone that the person lets come along, as they are stored there. */
  readonly records: readonly RevisedRecord[];
  /** The bag is in the same hand as before. Absent where the phone knew of none. */
  readonly bag?: Bag;
  /** The program's code of an own site or item; without one, the code stays as it was written. */
  readonly sites: ReadonlyMap<SiteCode, SiteCode>;
  readonly items: ReadonlyMap<ItemCode, ItemCode>;
  /** Records of this day and later stay readable in the program's book. */
  readonly bookFrom: LocalDate;
}

export interface Joined {
  /** Records that came along, now or at an earlier try. */
  readonly records: number;
  /** Whether the phone was in this program before: it goes on under a new number. */
  readonly isAgain: boolean;
}

export type JoinFailure =
  | ConnectionFailure
  | SaveFailure
  | { readonly kind: "insecure-address" }
  /** The phone belongs to another program. Once that one has all of it whole, its database may be deleted. */
  | { readonly kind: "other-program"; readonly unsent: Unsent }
  /** More than one transaction takes: choose fewer days. */
  | { readonly kind: "too-many-records"; readonly most: number };
