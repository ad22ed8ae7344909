/** What the table of addresses says of each, and who they are for. */
import type * as v from "valibot";
import type { Role } from "./roles.ts";

export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the origin; `:name` stands for one segment. */
  readonly path: string;
  readonly says: string;
  /** An admin may do what a lead may, and a lead what a viewer may; a device only what names it. */
  readonly roles: readonly Role[];
  readonly query?: readonly string[];
  readonly request?: v.GenericSchema;
  readonly reply?: v.GenericSchema;
  /** The password must have been shown so lately: an unattended desk must not give it away. */
  readonly passwordWithinMinutes?: number;
  /** Of success; 204 where nothing comes back. */
  readonly status: 200 | 201 | 204;
  /** Where what comes back is no JSON. */
  readonly contentType?: string;
}

export const desk = ["viewer", "lead", "admin"] as const satisfies readonly Role[];
export const leads = ["lead", "admin"] as const satisfies readonly Role[];
export const everyoneIn = ["device", ...desk] as const satisfies readonly Role[];
