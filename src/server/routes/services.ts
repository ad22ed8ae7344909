import type { ProgramKeys } from "../program-keys.ts";
import type { PasswordCheck } from "../password-check.ts";
import type { Passwords } from "../passwords.ts";
import type { AccessStore } from "../stores/access-store.ts";
import type { RecordStore } from "../stores/store.ts";
import type { Opener } from "../unsealing.ts";

/** What the handlers stand on. Composed once, in `main.ts` and in tests. */
export interface Services {
  readonly access: AccessStore;
  readonly records: RecordStore;
  readonly keys: ProgramKeys;
  readonly opener: Opener;
  readonly passwords: Passwords;
  readonly passwordCheck: PasswordCheck;
  /** The address that people open. */
  readonly publicUrl: URL;
}
