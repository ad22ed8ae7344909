// `npm run set-up-link`: prints a link that sets the program up, or, where there is one, gives an
// admin's account to whoever lost theirs. It makes the links before it worthless.
import { newSetupLink } from "../links.ts";
import { nowAt } from "../now.ts";
import { runCommand } from "./command.ts";
import { withAccess } from "./open-access.ts";

await runCommand({ usage: "npm run set-up-link", words: 0 }, async ({ dataDir, publicUrl }) => {
  console.log(await withAccess(dataDir, (access) => newSetupLink(access, publicUrl, nowAt(Date.now()))));
  // Beside the link, not in it: a script takes what is printed as the link.
  console.error(
    `It is good at the server with the data in ${dataDir}, if that is reached at ${publicUrl.origin}. Where it is not, set PUBLIC_URL, or HOST and PORT, as for the server.`,
  );
  return true;
});
