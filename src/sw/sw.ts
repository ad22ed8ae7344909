/**
 * Keeps the app itself on the phone. Only GET requests for files of this build
 * and page loads are answered here; workbox leaves every other method to the
 * browser. What the worker sends by itself is sealed, as it lies in the log.
 */
import { clientsClaim } from "workbox-core";
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { sendTag } from "../sync/wake-windows.ts";
import { sendOnSync } from "./send-on-sync.ts";

declare const self: ServiceWorkerGlobalScope & {
  // Replaced at build time by the list of all files and their hashes.
  readonly __WB_MANIFEST: { url: string; revision: string | null }[];
};

// All or nothing: one file that can't be fetched fails the installation and the former version stays.
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), {
    // What the endpoint answers must come from the endpoint, or visibly fail.
    denylist: [/^\/v1\//, /^\/(healthz|readyz)$/],
  }),
);
// The first visit is kept offline from its first minute on, not from the second visit.
clientsClaim();

// A new version waits until the person takes it: never a reload under a person's hands.
self.addEventListener("message", (event) => {
  const message = event.data as { readonly type?: unknown } | null;
  if (message?.type === "SKIP_WAITING") void self.skipWaiting();
});

/** Of Background Sync, which is not in TypeScript's library. */
interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}

// There is a connection, and a phone that was put away had something waiting. Chromium only.
self.addEventListener("sync", (event) => {
  const { tag } = event as SyncEvent;
  if (tag === sendTag)
    (event as SyncEvent).waitUntil(sendOnSync({ clients: self.clients, navigator, indexedDB, IDBKeyRange }));
});
