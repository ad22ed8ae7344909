import { createHash } from "node:crypto";
import { canonicalJson } from "../../contract/canonical.ts";
import { programToldIn, type Settings } from "../../contract/wire/settings-message.ts";
import { type Program, programForPhones, type TileOrder, type ToldProgram } from "../../domain/program.ts";
import { Refusal, retryAfter } from "../refusal.ts";
import type { StoredProgram } from "../stores/access-store.ts";
import type { Caller } from "./handler.ts";
import type { Services } from "./services.ts";

const tagLength = 22;
const keylessRetryMs = 60_000;

export interface Told {
  readonly role: Caller["role"];
  /** Of the protocol that is spoken. */
  readonly version: number;
  readonly nowMs: number;
}

type SettingsServices = Pick<Services, "access" | "keys" | "tileOrders">;

/**
 * The program's settings as whoever asks may have them. Their tag changes with
 * any of the rest, and only with that: one made of a name that a phone must not
 * have would let the name be guessed.
 */
export async function currentSettings(
  { access, keys, tileOrders }: SettingsServices,
  { role, version, nowMs }: Told,
): Promise<Settings> {
  const stored = await access.program();
  if (stored === undefined) throw new Refusal("not-set-up");
  const sealTo = await keys.sealTo(stored.id);
  // The folder of keys was moved or lost: nothing that comes now could be opened.
  if (sealTo === undefined) throw new Refusal("unavailable", retryAfter(keylessRetryMs));
  const whole = programToldIn(version, stored.settings);
  const program =
    role === "device" ? { ...programForPhones(whole), ...tilesIn(tileOrders(stored, nowMs), whole) } : whole;
  const settings = { programId: stored.id, program, sealTo };
  const hash = createHash("sha256").update(canonicalJson(settings)).digest("base64url");
  return { tag: hash.slice(0, tagLength), ...settings };
}

/** The program that the settings of a tag were told of, where they are still those. */
export async function unchangedProgram(
  services: SettingsServices,
  tag: string,
  told: Told,
): Promise<StoredProgram> {
  const [current, stored] = await Promise.all([currentSettings(services, told), services.access.program()]);
  if (stored === undefined) throw new Refusal("not-set-up");
  if (current.tag !== tag) throw new Refusal("settings-changed");
  return stored;
}

/** Of sites that the program knows; nothing where its phones have handed nothing out for two months. */
function tilesIn(orders: readonly TileOrder[], { sites }: Program): Pick<ToldProgram, "tiles"> {
  const codes = new Set(sites.map(({ code }) => code));
  const tiles = orders.filter(({ site }) => codes.has(site));
  return tiles.length === 0 ? {} : { tiles };
}
