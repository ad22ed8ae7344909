/** What every record store has to do, whichever database it stands on. */
import { copiesSuite } from "./record-store/copies-suite.ts";
import { deskSuite } from "./record-store/desk-suite.ts";
import { exchangeSuite } from "./record-store/exchange-suite.ts";
import { numbersSuite } from "./record-store/numbers-suite.ts";
import { handedOverSuite } from "./record-store/handed-over-suite.ts";
import { quarantineSuite } from "./record-store/quarantine-suite.ts";
import type { OpenedStore } from "./record-store/readings.ts";
import { twoTellersSuite } from "./record-store/two-tellers-suite.ts";

/** `open` gives an empty store for each test. */
export function recordStoreSuite(name: string, open: () => OpenedStore): void {
  exchangeSuite(name, open);
  numbersSuite(name, open);
  handedOverSuite(name, open);
  twoTellersSuite(name, open);
  copiesSuite(name, open);
  quarantineSuite(name, open);
  deskSuite(name, open);
}
