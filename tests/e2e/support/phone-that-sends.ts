import { expect } from "@playwright/test";
import { programDayAt } from "../../../src/domain/program-day.ts";
import { joinHeadless } from "../../../src/tools/headless-phone/headless-phone.ts";
import { encounterOf } from "../../support/builders.ts";
import { valueOf } from "../../support/results.ts";
import type { TestServer } from "./server.ts";

/** A phone joins by the link and sends three contacts at two sites, all confirmed by the endpoint. */
export async function sendContacts(server: TestServer, link: string): Promise<void> {
  const phone = valueOf(await joinHeadless(new URL(link).hash.slice(1), server.url));
  const { zone, dayStartHour } = phone.settings.program;
  const day = programDayAt({ instantMs: Date.now(), zone, dayStartHour });
  const records = [
    encounterOf({ day, site: "PIER", out: { "SYR-1ML-29G-12": 10 } }),
    encounterOf({
      day,
      site: "PIER",
      out: { "SYR-1ML-29G-12": 4 },
      returns: [{ method: "counted", quantity: 9 }],
    }),
    encounterOf({ day, site: "EAST-SIDE", out: { "SYR-1ML-29G-12": 10 } }),
  ];
  valueOf(await phone.record(records.map((record) => ({ record, rev: 1 }))));
  const { waiting } = await phone.send({ untilMs: Date.now() + 20_000 });
  expect(waiting).toBe(0);
}
