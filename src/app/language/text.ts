/** English is the pattern: a key that is missing in another language, or takes other parameters, does not compile. */
import type { text } from "./en/text.ts";

export type Text = typeof text;
