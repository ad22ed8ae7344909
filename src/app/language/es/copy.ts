import type { copy as english } from "../en/copy.ts";

export const copy: typeof english = {};
