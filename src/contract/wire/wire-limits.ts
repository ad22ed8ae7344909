/** How large anything on the wire may be, and how often it may come. */

const bytesPerKilobyte = 1024;

/** Of one exchange: as it travels, and inflated. A proxy in front needs to let through no more. */
export const maxWireBytes = 512 * bytesPerKilobyte;
export const maxInflatedBytes = 1024 * bytesPerKilobyte;
export const maxEventsPerExchange = 500;

/** Where a program is sent: its sites, as many and as long as they may be, in letters of three bytes. */
export const maxProgramBodyBytes = 512 * bytesPerKilobyte;

/** Of every other request. */
export const maxSmallBodyBytes = 128 * bytesPerKilobyte;

/** Nesting of any JSON that is taken in. */
export const maxJsonDepth = 8;

/** Numbers that one log had before: each stands for a restored server or a cloned phone. */
export const maxPreviousNumbers = 64;

/** Gaps that are told of one of them. */
export const maxMissingRanges = 100;

export const maxOpenQuarantined = 1000;
/** Of what came and counts for nothing: entries of a page, and what is shown of one. */
export const maxQuarantinedPerPage = 100;
export const maxShownContentLength = 64 * bytesPerKilobyte;
export const maxChangesPerReply = 500;
export const maxAppVersionLength = 32;
export const maxSettingsTagLength = 32;

/** Of a device or an account; a burst may use all of a minute's at once. */
export const exchangesPerMinute = 60;

/** Tries at one code, and at all codes of a server together, before it answers only after a while. */
export const triesPerCodePerHour = 10;
export const triesAtCodesPerMinute = 30;

export const minPasswordLength = 12;
export const maxPasswordLength = 200;
export const maxAccountNameLength = 40;
export const maxPhoneLabelLength = 40;

/** Of an invite: Crockford's base32, 5 bits a character. Typed by hand, so short; it lives minutes to hours. */
export const inviteCodeLength = 12;
/** Of a set-up link, which nobody types. */
export const setupCodeLength = 26;

/** Random, of one phone's try to join. */
export const tryKeyBytes = 16;

export const maxInviteHours = 72;
/** Open invites of one program. */
export const maxOpenInvites = 200;

/** Month blocks of one pull; records of one page. */
export const maxBlocksPerPull = 60;
export const maxRecordsPerPage = 200;

export const maxListedAccounts = 500;
export const maxAuditLinesPerPage = 100;
export const maxAuditObjectLength = 100;

/** Wrong passwords that the server takes altogether, whatever names they are tried at. */
export const wrongPasswordsPerMinute = 30;

export const maxProgramKeys = 100;
export const maxListedPhones = 1000;
/** Tallies that a table's sidecar names because they reach out of its period. */
export const maxTalliesOutside = 1000;
/** Months that a table's sidecar names because their details were let go: all that a century has. */
export const maxMonthsLetGo = 1200;
