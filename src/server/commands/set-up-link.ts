// `npm run set-up-link`: prints a link that sets the program up, or, where there is one, gives an
// admin's account to whoever lost theirs. It makes the links before it worthless.
import { newSetupLink } from "../links.ts";
import { nowAt } from "../now.ts";
import { runCommand } from "./command.ts";
import { withNewAccess } from "./open-access.ts";

await runCommand({ usage: "npm run set-up-link", words: 0 }, async ({ dataDir, publicUrl }) => {
  console.log(await withNewAccess(dataDir, (access) => newSetupLink(access, publicUrl, nowAt(Date.now()))));
  return true;
});
