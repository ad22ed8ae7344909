/** What a browser tells of: each is a reason to look whether something waits. */
import type { Drain } from "./drain.ts";
import { sendTag, takenWord } from "./wake-windows.ts";

export interface BrowserSignals {
  readonly window: EventTarget;
  readonly document: EventTarget & Pick<Document, "visibilityState">;
  /** Absent where the browser has no worker for this page. */
  readonly serviceWorker?: EventTarget & { readonly ready: Promise<object> };
}

/** Returns how to stop. */
export function listenForTriggers(drain: Drain, signals: BrowserSignals): () => void {
  const { window, document, serviceWorker } = signals;
  let askedFor = 0;

  function onOnline() {
    drain.request("online");
  }
  function onShown() {
    drain.request("visible");
  }
  function onVisibility() {
    if (document.visibilityState === "visible") drain.request("visible");
    else if (waitingIn(drain) > 0) void askToBeWoken(serviceWorker);
  }
  function onMessage(event: Event) {
    const { data, ports = [] } = event as Partial<Pick<MessageEvent<unknown>, "data" | "ports">>;
    if (data !== sendTag) return;
    ports[0]?.postMessage(takenWord);
    drain.request("woken");
  }
  /** Once for what is new: a browser that believes in a connection answers at once, and again, and again. */
  function onStatus() {
    const waiting = waitingIn(drain);
    if (waiting > askedFor) void askToBeWoken(serviceWorker);
    askedFor = waiting;
  }

  window.addEventListener("online", onOnline);
  window.addEventListener("pageshow", onShown);
  document.addEventListener("visibilitychange", onVisibility);
  serviceWorker?.addEventListener("message", onMessage);
  const unsubscribe = drain.subscribe(onStatus);
  return () => {
    unsubscribe();
    window.removeEventListener("online", onOnline);
    window.removeEventListener("pageshow", onShown);
    document.removeEventListener("visibilitychange", onVisibility);
    serviceWorker?.removeEventListener("message", onMessage);
  };
}

/** What sending can do something about. */
function waitingIn(drain: Drain): number {
  const status = drain.status();
  switch (status.kind) {
    case "waiting":
    case "partial":
      return status.waiting;
    case "sending":
      return status.of - status.sent;
    default:
      return 0;
  }
}

/** Chromium only, and a bonus: the event comes once there is a connection, also after the app was closed or killed. */
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
