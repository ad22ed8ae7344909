/** What a browser tells of: each is a reason to look whether something waits. */
import type { Drain } from "./drain.ts";
import { sendTag } from "./wake-windows.ts";

export interface BrowserSignals {
  readonly window: EventTarget;
  readonly document: EventTarget & Pick<Document, "visibilityState">;
  /** Absent where the browser has no worker for this page. */
  readonly serviceWorker?: EventTarget & { readonly ready: Promise<object> };
}

/** Returns how to stop. */
export function listenForTriggers(drain: Drain, signals: BrowserSignals): () => void {
  const { window, document, serviceWorker } = signals;

  function onOnline() {
    drain.request("online");
  }
  function onShown() {
    drain.request("visible");
  }
  function onVisibility() {
    if (document.visibilityState === "visible") drain.request("visible");
    else if (isWaiting(drain)) void askToBeWoken(serviceWorker);
  }
  function onMessage(event: Event) {
    if ("data" in event && event.data === sendTag) drain.request("online");
  }

  window.addEventListener("online", onOnline);
  window.addEventListener("pageshow", onShown);
  document.addEventListener("visibilitychange", onVisibility);
  serviceWorker?.addEventListener("message", onMessage);
  return () => {
    window.removeEventListener("online", onOnline);
    window.removeEventListener("pageshow", onShown);
    document.removeEventListener("visibilitychange", onVisibility);
    serviceWorker?.removeEventListener("message", onMessage);
  };
}

function isWaiting(drain: Drain): boolean {
  const { kind } = drain.status();
  return kind === "waiting" || kind === "partial" || kind === "sending";
}

/** Chromium only, and a bonus: the event comes once there is a connection, also after the app was closed. */
async function askToBeWoken(worker: BrowserSignals["serviceWorker"]): Promise<void> {
  const registration = await worker?.ready;
  if (registration === undefined || !hasBackgroundSync(registration)) return;
  // A person may have forbidden it; the app sends when it is opened.
  await registration.sync.register(sendTag).catch(() => undefined);
}

/** Not in TypeScript's DOM library. */
interface WithBackgroundSync {
  readonly sync: { register(tag: string): Promise<void> };
}

function hasBackgroundSync(registration: object): registration is WithBackgroundSync {
  return "sync" in registration;
}
