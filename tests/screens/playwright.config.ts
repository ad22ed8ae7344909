import { defineConfig } from "@playwright/test";
import browsers from "../e2e/playwright.config.ts";

/** As the browser tests, in Chromium alone: it is what the app says and draws that is looked at. */
export default defineConfig({
  ...browsers,
  testDir: ".",
  outputDir: "../../test-results/screens",
  workers: 2,
  retries: 0,
  projects: (browsers.projects ?? []).filter(({ name }) => name === "chromium"),
});
