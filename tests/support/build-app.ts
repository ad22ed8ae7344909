import { spawnSync } from "node:child_process";

/** As people get it. Ends the process where that can't be: what is measured or killed would be another app. */
export function buildApp(): void {
  const { status } = spawnSync("npm", ["run", "-s", "build"], { stdio: "inherit" });
  if (status === 0) return;
  console.error(`The app could not be built: the build ended with ${status}.`);
  process.exit(1);
}
