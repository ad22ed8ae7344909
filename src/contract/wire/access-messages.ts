/** Setting a program up, signing in, inviting, joining. */
import * as v from "valibot";
import { roles, rolesOfInvited } from "./roles.ts";
import {
  form,
  listOf,
  localDate,
  objectOf,
  oneOf,
  openObjectOf,
  text,
  whole,
  wordAmong,
  yesOrNo,
} from "../fields.ts";
import { maxSequence } from "../limits.ts";
import { programSchema } from "../program-schema.ts";
import { accountName, password } from "./account-fields.ts";
import { codePattern, isCode } from "./codes.ts";
import { settingsSchema } from "./settings-message.ts";
import { bytesOf, uuid } from "./wire-fields.ts";
import {
  inviteCodeLength,
  maxAccountNameLength,
  maxInviteHours,
  maxOpenInvites,
  maxPasswordLength,
  maxPhoneLabelLength,
  setupCodeLength,
  tryKeyBytes,
} from "./wire-limits.ts";

const inviteCode = codeOf(inviteCodeLength);
const setupCode = codeOf(setupCodeLength);

function codeOf(length: number) {
  return form((value: unknown): value is string => isCode(value, length), {
    type: "string",
    minLength: length,
    maxLength: length,
    pattern: codePattern.source,
  });
}

/** What anyone may know of the endpoint. */
export const aboutSchema = openObjectOf({
  isSetUp: yesOrNo,
  /** Whether other phones can join: only where people reach it by https. */
  otherPhonesCanJoin: yesOrNo,
  /** The address that people open. */
  publicUrl: text(300),
});

export const setupRequestSchema = objectOf({
  code: setupCode,
  /** Without it, the code only gives an account: all others are lost. */
  program: v.exactOptional(programSchema),
  account: accountName,
  password,
});

export const signInRequestSchema = objectOf({ account: accountName, password: text(maxPasswordLength) });

/** An invited account: its role is the invite's. */
export const newAccountRequestSchema = objectOf({ code: inviteCode, account: accountName, password });

export const joinRequestSchema = objectOf({
  code: inviteCode,
  /**
   * Drawn by the phone before its first try, and the same until one is answered:
   * a reply that got lost has then not used the code up.
   */
  tryKey: bytesOf(tryKeyBytes),
});

/** Who asks, as the endpoint sees it. */
export const whoSchema = openObjectOf({
  /** One that this version doesn't know gets the screens of the least, and from the endpoint what it may. */
  role: wordAmong(roles, "viewer"),
  program: uuid,
  /** Of the device, or of the account. */
  id: uuid,
  /** The account's name, or the label that the lead gave the phone. */
  name: text(Math.max(maxAccountNameLength, maxPhoneLabelLength)),
});

export const joinReplySchema = openObjectOf({ who: whoSchema, settings: settingsSchema });

export const inviteRequestSchema = objectOf({
  role: oneOf(rolesOfInvited),
  /** What the list of phones calls it: never a person's name. */
  label: text(maxPhoneLabelLength),
  hours: whole(1, maxInviteHours),
});

const inviteSchema = openObjectOf({
  id: uuid,
  /** One that this version doesn't know is shown as another. */
  role: wordAmong(roles, "anyone"),
  label: text(maxPhoneLabelLength),
  /** Milliseconds since 1970. */
  expires: whole(0, maxSequence),
  createdDay: localDate,
});

/** The one time that a code is told. */
export const inviteReplySchema = openObjectOf({ invite: inviteSchema, code: inviteCode });

/** Open ones, without their codes: those are kept as hashes. */
export const invitesSchema = openObjectOf({ invites: listOf(inviteSchema, maxOpenInvites) });

export type About = v.InferOutput<typeof aboutSchema>;
export type SetupRequest = v.InferOutput<typeof setupRequestSchema>;
export type JoinReply = v.InferOutput<typeof joinReplySchema>;
export type Who = v.InferOutput<typeof whoSchema>;
export type InviteRequest = v.InferOutput<typeof inviteRequestSchema>;
export type Invite = v.InferOutput<typeof inviteSchema>;
export type InviteReply = v.InferOutput<typeof inviteReplySchema>;
export type Invites = v.InferOutput<typeof invitesSchema>;
