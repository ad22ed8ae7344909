import { expect, test } from "vitest";
import { storageFacts } from "../../../src/app/sending/start-team.ts";

test("tells how often the storage was emptied, where it was", async () => {
  expect(await storageFacts(2)).toMatchObject({ losses: 2 });
  expect(await storageFacts(0)).not.toHaveProperty("losses");
});
