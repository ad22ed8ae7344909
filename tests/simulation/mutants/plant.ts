/** Plants a mutant in what is loaded from now on, so that the product's own files hold no switch for it. */
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";
import { edited, type Edit, type Mutant, pathOf } from "./mutant.ts";

/** Gives which of the edits have been loaded. */
export function plant({ edits }: Mutant): ReadonlySet<Edit> {
  const loaded = new Set<Edit>();
  const urlOf = (edit: Edit): string => pathToFileURL(pathOf(edit)).href;
  registerHooks({
    load(url, context, nextLoad) {
      const result = nextLoad(url, context);
      const ofFile = edits.filter((edit) => urlOf(edit) === url);
      if (ofFile.length === 0) return result;
      for (const edit of ofFile) loaded.add(edit);
      return { ...result, source: ofFile.reduce(edited, textOf(result.source)) };
    },
  });
  return loaded;
}

function textOf(source: string | ArrayBuffer | NodeJS.TypedArray | undefined): string {
  return typeof source === "string" ? source : new TextDecoder().decode(source);
}
