/** The least that a page which counts taps and opens offline can be: one tile, no framework, no database. */
import { registerServiceWorker } from "../../../src/app/pwa/update.ts";

const tile = document.querySelector("button");
if (tile === null) throw new Error("index.html has it.");

let count = 0;
tile.addEventListener("click", () => {
  count += 1;
  tile.setAttribute("aria-label", `Injection kit, 4: ${count}`);
});

registerServiceWorker(() => Date.now());
