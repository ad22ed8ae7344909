import type { day as english } from "../en/day.ts";

export const day: typeof english = {};
