/** Composition root of the phone: the one place that knows the browser's clock, its randomness and its stores. */
// First: the modules after it are used on phones that lack what it adds.
import "./app/shell/older-browsers.ts";
import { render } from "preact";
import { App } from "./app/App.tsx";
import { preferredLanguage } from "./app/language/language-preference.ts";
import { LanguageProvider } from "./app/language/LanguageProvider.tsx";
import { loadLanguage } from "./app/language/load-language.ts";
import { preferenceStorageOf } from "./app/shell/preference-storage.ts";
import { keepInstallOffer } from "./app/pwa/install.ts";
import { type AppUpdate, noUpdate, registerServiceWorker } from "./app/pwa/update.ts";
import { isDeskAddress } from "./app/shell/desk-address.ts";
import { beginFreshLogHere } from "./app/shell/fresh-log-here.ts";
import { openPhoneHere } from "./app/shell/open-phone-here.ts";
import { dropMarker, isMarked } from "./app/shell/phone-marker.ts";
import { chosenTheme, showTheme } from "./app/shell/theme.ts";
import "./app/styles/index.css";
import { isLocalDate, parseEventId, parseRecordId } from "./contract/ids.ts";
import type { LocalDate } from "./domain/ids.ts";
import { assert } from "./domain/assert.ts";
import type { KeepingJoiner } from "./app/join/joiner.ts";
import { wipe, type WipeLeftover } from "./app/lock/wipe.ts";
import {
  databaseExists,
  deleteDatabase,
  dropTryKey,
  lossesKeptIn,
  tryKeyKeptIn,
  type WhichPhone,
} from "./app/shell/which-phone.ts";
import type { Team } from "./app/shell/team-context.tsx";
import type { PhoneOptions } from "./storage/phone-options.ts";
import { browserTimer } from "./storage/deadline.ts";
import { databaseNames } from "./storage/database-names.ts";
import type { Phone } from "./storage/phone.ts";
import { openPhone } from "./storage/open-phone.ts";
import { requestPersistence } from "./storage/persistence.ts";

const clock = { now: () => Date.now() };

const ids = {
  recordId: () => mustParse(parseRecordId(crypto.randomUUID())),
  eventId: () => mustParse(parseEventId(crypto.randomUUID())),
};

// Not awaited: a language is a module that this one must not keep waiting.
void start();

async function start(): Promise<void> {
  // Before anything else: the disk works while the words are fetched and the first screen is drawn.
  const openAtStart = beginOpening();
  keepInstallOffer();
  const storage = preferenceStorageOf(window);
  showTheme(chosenTheme(storage));
  const language = await loadLanguage(preferredLanguage(storage, navigator.languages));
  const update = import.meta.env.PROD ? registerServiceWorker(clock.now) : noUpdate;
  const root = document.querySelector("#app");
  assert(root !== null, "index.html has it");

  render(
    <LanguageProvider initial={language} storage={storage}>
      <App
        openPhone={openAtStart}
        startTeam={startSending}
        openJoiner={openJoinerHere}
        wipe={() => wipeThisPhone(update)}
        clock={clock}
        ids={ids}
        // Asked only now that there is something to keep; the settings show what the browser answered.
        onFirstSave={() => void requestPersistence()}
        update={update}
      />
    </LanguageProvider>,
    root,
  );
}

/** Begins to open the phone now, but for a lead. The first who asks gets that; whoever tries again, another try. */
function beginOpening(): typeof openThisPhone {
  let begun = isDeskAddress(location.pathname) ? undefined : openThisPhone();
  // Told to who asks for it; until then it is nobody's unhandled error.
  begun?.catch(() => undefined);
  return () => {
    const opening = begun ?? openThisPhone();
    begun = undefined;
    return opening;
  };
}

async function openThisPhone(): ReturnType<typeof openPhone> {
  // First: whatever is written from here on, no kill of an earlier life takes with it.
  await beginFreshLogHere();
  return openPhoneHere({
    storage: preferenceStorageOf(window),
    open: (which) => openPhone(phoneOptions(which)),
    hasProgramDatabase: () => databaseExists(indexedDB, databaseNames.program),
    isMarked: isMarked(document),
    today: dayOf(new Date(clock.now())),
    timer: browserTimer,
  });
}

function phoneOptions(which: WhichPhone): PhoneOptions {
  return {
    name: databaseNames[which],
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    newId: () => crypto.randomUUID(),
  };
}

// Sending and joining are fetched by who sends or joins: a phone alone starts without them.

async function startSending(phone: Phone): Promise<Team> {
  const [{ beforeJoining, startTeam }, hasBefore] = await Promise.all([
    import("./app/sending/start-team.ts"),
    databaseExists(indexedDB, databaseNames.alone),
  ]);
  const before = hasBefore
    ? beforeJoining({
        async open() {
          const alone = await openPhone(phoneOptions("alone"));
          return alone.ok ? alone.value : undefined;
        },
        remove: () => deleteDatabase(indexedDB, databaseNames.alone),
      })
    : undefined;
  const storage = preferenceStorageOf(window);
  const team = await startTeam(phone, { clock, before, losses: () => lossesKeptIn(storage) });
  void settleJoining(team);
  return team;
}

/** Of what joining leaves until the server has surely taken it in. */
async function settleJoining({ enrolment, log }: Team): Promise<void> {
  const storage = preferenceStorageOf(window);
  if (tryKeyKeptIn(storage) !== undefined) {
    const { finishJoining } = await import("./app/join/finish-joining.ts");
    await finishJoining(await openJoinerHere(), enrolment, clock);
    return;
  }
  const facts = await log.facts().catch(() => undefined);
  const day = facts?.lastFailure === undefined ? facts?.lastConfirmedDay : undefined;
  if (day !== undefined && day < dayOf(new Date(clock.now()))) dropTryKey(storage);
}

async function openJoinerHere(): Promise<KeepingJoiner> {
  const [{ openJoiner }, { openBrowserClient }] = await Promise.all([
    import("./app/join/open-joiner.ts"),
    import("./sync/browser-client.ts"),
  ]);
  return openJoiner({
    client: openBrowserClient("device"),
    options: phoneOptions("program"),
    storage: preferenceStorageOf(window),
    // A page of its own, on which nothing of the phone alone is open any more.
    openProgramPhone: () => location.replace("/join"),
  });
}

function wipeThisPhone(update: AppUpdate): Promise<readonly WipeLeftover[]> {
  // First: a worker whose installation failed would be registered again, with all its files.
  update.end();
  return wipe({
    indexedDB,
    databases: Object.values(databaseNames),
    caches: "caches" in window ? caches : undefined,
    serviceWorker: "serviceWorker" in navigator ? navigator.serviceWorker : undefined,
    localStorage: storageOf(window),
    dropMarker: () => dropMarker(document),
  });
}

/** Some browsers refuse even to say what they keep. */
function storageOf(given: Window): Storage | undefined {
  try {
    return given.localStorage;
  } catch {
    return undefined;
  }
}

/** By the phone's own calendar: which day it is for the program isn't known before the database is open. */
function dayOf(date: Date): LocalDate {
  const two = (part: number) => String(part).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  assert(isLocalDate(day), "a phone's clock stands in a year of four digits");
  return day;
}

function mustParse<T>(result: { ok: true; value: T } | { ok: false }): T {
  assert(result.ok, "randomUUID gives a UUID");
  return result.value;
}
