/** Changing the program, as far as nothing that was counted becomes untrue by it. */
import type { ErrorCode } from "../../contract/wire/errors.ts";
import { programToldBack } from "../../contract/wire/settings-message.ts";
import { type Program, withKeepMonths } from "../../domain/program.ts";
import { Refusal } from "../refusal.ts";
import type { Handlers } from "./handler.ts";
import type { Services } from "./services.ts";
import { currentSettings, unchangedProgram } from "./settings.ts";

export function programHandlers(services: Services): Handlers<"settings" | "changeSettings"> {
  const { access, records } = services;
  return {
    async settings({ caller: { role }, version, now }) {
      return { reply: await currentSettings(services, { role, version, nowMs: now.ms }) };
    },
    async changeSettings({ caller, body, version, now }) {
      const told = { role: caller.role, version, nowMs: now.ms };
      const stored = await unchangedProgram(services, body.tag, told);
      const hasRecords = records.logs(caller.program).some(({ delivered }) => delivered > 0);
      const reason = whyNot(stored.settings, body.program, hasRecords);
      if (reason !== undefined) throw new Refusal(reason);
      const after = programToldBack(version, { before: stored.settings, after: body.program });
      const settings = withKeepMonths(after, stored.settings.keepMonths);
      const changed = { program: stored.id, from: stored.version, settings };
      const done = await access.changeSettings(changed, caller.id, now);
      if (!done.ok) throw new Refusal(done.error);
      return { reply: await currentSettings(services, told) };
    },
  };
}

/** Phones hold records that have not come yet, so a site stays even where none of those that came name it. */
function whyNot(before: Program, after: Program, hasRecords: boolean): ErrorCode | undefined {
  const isOtherDay = before.zone !== after.zone || before.dayStartHour !== after.dayStartHour;
  if (isOtherDay && hasRecords) return "days-fixed";
  // Has an address of its own, for admins who show their password. An app that knows nothing of it leaves it out.
  if (after.keepMonths !== undefined && after.keepMonths !== before.keepMonths) return "not-allowed";
  const codes = new Set(after.sites.map(({ code }) => code));
  if (!before.sites.every(({ code }) => codes.has(code))) return "site-missing";
  return areFactorsInOrder(before.factors, after.factors) ? undefined : "malformed";
}

/** A record names the version by which it was estimated, so one version must never stand for two. */
function areFactorsInOrder(before: Program["factors"], after: Program["factors"]): boolean {
  const isSame =
    before.perPound === after.perPound &&
    before.perKilogram === after.perKilogram &&
    before.perLitre === after.perLitre;
  return isSame ? after.version === before.version : after.version > before.version;
}
