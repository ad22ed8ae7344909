/**
 * Whether what was typed looks like what leads to a person: a date of birth, a
 * phone or a card number, an address of e-mail. Said beside the field and never
 * in the way: a worker may know better.
 */
export function looksTelling(typed: string): boolean {
  return typed.includes("@") || /(?:\d[\s./-]*){6}/u.test(typed);
}
