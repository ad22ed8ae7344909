// `npm run restore -- FILE`: puts a backup in the place of the database, while the endpoint is stopped.
import { keptOnPhonesDays, type PhoneToCheck, restore } from "../operations/restore.ts";
import { keysMissing, refuse, runCommand } from "./command.ts";

await runCommand({ usage: "npm run restore -- FILE", words: 1 }, async ({ dataDir, words }) => {
  const [file = ""] = words;
  const done = await restore({ dataDir, file, clockMs: () => Date.now() });
  if (!done.ok) return refuse(done.error);
  const { lastDay, isBeyondPhones, setAside, phones, isWithoutKeys, keepMonths } = done.value;
  console.log(
    `${file} is the database in ${dataDir} now. The last day on which something came: ${lastDay ?? "none"}.`,
  );
  if (setAside !== undefined) console.log(`The database before is ${setAside}.`);
  if (isWithoutKeys) console.log(keysMissing);
  console.log("Everyone has to sign in again. Invites are closed: make new ones.");
  console.log("Phones that were cut off since the backup are let in again: cut them off again.");
  console.log("Phones that joined since the backup, and accounts that were made, have to be invited again.");
  console.log(
    keepMonths === undefined
      ? "By this backup, details are kept for ever. Where a limit was set since, an admin has to set it again."
      : `The backup may hold details older than ${keepMonths} months again. They are let go anew in two days, and stay single in the totals. Where details were to be kept for longer since, an admin has to set that again before.`,
  );
  if (setAside !== undefined)
    console.log("The database before holds what it held: remove it once all is well.");
  if (phones.length > 0) {
    console.log(
      `Phones to check. Each sends again by itself what came since, as far as it holds it (${keptOnPhonesDays} days):`,
    );
    for (const phone of phones) console.log(`  ${lineOf(phone)}`);
  }
  if (isBeyondPhones) {
    console.log(
      `The backup is older than ${keptOnPhonesDays} days: what came after ${lastDay ?? ""} and was confirmed more than ` +
        `${keptOnPhonesDays} days ago is on no phone any more. The list of phones will say how much of it is missing.`,
    );
  }
  return true;
});

function lineOf({ label, lastSeenDay, confirmed, missing, isRevoked }: PhoneToCheck): string {
  const facts = [
    `last heard from ${lastSeenDay ?? "never"}`,
    `${confirmed} confirmed`,
    ...(missing > 0 ? [`${missing} announced and not here`] : []),
    ...(isRevoked ? ["revoked"] : []),
  ];
  return `${label}: ${facts.join(", ")}`;
}
