/** Addresses of a program at work: its settings, what phones send, and what leads make of it. */
import { inviteReplySchema, inviteRequestSchema, invitesSchema } from "./access-messages.ts";
import { phonesReplySchema, rollupsReplySchema } from "./desk-messages.ts";
import { settingsChangeSchema } from "./people-messages.ts";
import { retentionChangeSchema, retentionReplySchema } from "./retention-messages.ts";
import {
  lookedAgainSchema,
  quarantineDecisionSchema,
  quarantinedEventSchema,
  quarantineReplySchema,
} from "./quarantine-messages.ts";
import { settingsSchema } from "./settings-message.ts";
import { syncReplySchema, syncRequestSchema } from "./sync-message.ts";
import { desk, everyoneIn, leads, type Route } from "./route.ts";

export const programRoutes = {
  settings: {
    method: "GET",
    path: "/v1/settings",
    says: "The program's settings and the key to seal to.",
    roles: everyoneIn,
    reply: settingsSchema,
    status: 200,
  },
  changeSettings: {
    method: "PUT",
    path: "/v1/settings",
    says: "Changes the program. Phones get it with their next exchange.",
    roles: leads,
    request: settingsChangeSchema,
    reply: settingsSchema,
    status: 200,
  },
  retention: {
    method: "GET",
    path: "/v1/retention",
    says: "Which details were let go, which limit holds from when, and what another limit would let go.",
    roles: leads,
    query: ["months"],
    reply: retentionReplySchema,
    status: 200,
  },
  changeRetention: {
    method: "PUT",
    path: "/v1/retention",
    says: "Sets for how many months details are kept. A shorter time holds a day later: until then it can be taken back.",
    roles: ["admin"],
    request: retentionChangeSchema,
    reply: settingsSchema,
    passwordWithinMinutes: 10,
    status: 200,
  },
  sync: {
    method: "POST",
    path: "/v1/sync",
    says: "One exchange. A lead may bring the copy of a phone under the phone's number.",
    roles: ["device", ...leads],
    request: syncRequestSchema,
    reply: syncReplySchema,
    status: 201,
  },
  rollups: {
    method: "GET",
    path: "/v1/rollups",
    says: "Month blocks that changed after a cursor.",
    roles: desk,
    query: ["after"],
    reply: rollupsReplySchema,
    status: 200,
  },
  phones: {
    method: "GET",
    path: "/v1/phones",
    says: "Phones of the program, and what of theirs is in quarantine.",
    roles: leads,
    reply: phonesReplySchema,
    status: 200,
  },
  revokePhone: {
    method: "DELETE",
    path: "/v1/phones/:id",
    says: "Refuses the phone's next request and all after it.",
    roles: leads,
    status: 204,
  },
  quarantine: {
    method: "GET",
    path: "/v1/quarantine",
    says: "What came and counts for nothing, a page at a time: open ones, or those that were decided on.",
    roles: leads,
    query: ["of", "after"],
    reply: quarantineReplySchema,
    status: 200,
  },
  quarantinedEvent: {
    method: "GET",
    path: "/v1/quarantine/:number/:seq",
    says: "One of them, and what it says, as far as it can be opened.",
    roles: leads,
    reply: quarantinedEventSchema,
    status: 200,
  },
  decideQuarantined: {
    method: "PUT",
    path: "/v1/quarantine/:number/:seq",
    says: "Decides what becomes of it: set aside, mended by another event, or open again. Nothing is deleted.",
    roles: leads,
    request: quarantineDecisionSchema,
    status: 204,
  },
  lookAgain: {
    method: "POST",
    path: "/v1/quarantine/look-again",
    says: "Looks again at what another version or another key may understand, and counts what is understood.",
    roles: leads,
    reply: lookedAgainSchema,
    status: 200,
  },
  invite: {
    method: "POST",
    path: "/v1/invites",
    says: "Makes an invite. Only an admin invites leads and admins.",
    roles: leads,
    request: inviteRequestSchema,
    reply: inviteReplySchema,
    status: 201,
  },
  invites: {
    method: "GET",
    path: "/v1/invites",
    says: "Open invites.",
    roles: leads,
    reply: invitesSchema,
    status: 200,
  },
  withdrawInvite: {
    method: "DELETE",
    path: "/v1/invites/:id",
    says: "Makes an invite worthless.",
    roles: leads,
    status: 204,
  },
} as const satisfies Readonly<Record<string, Route>>;
