import type { failures as english } from "../en/failures.ts";

export const failures: typeof english = {};
