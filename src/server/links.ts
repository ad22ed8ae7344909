/** One-time links. The code stands behind `#`, which no browser sends to any server, so it is in no request's line. */
import type { Now } from "./now.ts";
import type { AccessStore } from "./stores/access-store.ts";
import { hashOfSecret, newSetupCode } from "./tokens.ts";

/** Printed at a terminal, maybe read there after a weekend. */
const setupCodeMs = 72 * 60 * 60 * 1000;

/**
 * A link that sets the program up, or, where there is one, gives an admin's
 * account. It makes every link before it worthless.
 */
export async function newSetupLink(access: AccessStore, publicUrl: URL, now: Now): Promise<string> {
  const code = newSetupCode();
  await access.replaceSetupCode({ hash: hashOfSecret(code), expires: now.ms + setupCodeMs });
  return new URL(`/set-up#${code}`, publicUrl).href;
}
