/** Routes of whoever is in: who one is, and invites. */
import { randomUUID } from "node:crypto";
import type { InviteRequest } from "../../contract/wire/access-messages.ts";
import { Refusal, tooFast } from "../refusal.ts";
import { hashOfSecret, newInviteCode } from "../tokens.ts";
import type { Caller, Handlers } from "./handler.ts";
import type { Services } from "./services.ts";

const hourMs = 60 * 60 * 1000;

export function managingHandlers({
  access,
}: Pick<Services, "access">): Handlers<"signOut" | "who" | "invite" | "invites" | "withdrawInvite"> {
  return {
    async signOut({ caller }) {
      await access.endSession(caller.credentialHash);
      return { reply: undefined, endedCredential: "account" };
    },
    who({ caller: { role, program, id, name } }) {
      return { reply: { role, program, id, name } };
    },

    async invite({ caller, body, now }) {
      if (!mayInvite(caller, body)) throw new Refusal("not-allowed");
      const code = newInviteCode();
      const invite = {
        id: randomUUID(),
        role: body.role,
        label: body.label,
        expires: now.ms + body.hours * hourMs,
        createdDay: now.day,
      };
      const added = await access.addInvites(
        caller.program,
        [{ ...invite, hash: hashOfSecret(code) }],
        caller.id,
        now,
      );
      if (!added.ok) {
        // There is room again when the first of the open ones ends.
        const [first] = await access.openInvites(caller.program, now);
        throw tooFast((first?.expires ?? now.ms) - now.ms);
      }
      return { reply: { invite, code } };
    },
    async invites({ caller, now }) {
      return { reply: { invites: await access.openInvites(caller.program, now) } };
    },
    async withdrawInvite({ caller, path, now }) {
      const isDone = await access.withdrawInvite(caller.program, path.id, caller.id, now);
      if (!isDone) throw new Refusal("not-found");
      return { reply: undefined };
    },
  };
}

/** A lead lets in phones and those who see totals; who may do more is an admin's to say. */
function mayInvite({ role }: Caller, invite: InviteRequest): boolean {
  return role === "admin" || invite.role === "device" || invite.role === "viewer";
}
