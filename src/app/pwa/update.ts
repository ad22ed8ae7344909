/** The page's side of the service worker: registers it, and takes a new version only by consent. */
import { Workbox } from "workbox-window";
import { tryAgainLater } from "./try-again.ts";

/**
 * - `current`: nothing to do.
 * - `waiting`: a new version is on the phone and waits to be taken.
 * - `replaced`: another tab took it; this one should be reloaded when nothing is being typed.
 */
export type UpdateState = "current" | "waiting" | "replaced";

export interface AppUpdate {
  state(): UpdateState;
  /** Calls `listener` on each change of state; gives back the way to stop that. */
  subscribe(listener: () => void): () => void;
  /** The person's consent: the new version starts and this page is loaded again. */
  accept(): void;
  /** Before a wipe, or after one in another tab: from here on this page brings no worker back. */
  end(): void;
}

const workerUrl = "/sw.js";
/** An app on a home screen can stay open for weeks. */
const checkEveryMs = 3_600_000;

/** For a browser without service workers, or a page opened while developing: nothing ever changes. */
export const noUpdate: AppUpdate = {
  state: () => "current",
  subscribe: () => () => {},
  accept: () => {},
  end: () => {},
};

export function registerServiceWorker(now: () => number): AppUpdate {
  if (!("serviceWorker" in navigator)) return noUpdate;
  const listeners = new Set<() => void>();
  let state: UpdateState = "current";
  let isAccepted = false;

  function change(next: UpdateState): void {
    state = next;
    for (const listener of listeners) listener();
  }

  const url = trustedWorkerUrl();
  let workbox = register();
  const next = tryAgainLater(() => (workbox = register()));

  function register(): Workbox {
    // A new one each time: it stays with the registration of its first call, which a failed installation ends.
    const registered = new Workbox(url);
    registered.addEventListener("waiting", () => change("waiting"));
    registered.addEventListener("controlling", (event) => {
      // The first worker of a first visit controls too; there is nothing newer to load then.
      if (isAccepted) location.reload();
      else if (event.isUpdate === true) change("replaced");
    });
    // A file couldn't be fetched. A later version that fails so leaves the former one, and is looked for anyway.
    registered.addEventListener("redundant", () => {
      if (!opensOffline()) next.failed();
    });
    // Until it is there the app records all the same; it only doesn't open offline. Settings say which it is.
    registered.register().catch(() => next.failed());
    return registered;
  }

  // A page of a former version asks for a file that is no longer there.
  window.addEventListener("vite:preloadError", () => change("replaced"));
  checkAgainWhenShown(() => workbox, now);

  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    accept: () => {
      isAccepted = true;
      if (state === "waiting") workbox.messageSkipWaiting();
      else location.reload();
    },
    end: () => next.stop(),
  };
}

/** Whether the app would open now without a connection. */
export function opensOffline(): boolean {
  return "serviceWorker" in navigator && navigator.serviceWorker.controller !== null;
}

function checkAgainWhenShown(workbox: () => Workbox, now: () => number): void {
  let checkedAtMs = now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || now() - checkedAtMs < checkEveryMs) return;
    checkedAtMs = now();
    // Offline is the normal case here; the next time will do.
    workbox()
      .update()
      .catch(() => undefined);
  });
}

interface TrustedTypePolicyMaker {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

/** The one policy that the content security policy lets the page make; it lets one address through. */
function trustedWorkerUrl(): string {
  const maker = (globalThis as { readonly trustedTypes?: TrustedTypePolicyMaker }).trustedTypes;
  if (maker === undefined) return workerUrl;
  const policy = maker.createPolicy("sw", {
    createScriptURL: (url) => {
      if (url !== workerUrl) throw new TypeError(`Only ${workerUrl} may be a worker.`);
      return url;
    },
  });
  return policy.createScriptURL(workerUrl);
}
