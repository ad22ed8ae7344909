/** Putting the app on the home screen: the browser's own offer where there is one, words elsewhere. */

/** Chromium's offer to install; other browsers have none. https://developer.mozilla.org/docs/Web/API/BeforeInstallPromptEvent */
interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<unknown>;
}

let offer: BeforeInstallPromptEvent | undefined;
const listeners = new Set<() => void>();

/** To be called at start: the browser makes its offer once, early. */
export function keepInstallOffer(): void {
  window.addEventListener("beforeinstallprompt", (event) => {
    // The offer waits in the settings: a banner over the tiles would catch a tap.
    event.preventDefault();
    changeOffer(event as BeforeInstallPromptEvent);
  });
  window.addEventListener("appinstalled", () => changeOffer(undefined));
}

export interface InstallOffer {
  isOffered(): boolean;
  subscribe(listener: () => void): () => void;
  accept(): Promise<void>;
}

export const installOffer: InstallOffer = {
  isOffered: () => offer !== undefined,
  subscribe: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  accept: async () => {
    const taken = offer;
    // An offer can be used once.
    changeOffer(undefined);
    await taken?.prompt();
  },
};

/** Opened from the home screen rather than in a browser's tab. */
export function isInstalled(): boolean {
  const isStandaloneOnIos = "standalone" in navigator && navigator.standalone === true;
  return isStandaloneOnIos || matchMedia("(display-mode: standalone)").matches;
}

export type InstallPlatform = "ios" | "android" | "other";

/** Which words of help to show first; all are shown on demand. */
export function installPlatform(): InstallPlatform {
  const agent = navigator.userAgent;
  // An iPad says it is a Mac; a Mac has no touch screen.
  if (/iPhone|iPad|iPod/.test(agent) || (agent.includes("Macintosh") && navigator.maxTouchPoints > 1))
    return "ios";
  return agent.includes("Android") ? "android" : "other";
}

function changeOffer(next: BeforeInstallPromptEvent | undefined): void {
  offer = next;
  for (const listener of listeners) listener();
}
