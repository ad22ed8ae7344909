import type { pwa as english } from "../en/pwa.ts";

export const pwa: typeof english = {};
