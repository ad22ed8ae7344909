import type { Page } from "@playwright/test";
import { doubleTapMs } from "../../../src/app/components/double-tap.ts";

/** As long as a person takes to read what came up: a tap before that may be the second of a double tap. */
export async function untilRead(page: Page): Promise<void> {
  await page.waitForTimeout(doubleTapMs);
}
