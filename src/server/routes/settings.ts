import { createHash } from "node:crypto";
import { canonicalJson } from "../../contract/canonical.ts";
import type { Settings } from "../../contract/wire/settings-message.ts";
import { Refusal, retryAfter } from "../refusal.ts";
import type { Services } from "./services.ts";

const tagLength = 22;
const keylessRetryMs = 60_000;

/** The program's settings as a phone needs them; their tag changes with any of the rest. */
export async function currentSettings({
  access,
  keys,
}: Pick<Services, "access" | "keys">): Promise<Settings> {
  const stored = await access.program();
  if (stored === undefined) throw new Refusal("not-set-up");
  const sealTo = await keys.sealTo(stored.id);
  // The folder of keys was moved or lost: nothing that comes now could be opened.
  if (sealTo === undefined) throw new Refusal("unavailable", retryAfter(keylessRetryMs));
  const settings = { programId: stored.id, program: stored.settings, sealTo };
  const hash = createHash("sha256").update(canonicalJson(settings)).digest("base64url");
  return { tag: hash.slice(0, tagLength), ...settings };
}
