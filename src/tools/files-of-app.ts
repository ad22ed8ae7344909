/**
 * Which modules of the app are built into one file. Left to itself the bundler makes a file of every module that two
 * screens share: 120 scripts, each fetched, read and compressed by itself, though a phone keeps all of them anyway.
 *
 * A file holds the modules that are named, with all that they import and no file before it has; what comes by import()
 * stays outside. So a file asks only for files before it, and the order is what keeps a start small: whatever stands
 * in a file of screens that a start asks for too belongs into one of its own, before both.
 */
import { languages } from "../domain/catalogue/catalogue.ts";

export interface FileOfApp {
  readonly name: string;
  /** Below src. */
  readonly modules: readonly string[];
}

/** What is named in none is a file by itself: what is rare, and what would bring along screens that nobody opened. */
export const filesOfApp: readonly FileOfApp[] = [
  // What the start and recording need. The words of every language ask for plurals.
  { name: "shell", modules: ["main.tsx", "app/language/plural.ts"] },
  // What of a contact is folded away.
  {
    name: "folded",
    modules: [
      "app/record/KitContentSheet.tsx",
      "app/record/ReversalDetails.tsx",
      "app/record/ServicesFields.tsx",
    ],
  },
  { name: "welcome", modules: ["app/welcome/WelcomeScreen.tsx"] },
  // What screens of several files below share.
  {
    name: "common",
    modules: [
      "app/components/CheckList.tsx",
      "app/components/ErrorSummary.tsx",
      "app/files/WorkProgress.tsx",
      "app/copy/copy.module.css",
      "app/copy/write-copy.ts",
      "app/day/NearlyFull.tsx",
      "app/files/ReadyFiles.tsx",
      "app/files/use-long-work.ts",
      "app/language/team-text.ts",
      "app/pwa/UpdateNotice.tsx",
      "app/settings/SettingsLink.tsx",
      "app/settings/SettingsPage.tsx",
      "app/shell/use-copy-address.ts",
      "app/sign-in/code-of-address.ts",
      "contract/derived-id.ts",
      "contract/text-lines.ts",
      "domain/csv/about.ts",
      "domain/period.ts",
    ],
  },
  { name: "join", modules: ["app/join/JoinPlace.tsx"] },
  // What each start of a program's phone asks for: keys, the phone, what seals, what sends.
  {
    name: "keys",
    modules: ["storage/sealing/book-meta.ts", "contract/wire/base64url.ts"],
  },
  { name: "program-phone", modules: ["storage/program-phone.ts"] },
  {
    name: "sealing",
    modules: [
      "storage/sealing/own-doors.ts",
      "storage/sealing/program-door.ts",
      "storage/sealing/book-keeper.ts",
      "storage/sealing/book-store.ts",
    ],
  },
  { name: "sending", modules: ["app/sending/start-team.ts", "app/sending/StatusLine.tsx"] },
  { name: "joining", modules: ["app/join/open-joiner.ts", "app/join/finish-joining.ts", "storage/join.ts"] },
  // The other screens of a phone, and what some of them share with the desk's first.
  { name: "counts", modules: ["domain/totals.ts"] },
  {
    name: "day",
    modules: [
      "app/day/DayScreen.tsx",
      "app/day/HistoryList.tsx",
      "app/record/FixScreen.tsx",
      "app/record/VoidForm.tsx",
    ],
  },
  { name: "practice", modules: ["app/practice/PracticePlace.tsx"] },
  { name: "totals", modules: ["app/totals/TotalsScreen.tsx"] },
  { name: "given-back", modules: ["app/given-back/GivenBackPage.tsx"] },
  { name: "book-words", modules: ["app/lock/BookWords.tsx", "app/join/is-still-here.ts"] },
  { name: "program-fields", modules: ["app/settings/ProgramFields.tsx", "app/settings/ZoneField.tsx"] },
  {
    name: "settings",
    modules: [
      "app/settings/SettingsScreen.tsx",
      "app/settings/ProgramScreen.tsx",
      "app/settings/SitesScreen.tsx",
      "app/settings/FactorsScreen.tsx",
      "app/settings/PhoneScreen.tsx",
      "app/lock/PrivacyScreen.tsx",
      "app/protection/ProtectionScreen.tsx",
    ],
  },
  { name: "paper", modules: ["app/paper/SheetScreen.tsx", "app/paper/TypeScreen.tsx"] },
  { name: "copy", modules: ["app/copy/BringIn.tsx", "app/copy/CopyScreen.tsx"] },
  {
    name: "team-screens",
    modules: [
      "app/join/JoinedScreen.tsx",
      "app/sending/SendingScreen.tsx",
      "app/sending/WeekScreen.tsx",
      "app/settings/TeamSettings.tsx",
      "app/settings/WhoRecordsScreen.tsx",
    ],
  },
  // What a lead's desk opens with, and its other screens.
  { name: "desk", modules: ["app/desk/BrowserDesk.tsx"] },
  {
    name: "desk-screens",
    modules: [
      "app/desk/InvitesScreen.tsx",
      "app/desk/PhonesScreen.tsx",
      "app/desk/RecordScreen.tsx",
      "app/desk/RecordsScreen.tsx",
      "app/desk/office/LogScreen.tsx",
      "app/desk/office/OfficeScreen.tsx",
      "app/desk/office/OwnAccountScreen.tsx",
      "app/desk/office/PeopleScreen.tsx",
      "app/desk/office/ProgramScreen.tsx",
      "app/desk/quarantine/QuarantineScreen.tsx",
      "app/desk/quarantine/QuarantinedScreen.tsx",
    ],
  },
  // What the desk says, in one language.
  ...languages.map((language) => ({
    name: `desk-${language}`,
    modules: [`app/language/${language}/access.ts`, `app/language/${language}/desk.ts`],
  })),
];

/** As the bundler wants it told. */
export function groupOf({ name, modules }: FileOfApp) {
  return {
    name,
    test: (id: string) => modules.some((module) => id.endsWith(`/src/${module}`)),
  };
}
