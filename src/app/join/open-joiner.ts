/** Joining with the real endpoint and the real database. Fetched by who joins. */
import type { JoinReply, Who } from "../../contract/wire/access-messages.ts";
import { base64urlToBytes, bytesToBase64url } from "../../contract/wire/base64url.ts";
import { tryKeyBytes } from "../../contract/wire/wire-limits.ts";
import { ok } from "../../domain/result.ts";
import { joinProgram } from "../../storage/join.ts";
import type { Enrolment } from "../../storage/enrolment.ts";
import type { PhoneOptions } from "../../storage/phone-options.ts";
import type { EndpointClient } from "../../sync/endpoint-client.ts";
import type { PreferenceStorage } from "../shell/preference-storage.ts";
import { keepJoining, keepPhone, keepTryKey, tryKeyKeptIn, tryKeyOfJoined } from "../shell/which-phone.ts";
import type { KeepingJoiner } from "./joiner.ts";

interface JoinerTools {
  readonly client: EndpointClient;
  /** Of the program's database. */
  readonly options: PhoneOptions;
  readonly storage: PreferenceStorage;
  readonly openProgramPhone: () => void;
}

export function openJoiner({ client, options, storage, openProgramPhone }: JoinerTools): KeepingJoiner {
  function isJoined(): void {
    const tryKey = tryKeyIn(storage);
    if (tryKey !== undefined) keepTryKey(storage, tryKey);
    keepPhone(storage, "program");
  }

  return {
    async redeem(code) {
      const tryKey = tryKeyIn(storage) ?? bytesToBase64url(options.randomBytes(tryKeyBytes));
      // Before it is sent: should the app end meanwhile, the next start tries as the same phone.
      keepJoining(storage, tryKey);
      const reply = await client.call("join", { body: { code, tryKey } });
      return reply.ok ? ok(enrolmentOf(reply.value)) : reply;
    },
    async begun() {
      if (tryKeyKeptIn(storage) === undefined) return undefined;
      const [who, settings] = await Promise.all([client.call("who"), client.call("settings")]);
      if (!who.ok || !settings.ok || who.value.role !== "device") return undefined;
      return enrolmentOf({ who: who.value, settings: settings.value });
    },
    async join(joining) {
      const joined = await joinProgram(options, joining);
      if (joined.ok) isJoined();
      return joined;
    },
    isJoined,
    openProgramPhone,
  };
}

/** Of an earlier try or of the joining before, as long as nobody has written something else in its place. */
function tryKeyIn(storage: PreferenceStorage): string | undefined {
  const kept = tryKeyKeptIn(storage) ?? tryKeyOfJoined(storage);
  return kept !== undefined && base64urlToBytes(kept)?.length === tryKeyBytes ? kept : undefined;
}

function enrolmentOf({ who, settings }: JoinReply): Enrolment {
  return { programId: who.program, id: who.id, role: roleOf(who), label: who.name, settings };
}

/** An invite of a phone makes a device and nothing else. */
function roleOf({ role }: Who): Enrolment["role"] {
  return role === "anyone" ? "device" : role;
}
