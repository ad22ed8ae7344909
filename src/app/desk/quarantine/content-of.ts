/** What an entry says, as text to read and, where it is JSON, as that. */
export interface Content {
  readonly text?: string;
  readonly json?: unknown;
}

export function contentOf(written: string | undefined): Content {
  if (written === undefined) return {};
  try {
    const json: unknown = JSON.parse(written);
    return { text: JSON.stringify(json, undefined, 2), json };
  } catch {
    return { text: written };
  }
}
