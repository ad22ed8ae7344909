import type { Handlers } from "./handler.ts";
import { managingHandlers } from "./managing.ts";
import type { Services } from "./services.ts";
import { settingUpHandlers } from "./setting-up.ts";

/** One handler for each route of the contract's table. */
export function allHandlers(services: Omit<Services, "records" | "opener">): Handlers {
  return { ...settingUpHandlers(services), ...managingHandlers(services) };
}
