/**
 * Whether a sheet is typed that nobody has saved yet. Apart from the typing
 * itself, so that who only asks, as the notice of a new version does, doesn't
 * fetch the form.
 */
const asked = new WeakMap<object, () => boolean>();

export function tellOfSheet(phone: object, isBegun: () => boolean): void {
  asked.set(phone, isBegun);
}

export function isSheetBegun(phone: object): boolean {
  return asked.get(phone)?.() ?? false;
}
