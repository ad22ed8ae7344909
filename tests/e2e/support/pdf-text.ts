/** What stands on each page of a PDF as Chromium writes it: enough to see that nothing of a sheet was left out. */
import { inflateSync } from "node:zlib";

/** The text of each page, all spaces left out: a line's words are set one by one. */
export function textOfPages(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf);
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  const fontOf = (name: string) => {
    const known = fonts.get(name) ?? glyphsOf(objects, name);
    fonts.set(name, known);
    return known;
  };
  return [...objects.values()]
    .filter(({ head }) => /\/Type\s*\/Page\b/.test(head))
    .map(({ head }) => {
      const contents = objects.get(Number(/\/Contents (\d+) 0 R/.exec(head)?.[1]));
      return squeezed(textOf(contents?.stream() ?? "", fontOf));
    });
}

/** As text of a page is compared: without spaces, and two letters that are set as one as two. */
export function squeezed(text: string): string {
  return text.normalize("NFKC").replaceAll(/\s/g, "");
}

interface PdfObject {
  readonly head: string;
  readonly stream: () => string;
}

function objectsOf(pdf: Buffer): ReadonlyMap<number, PdfObject> {
  const source = pdf.toString("latin1");
  const objects = new Map<number, PdfObject>();
  for (const match of source.matchAll(/(\d+) 0 obj\b/g)) {
    const start = match.index + match[0].length;
    const whole = source.slice(start, source.indexOf("endobj", start));
    const at = whole.indexOf("stream\n");
    const head = at < 0 ? whole : whole.slice(0, at);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const from = start + at + "stream\n".length;
    objects.set(Number(match[1]), {
      head,
      stream: () => inflateSync(pdf.subarray(from, from + length)).toString("latin1"),
    });
  }
  return objects;
}

/** Chromium calls a font by the number of its object. */
function glyphsOf(objects: ReadonlyMap<number, PdfObject>, name: string): ReadonlyMap<number, string> {
  const font = objects.get(Number(name.slice(1)));
  const map = objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(font?.head ?? "")?.[1]))?.stream() ?? "";
  const glyphs = new Map<number, string>();
  for (const [, section = ""] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = "", text = ""] of section.matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      glyphs.set(Number.parseInt(glyph, 16), unicode(text));
    }
  }
  for (const [, section = ""] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = "", last = "", text = ""] of section.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const from = Number.parseInt(first, 16);
      for (let glyph = from; glyph <= Number.parseInt(last, 16); glyph += 1) {
        glyphs.set(glyph, String.fromCodePoint(Number.parseInt(text, 16) + glyph - from));
      }
    }
  }
  return glyphs;
}

function unicode(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join("");
}

function textOf(contents: string, fontOf: (name: string) => ReadonlyMap<number, string>): string {
  let glyphs: ReadonlyMap<number, string> = new Map();
  let text = "";
  for (const [, font, shown] of contents.matchAll(/\/(F\d+) [\d.]+ Tf|<([\dA-Fa-f]+)>/g)) {
    if (font !== undefined) glyphs = fontOf(font);
    for (const glyph of shown?.match(/.{4}/g) ?? []) text += glyphs.get(Number.parseInt(glyph, 16)) ?? "";
  }
  return text;
}
