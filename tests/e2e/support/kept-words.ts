/** The words of a release, kept with it: its screens are found by what they say, and go on saying that. */
export { team } from "../../../src/app/language/en/team.ts";
export { text } from "../../../src/app/language/en/text.ts";
export { names } from "../../../src/domain/catalogue/names/en.ts";
