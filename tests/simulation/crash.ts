/** The endpoint crashes while it works on a request. */
import type { CookieJar } from "./cookie-jar.ts";
import type { Fault } from "./coverage.ts";
import type { PowerCut } from "./power-cut.ts";
import type { Arriving } from "./arriving.ts";
import type { SimulatedServer } from "./server.ts";
import type { UnderWay } from "./under-way.ts";

/** What it is at. */
export type CrashPlace = "body" | "opening" | PowerCut["at"];

export const crashPlaces: Readonly<Record<CrashPlace, number>> = {
  body: 1,
  opening: 1,
  // Not every request comes so far.
  "before the commit": 2,
  "in the commit": 2,
};

export const crashedAt: Readonly<Record<CrashPlace, Fault>> = {
  body: "endpoint crashed before it had read the body",
  opening: "endpoint crashed with events opened and not written",
  "before the commit": "endpoint crashed with events written and not committed",
  "in the commit": "endpoint crashed in the middle of a commit",
};

type CrashEnd = "crashed at its place" | "crashed with nothing written";

interface Crashing {
  readonly jar: CookieJar;
  readonly path: string;
  readonly init: Arriving;
  readonly place: CrashPlace;
  /** Of what a commit writes, so much is on the disk by then. */
  readonly share: number;
}

/** At its place, unless there was nothing to lose there; where the request never comes there, once it is answered: then the reply that nobody gets. */
export async function handleUntilCrash(
  server: SimulatedServer,
  { jar, path, init, place, share }: Crashing,
): Promise<Response | CrashEnd> {
  const { starts, power } = server;
  let end: CrashEnd | undefined;
  const onCut = (isEventWritten: boolean): void => {
    end = isEventWritten ? "crashed at its place" : "crashed with nothing written";
  };
  const crash = (): void => {
    // Of two requests, the other may have been quicker.
    if (server.starts > starts) return;
    end = "crashed at its place";
    server.restart();
  };
  const ways: Readonly<Record<CrashPlace, UnderWay>> = {
    body: { onBody: crash },
    opening: { onOpened: async () => crash() },
    "before the commit": {},
    "in the commit": {},
  };
  if (place === "before the commit" || place === "in the commit") power.cut = { at: place, share, onCut };
  try {
    const response = await server.handle(jar, path, {
      ...init,
      underWay: { ...init.underWay, ...ways[place] },
    });
    server.restart();
    return response;
  } catch (error) {
    if (end !== undefined) return end;
    throw error;
  } finally {
    power.cut = undefined;
  }
}
