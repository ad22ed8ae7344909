import type { totals as english } from "../en/totals.ts";

export const totals: typeof english = {};
