/** Tells every open tab of the app that something was stored. */

/** What is used of a `BroadcastChannel`. */
export interface Channel {
  addEventListener(type: "message", listener: () => void): void;
  postMessage(message: string): void;
  close(): void;
}

/** `undefined` where the browser has none: then only the own tab is told. */
export type OpenChannel = (name: string) => Channel | undefined;

export interface ChangeSignal {
  /** After each commit, never before. */
  announce(): void;
  subscribe(listener: () => void): () => void;
  /** Told only of what other tabs stored. */
  subscribeToOthers(listener: () => void): () => void;
  close(): void;
}

export const openBrowserChannel: OpenChannel = (name) =>
  typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(name);

export function openChangeSignal(databaseName: string, openChannel: OpenChannel): ChangeSignal {
  const listeners = new Set<() => void>();
  const listenersToOthers = new Set<() => void>();
  const channel = openChannel(`${databaseName} changed`);
  let isPostWaiting = false;
  let isClosed = false;

  function tellOwnTab() {
    // A task each: a screen that fails to draw must not make a save look failed, nor silence the others.
    for (const listener of listeners) queueMicrotask(listener);
  }

  function tellOtherTabs() {
    // What is stored after that is told by nobody: a closed channel throws, where no code would catch it.
    if (isPostWaiting && !isClosed) channel?.postMessage("changed");
    isPostWaiting = false;
  }

  // Whatever a message says, it means "look again"; none carries content.
  channel?.addEventListener("message", () => {
    tellOwnTab();
    for (const listener of listenersToOthers) queueMicrotask(listener);
  });

  return {
    announce() {
      tellOwnTab();
      if (channel === undefined || isPostWaiting) return;
      isPostWaiting = true;
      // Posting costs a twentieth of a save, and the person who saved waits for none of the other tabs.
      setTimeout(tellOtherTabs);
    },
    subscribe: (listener) => addTo(listeners, listener),
    subscribeToOthers: (listener) => addTo(listenersToOthers, listener),
    close() {
      listeners.clear();
      listenersToOthers.clear();
      tellOtherTabs();
      isClosed = true;
      channel?.close();
    },
  };
}

function addTo(listeners: Set<() => void>, listener: () => void): () => void {
  // Wrapped, so that one function subscribed twice can be told twice and leave once.
  const own = () => listener();
  listeners.add(own);
  return () => listeners.delete(own);
}
