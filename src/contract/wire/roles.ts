/** Who may ask for what. `routes.ts` says it for each route. */

/** A device appends its own records; a viewer sees totals; a lead all records, phones and invites; an admin accounts, and how long details are kept. */
export const roles = ["anyone", "device", "viewer", "lead", "admin"] as const;
export const rolesOfInvited = ["device", "viewer", "lead", "admin"] as const satisfies readonly Role[];
export type Role = (typeof roles)[number];

export function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value);
}
