import { createHash } from "node:crypto";
import { canonicalJson } from "../../contract/canonical.ts";
import type { Role } from "../../contract/wire/roles.ts";
import type { Settings } from "../../contract/wire/settings-message.ts";
import { programForPhones } from "../../domain/program.ts";
import { Refusal, retryAfter } from "../refusal.ts";
import type { Services } from "./services.ts";

const tagLength = 22;
const keylessRetryMs = 60_000;

/**
 * The program's settings as whoever asks may have them. Their tag changes with
 * any of the rest, and only with that: one made of a name that a phone must not
 * have would let the name be guessed.
 */
export async function currentSettings(
  { access, keys }: Pick<Services, "access" | "keys">,
  role: Role,
): Promise<Settings> {
  const stored = await access.program();
  if (stored === undefined) throw new Refusal("not-set-up");
  const sealTo = await keys.sealTo(stored.id);
  // The folder of keys was moved or lost: nothing that comes now could be opened.
  if (sealTo === undefined) throw new Refusal("unavailable", retryAfter(keylessRetryMs));
  const program = role === "device" ? programForPhones(stored.settings) : stored.settings;
  const settings = { programId: stored.id, program, sealTo };
  const hash = createHash("sha256").update(canonicalJson(settings)).digest("base64url");
  return { tag: hash.slice(0, tagLength), ...settings };
}
