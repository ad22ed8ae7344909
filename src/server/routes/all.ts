import { auditHandlers } from "./audit.ts";
import { exportHandlers } from "./exports.ts";
import type { Handlers } from "./handler.ts";
import { managingHandlers } from "./managing.ts";
import { openapiHandlers } from "./openapi.ts";
import { peopleHandlers } from "./people.ts";
import { phoneHandlers } from "./phones.ts";
import { programHandlers } from "./program.ts";
import { quarantineHandlers } from "./quarantine.ts";
import { recordHandlers } from "./records.ts";
import { retentionHandlers } from "./retention.ts";
import type { Services } from "./services.ts";
import { settingUpHandlers } from "./setting-up.ts";

/** One handler for each route of the contract's table. */
export function allHandlers(services: Services): Handlers {
  return {
    ...openapiHandlers(),
    ...settingUpHandlers(services),
    ...managingHandlers(services),
    ...peopleHandlers(services),
    ...programHandlers(services),
    ...retentionHandlers(services),
    ...auditHandlers(services),
    ...recordHandlers(services),
    ...phoneHandlers(services),
    ...quarantineHandlers(services),
    ...exportHandlers(services),
  };
}
