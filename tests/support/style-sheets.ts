// Enough of a reader of style sheets for tests of their colours: flat rules, as ours are, inside layers and media.

export interface Rule {
  readonly selector: string;
  /** All between the braces, comments left out. */
  readonly body: string;
  readonly declarations: Readonly<Record<string, string>>;
}

export interface Theme {
  readonly name: string;
  /** By name without the dashes. A token that isn't a colour is not among them. */
  readonly colours: Readonly<Record<string, string>>;
}

/** The innermost blocks of a style sheet, in their order. */
export function readRules(css: string): readonly Rule[] {
  const withoutComments = css.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  return [...withoutComments.matchAll(/([^{};]+)\{([^{}]*)\}/g)].map(([, selector = "", body = ""]) => ({
    selector: selector.trim(),
    body,
    declarations: declarationsOf(body),
  }));
}

/** The day of tokens.css, the night that was chosen, the night that is the phone's, and red. */
export function readThemes(tokens: string): readonly Theme[] {
  const names: Readonly<Record<string, string>> = {
    ":root": "day",
    ':root[data-theme="night"]': "night, chosen",
    ':root:not([data-theme="day"])': "night, as the phone",
    ':root[data-theme="red"]': "red",
  };
  const themes = readRules(tokens).flatMap(({ selector, declarations }): Theme[] => {
    const name = names[selector];
    const isTheme = name !== undefined && "--ground" in declarations;
    return isTheme ? [{ name, colours: coloursOf(declarations) }] : [];
  });
  const expected = Object.keys(names).length;
  if (themes.length !== expected) {
    throw new Error(`tokens.css has ${themes.length} themes instead of ${expected}.`);
  }
  return themes;
}

/** The same theme for who asks the browser for more contrast: there, some roles take the colour of a stronger one. */
export function withMoreContrast(tokens: string, { name, colours }: Theme): Theme {
  const [asked = ""] = /@media \(prefers-contrast: more\) \{[^}]*\}/.exec(tokens) ?? [];
  const stronger = [...asked.matchAll(/--([a-z-]+): var\(--([a-z-]+)\)/g)].map(
    ([, role = "", other = ""]) => [role, colours[other] ?? ""],
  );
  if (stronger.length === 0) throw new Error("tokens.css makes nothing stronger for more contrast.");
  return { name: `${name}, more contrast`, colours: { ...colours, ...Object.fromEntries(stronger) } };
}

/** As WCAG 2.2 defines it: from 1 to 21. */
export function contrastOf(one: string | undefined, other: string | undefined): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function declarationsOf(body: string): Readonly<Record<string, string>> {
  const declarations = body.split(";").flatMap((declaration): [string, string][] => {
    const colon = declaration.indexOf(":");
    if (colon === -1) return [];
    return [[declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()]];
  });
  return Object.fromEntries(declarations);
}

function coloursOf(declarations: Rule["declarations"]): Theme["colours"] {
  const colours = Object.entries(declarations).filter(
    ([name, value]) => name.startsWith("--") && (/#|rgb/.test(value) || name === "--shadow"),
  );
  return Object.fromEntries(colours.map(([name, value]) => [name.slice(2), value]));
}

/** Of an opaque colour written as #rrggbb: anything else has no contrast of its own. */
function luminanceOf(colour: string | undefined): number {
  const channels = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour ?? "")?.slice(1);
  if (channels === undefined) throw new Error(`"${colour}" is not a colour written as #rrggbb.`);
  const [red = 0, green = 0, blue = 0] = channels.map((hex) => {
    const share = Number.parseInt(hex, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
