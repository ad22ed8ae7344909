import type { Text } from "../text.ts";
import { copy } from "./copy.ts";
import { day } from "./day.ts";
import { failures } from "./failures.ts";
import { items } from "./items.ts";
import { pwa } from "./pwa.ts";
import { record } from "./record.ts";
import { settings } from "./settings.ts";
import { shell } from "./shell.ts";
import { totals } from "./totals.ts";
import { welcome } from "./welcome.ts";

export const text: Text = { copy, day, failures, items, pwa, record, settings, shell, totals, welcome };
