// `npm run backup -- FOLDER [--keys FOLDER]`: a whole copy of the database, taken while the endpoint works.
import { backUp } from "../operations/backup.ts";
import { refuse, runCommand } from "./command.ts";
import { openProgramForReading } from "./open-access.ts";

await runCommand(
  { usage: "npm run backup -- FOLDER [--keys ANOTHER-FOLDER]", words: 1, options: ["--keys"] },
  async ({ dataDir, words, options }) => {
    const [folder = ""] = words;
    const keysTo = options.get("--keys");
    // Refuses where there is nothing to copy, before any folder is made.
    openProgramForReading(dataDir).close();
    const done = await backUp({
      dataDir,
      folder,
      ...(keysTo !== undefined && { keysTo }),
      clockMs: () => Date.now(),
    });
    if (!done.ok) return refuse(done.error);
    const { file, bytes, keys } = done.value;
    console.log(
      `${file}: ${Math.ceil(bytes / 1024)} KB, a whole copy of the database in ${dataDir}. Whoever has this file can read the records in it.`,
    );
    if (keys === undefined) {
      console.log(
        "The keys are not in it. Without them nothing that phones still hold can be opened: --keys FOLDER copies them.",
      );
    } else {
      console.log(`Keys copied to ${keysTo ?? ""}: ${keys}.`);
    }
    return true;
  },
);
