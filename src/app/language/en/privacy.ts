/** Words of the lock, the wipe and what both can't do; they come with their screens. */
import { plural } from "../plural.ts";

export const privacy = {
  title: "Lock, hide, wipe",
  protection: "What this protects and what it doesn't",

  // Lock.
  lockTitle: "Lock",
  lockIntro:
    "While Satchel is locked you can still record. What was recorded before, the totals and the settings can't be read.",
  lockWhen: "When to lock",
  delays: {
    never: "Never",
    "0": "As soon as I leave the app",
    "1": "After 1 minute",
    "5": "After 5 minutes",
    "30": "After 30 minutes",
  },
  lockNow: "Lock now",
  curtain: "This lock is a curtain: it opens by a tap. It doesn't stop anybody who knows how to look.",
  lockedTitle: "Locked",
  lockedIntro: "You can record. To read what was recorded, open the lock.",
  openCurtain: "Open",
  passphrase: "Passphrase",
  openWithPassphrase: "Open",
  opening: "Opening…",
  wrongPassphrase: "That isn't the passphrase. What you wrote is still here: look at it again.",
  recordOn: "Record a contact",

  // Hide.
  hideTitle: "Hide",
  hideIntro:
    "The eye in the upper corner of each screen shows a calendar at once, and locks if a lock was chosen. “Back” under the calendar brings Satchel back. The app's name and icon, and the browser's history, stay as they are.",

  // Wipe.
  wipeTitle: "Wipe this phone",
  wipeIntro:
    "Removes all records, settings and files of Satchel from this browser. Nobody can bring them back for you. A laboratory may still find traces on the disk.",
  wipeIntroProgram:
    "Removes all records, settings and files of Satchel from this browser. What was sent stays with the program; what was not is lost. A laboratory may still find traces on the disk.",
  wipe: "Wipe…",
  wipeAsk: "Wipe Satchel from this phone?",
  wipeLosesAlone: (count: number) =>
    plural("en", count, {
      one: "# entry is on this phone only and will be lost, unless you saved a copy.",
      other: "# entries are on this phone only and will be lost, unless you saved a copy.",
    }),
  wipeLosesUnsent: (count: number) =>
    plural("en", count, {
      one: "# entry or correction was not sent yet and will be lost.",
      other: "# entries and corrections were not sent yet and will be lost.",
    }),
  wipeLosesNothing: "All that was recorded here for the program was sent.",
  wipeLosesBefore: "What was recorded here alone will be lost too, unless it came along or you saved a copy.",
  wipeNow: "Wipe everything",
  wiping: (seconds: number) =>
    plural("en", seconds, { one: "Everything goes in # second.", other: "Everything goes in # seconds." }),
  cancel: "Cancel",
  wipeCancelled: "Nothing was wiped.",
  wiped: "Satchel was wiped from this phone",
  wipedNotAll: "Not everything was wiped",
  wipedBody: "Records, settings and files are gone from this browser.",
  cookieMayStay:
    "If anybody joined a program or signed in here, a cookie may stay: remove this site's data in the browser's settings.",
  cookieStays:
    "A cookie that only the program's server can take back stays: remove this site's data in the browser's settings.",
  serverKnows: "The server still knows this phone. Ask your lead to cut it off.",
  wipedLast: "Close this page. If Satchel is on the home screen, remove it there too.",
  wipedPartly:
    "Some of it could not be removed, most often because another tab of Satchel is open. Close all its tabs, then remove this site's data in the browser's settings.",

  // A passphrase.
  passphraseIntro:
    "With a passphrase, nobody reads what this phone holds without it, you included. Nobody can give it back to you. Totals of days and months stay readable on the disk.",
  passphraseBefore:
    "What was recorded before it was set may stay readable on the disk for a laboratory: deleting in a browser doesn't destroy.",
  newPassphrase: "New passphrase",
  passphraseHint: "Five different words or more. You see them while you write.",
  passphraseShort: "Take at least five different words.",
  setPassphrase: "Set the passphrase",
  passphraseWorking: "Sealing what is stored. Stay on this page.",
  passphraseSet: "The passphrase is set. It is asked for at each start and each lock.",
  hasPassphrase: "This phone has a passphrase. It is asked for at each start and each lock.",
  passphraseHalfSet:
    "Not everything is sealed yet: some of what was recorded before it was set may still be readable without it.",
  passphraseFinish: "Go on sealing",
  takePassphraseAway: "Take the passphrase away",
  passphraseTakenAway: "There is no passphrase any more. Whoever opens this phone can read what it holds.",
  passphraseGoing: "Taking the passphrase off what is stored. Stay on this page.",
  passphraseStopped:
    "Not finished: Satchel was locked meanwhile. Nothing is lost. Go on here when you want to.",
  passphraseHalfAway:
    "This phone's passphrase is being taken away, and that isn't finished. Some entries can be read without it by now, and so can new ones. Satchel still asks for it.",
  goOnTakingAway: "Go on taking it away",
  keepPassphrase: "Keep the passphrase",
  bookWordsAsked:
    "The program asks for a passphrase on the book of the day. Until you set one, the key is in memory only: once Satchel is closed or locked, nobody can read the book any more. Setting it closes the book that is open now.",
  bookWordsSet: "The passphrase is set. It is asked for before the book can be read.",
};
