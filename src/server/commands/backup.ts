// `npm run backup -- FOLDER [--keys FOLDER]`: a whole copy of the database, taken while the endpoint works.
import { backUp } from "../operations/backup.ts";
import { refuse, runCommand } from "./command.ts";

await runCommand(
  { usage: "npm run backup -- FOLDER [--keys ANOTHER-FOLDER]", words: 1, options: ["--keys"] },
  async ({ dataDir, words, options }) => {
    const [folder = ""] = words;
    const keysTo = options.get("--keys");
    const done = await backUp({
      dataDir,
      folder,
      ...(keysTo !== undefined && { keysTo }),
      clockMs: () => Date.now(),
    });
    if (!done.ok) return refuse(done.error);
    const { file, bytes, keys } = done.value;
    console.log(
      `${file}: ${Math.ceil(bytes / 1024)} KB, whole. Whoever has this file can read the records in it.`,
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
