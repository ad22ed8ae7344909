import type { ProgramKeys } from "../program-keys.ts";
import type { PasswordCheck } from "../password-check.ts";
import type { Passwords } from "../passwords.ts";
import type { AccessStore } from "../stores/access-store.ts";
import type { LookedAgain } from "../stores/quarantine.ts";
import type { RecordStore } from "../stores/store.ts";
import type { TileOrders } from "../tile-orders.ts";
import type { Opener } from "../unsealing.ts";

/** What the handlers stand on. Composed once, in `endpoint.ts`. */
export interface Services {
  readonly access: AccessStore;
  readonly records: RecordStore;
  readonly keys: ProgramKeys;
  readonly opener: Opener;
  /** By site, what is tapped most there. */
  readonly tileOrders: TileOrders;
  readonly passwords: Passwords;
  readonly passwordCheck: PasswordCheck;
  /** Looks again at what lies in quarantine; asked while it does, it answers with what that found. */
  readonly lookAgain: () => Promise<LookedAgain>;
  /** The address that people open. */
  readonly publicUrl: URL;
}
