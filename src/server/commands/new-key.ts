// `npm run new-key`: makes the program's next key. What is sealed to the ones before stays readable while their files are there.
import { join } from "node:path";
import { keysName } from "../data-folder.ts";
import { openProgramKeys } from "../program-keys.ts";
import { nowAt } from "../now.ts";
import { operator } from "../stores/access-store.ts";
import { runCommand } from "./command.ts";
import { withProgram } from "./open-access.ts";

await runCommand({ usage: "npm run new-key", words: 0 }, async ({ dataDir }) => {
  const key = await withProgram(dataDir, async (access, { id }) => {
    const made = await openProgramKeys(join(dataDir, keysName)).add(id);
    const line = { actor: operator, action: "new-key", object: `key ${made.key}` } as const;
    await access.note(id, line, nowAt(Date.now()));
    return made.key;
  });
  console.log(
    `Key ${key} is made. Phones get it at their next exchange once it is copied: npm run backup -- FOLDER --keys ANOTHER-FOLDER`,
  );
  return true;
});
