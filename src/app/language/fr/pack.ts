/** What every start needs in this language, as one file. */
import { names } from "../../../domain/catalogue/names/fr.ts";
import { text } from "./text.ts";

export const pack = { text, names };
