/** Time zones by name, as a person looks for one. */

/** `America/New_York` as it is read: "America / New York". */
export function zoneName(zone: string): string {
  return zone.replaceAll("_", " ").replaceAll("/", " / ");
}

/** The zones the browser can compute in; where it doesn't say (before 2022), the usual ones of the Americas and Europe. */
export function knownZones(): readonly string[] {
  return typeof Intl.supportedValuesOf === "function" ? Intl.supportedValuesOf("timeZone") : usualZones;
}

/** The zone that this browser's clock shows. */
export function zoneOfBrowser(): string {
  // Without a zone of its own a browser answers nothing; UTC is then as right as any.
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
}

/** Zones with every word of the search in their name, whatever the accents and capitals. */
export function zonesMatching(search: string, zones: readonly string[]): readonly string[] {
  const words = foldedText(search).split(" ").filter(Boolean);
  if (words.length === 0) return [];
  return zones.filter((zone) => {
    const name = foldedText(zone);
    return words.every((word) => name.includes(word));
  });
}

function foldedText(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9+-]+/g, " ")
    .trim();
}

const usualZones: readonly string[] = [
  "America/Anchorage",
  "America/Argentina/Buenos_Aires",
  "America/Bogota",
  "America/Chicago",
  "America/Denver",
  "America/Halifax",
  "America/Lima",
  "America/Los_Angeles",
  "America/Mexico_City",
  "America/New_York",
  "America/Phoenix",
  "America/Puerto_Rico",
  "America/Santiago",
  "America/Sao_Paulo",
  "America/St_Johns",
  "America/Toronto",
  "America/Vancouver",
  "America/Winnipeg",
  "Europe/Berlin",
  "Europe/Dublin",
  "Europe/Lisbon",
  "Europe/London",
  "Europe/Madrid",
  "Europe/Paris",
  "Pacific/Auckland",
  "Pacific/Honolulu",
  "UTC",
];
