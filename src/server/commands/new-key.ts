// `npm run new-key`: makes the program's next key. What is sealed to the ones before stays readable while their files are there.
import { join } from "node:path";
import { keysName } from "../data-folder.ts";
import { openProgramKeys } from "../program-keys.ts";
import { nowAt } from "../now.ts";
import { operator } from "../stores/access-store.ts";
import { refuse, runCommand } from "./command.ts";
import { withAccess } from "./open-access.ts";

await runCommand({ usage: "npm run new-key", words: 0 }, async ({ dataDir }) => {
  const program = await withAccess(dataDir, (access) => access.program());
  if (program === undefined) return refuse("There is no program yet: open the set-up link first.");
  const { key } = await openProgramKeys(join(dataDir, keysName)).add(program.id);
  const line = { actor: operator, action: "new-key", object: `key ${key}` } as const;
  await withAccess(dataDir, (access) => access.note(program.id, line, nowAt(Date.now())));
  console.log(
    `Key ${key} is made. Phones get it at their next exchange once it is copied: npm run backup -- FOLDER --keys ANOTHER-FOLDER`,
  );
  return true;
});
