// `npm run invite -- --count N`: prints codes with which phones, or people with an account, come in; one a line.
import { randomUUID } from "node:crypto";
import type { InviteRequest } from "../../contract/wire/access-messages.ts";
import { parseRequestOf } from "../../contract/wire/route-messages.ts";
import { maxInviteHours, maxOpenInvites } from "../../contract/wire/wire-limits.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import { type Now, nowAt } from "../now.ts";
import { type AccessStore, operator } from "../stores/access-store.ts";
import { hashOfSecret, newInviteCode } from "../tokens.ts";
import { type CommandInput, refuse, runCommand } from "./command.ts";
import { withProgram } from "./open-access.ts";

const options = ["--count", "--role", "--label", "--hours"];
const hourMs = 60 * 60 * 1000;
const usage = "npm run invite -- --count 1 --role device --label Phone --hours 24";

await runCommand({ usage, words: 0, options }, async (input) => {
  const asked = readAsked(input.options);
  if (!asked.ok) return refuse(asked.error);
  const codes = await withProgram(input.dataDir, (access, { id }) =>
    invite(access, { program: id, ...asked.value }, nowAt(Date.now())),
  );
  if (!codes.ok) return refuse(codes.error);
  console.log(codes.value.join("\n"));
  return true;
});

interface Asked {
  readonly count: number;
  readonly request: InviteRequest;
}

function readAsked(given: CommandInput["options"]): Result<Asked, string> {
  const countText = given.get("--count") ?? "1";
  const count = /^\d{1,3}$/.test(countText) ? Number(countText) : 0;
  if (count < 1 || count > maxOpenInvites) {
    return err(`--count is "${countText}", which is no number from 1 to ${maxOpenInvites}.`);
  }
  const role = given.get("--role") ?? "device";
  const label = given.get("--label") ?? "Phone";
  const hours = Number(given.get("--hours") ?? "24");
  // With the longest number that is going to stand behind it.
  const parsed = parseRequestOf("invite", { role, label: labelOf(label, count, count), hours });
  if (parsed.ok) return ok({ count, request: { ...parsed.value, label } });
  return err(
    `--role takes device, viewer, lead or admin, --label a short name, --hours 1 to ${maxInviteHours}. For example: ${usage}`,
  );
}

/** Phones that are invited together are told apart by a number. */
function labelOf(label: string, number: number, count: number): string {
  return count === 1 ? label : `${label} ${number}`;
}

async function invite(
  access: AccessStore,
  { program, count, request }: Asked & { readonly program: string },
  now: Now,
): Promise<Result<readonly string[], string>> {
  const codes = Array.from({ length: count }, newInviteCode);
  const invites = codes.map((code, index) => ({
    id: randomUUID(),
    hash: hashOfSecret(code),
    role: request.role,
    label: labelOf(request.label, index + 1, count),
    expires: now.ms + request.hours * hourMs,
    createdDay: now.day,
  }));
  const added = await access.addInvites(program, invites, operator, now);
  return added.ok
    ? ok(codes)
    : err(`No more than ${maxOpenInvites} invites can be open. Withdraw some, or wait.`);
}
