import { expect, test } from "@playwright/test";

test("the built app opens with a heading", async ({ page }) => {
  await page.goto("/");

  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page).toHaveTitle(/Satchel/);
});
