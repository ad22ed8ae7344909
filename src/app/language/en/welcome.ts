export const welcome = {
  title: "Satchel",
  purpose: "Count what you hand out and take back, on this phone, with no account and no connection.",
  language: "Language",
  site: "Where will you be?",
  siteHint: "A name for the place, never an address. You can add more places later.",
  firstSite: "Street",
  programName: "My outreach",
  siteMissing: "Write a name for the place, such as “Street”.",
  siteUnfit: "Write the name on one line, in at most 80 characters.",
  zone: (zone: string) => `Days are counted in the time zone of ${zone}. You can change this in Settings.`,
  start: "Use on this phone only",
  join: "Join a program",
  emptied:
    "This phone belonged to a program, and its browser has deleted what was stored here. What was sent is with the program; what still waited is lost. Your lead's list of phones says how much never came of what this phone had announced. Join again, and tell your lead.",
  emptiedSince: (day: string) => `It was last seen here on ${day}.`,
  emptiedAlone:
    "Satchel was used here before, and the browser has deleted what was recorded on this phone. Only a copy that was saved before still has it: bring it in below, or begin anew.",
  joinAfterLoss: "Join again",
  whoeverOpens: "Whoever opens this phone can read what is recorded here.",
  haveCopy: "I have a copy from another phone",
  backToStart: "Start without a copy",
  toDesk: "For program leads: the desk",
};
