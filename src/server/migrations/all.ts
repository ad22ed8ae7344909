import { records } from "./0001-records.ts";
import type { Migration } from "./migration.ts";

/** In the order of their numbers. */
export const migrations: readonly Migration[] = [records];
