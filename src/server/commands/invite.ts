// `npm run invite -- --count N`: prints codes with which phones, or people with an account, come in; one a line.
import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import type { InviteRequest } from "../../contract/wire/access-messages.ts";
import { parseRequestOf } from "../../contract/wire/route-messages.ts";
import { maxInviteHours, maxOpenInvites } from "../../contract/wire/wire-limits.ts";
import { nowAt } from "../now.ts";
import { operator } from "../stores/access-store.ts";
import { sqliteAccessStore } from "../stores/sqlite-access-store.ts";
import { hashOfSecret, newInviteCode } from "../tokens.ts";
import { openDataOrRefuse, refuse } from "./open-data.ts";

const usage = "npm run invite -- --count 1 --role device --label Phone --hours 24";

const { count, request } = readArguments();
const { database } = await openDataOrRefuse();
const access = sqliteAccessStore(database);
const now = nowAt(Date.now());
const program = await access.program();
if (program === undefined) refuse("There is no program yet: open the set-up link first.");

const codes = Array.from({ length: count }, newInviteCode);
const invites = codes.map((code, index) => ({
  id: randomUUID(),
  hash: hashOfSecret(code),
  role: request.role,
  label: count === 1 ? request.label : `${request.label} ${index + 1}`,
  expires: now.ms + request.hours * 60 * 60 * 1000,
  createdDay: now.day,
}));
const added = await access.addInvites(program.id, invites, operator, now);
if (!added.ok) refuse(`No more than ${maxOpenInvites} invites can be open. Withdraw some, or wait.`);
console.log(codes.join("\n"));
database.close();

function readArguments(): { readonly count: number; readonly request: InviteRequest } {
  const { count: asked, ...values } = parsedArguments();
  const number = /^\d{1,3}$/.test(asked) ? Number(asked) : 0;
  if (number < 1 || number > maxOpenInvites) {
    refuse(`--count is "${asked}", which is no number from 1 to ${maxOpenInvites}.`);
  }
  const invite = { role: values.role, label: values.label, hours: Number(values.hours) };
  // The longest number that may be added to the label.
  const longest = number === 1 ? invite : { ...invite, label: `${invite.label} ${number}` };
  const parsed = parseRequestOf("invite", longest);
  if (parsed.ok) return { count: number, request: { ...parsed.value, label: invite.label } };
  refuse(
    `--role takes device, viewer, lead or admin, --label a short name, --hours 1 to ${maxInviteHours}. For example: ${usage}`,
  );
}

function parsedArguments() {
  try {
    return parseArgs({
      options: {
        count: { type: "string", default: "1" },
        role: { type: "string", default: "device" },
        label: { type: "string", default: "Phone" },
        hours: { type: "string", default: "24" },
      },
    }).values;
  } catch {
    refuse(`Of the options at least one is unknown. For example: ${usage}`);
  }
}
