import { useState } from "preact/hooks";
import { databaseNames } from "../../storage/database-names.ts";
import { openDeskBlocks } from "../../storage/desk-blocks.ts";
import { openBrowserClient } from "../../sync/browser-client.ts";
import type { Clock, Ids } from "../shell/program-context.tsx";
import { DeskApp } from "./DeskApp.tsx";
import type { DeskPorts } from "./desk-ports.ts";
import { openBrowserChanges } from "./open-browser-changes.ts";

interface BrowserDeskProps {
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The desk on this browser's own client and databases. Here, so that a worker's phone fetches none of it. */
export function BrowserDesk({ clock, ids }: BrowserDeskProps) {
  const [ports] = useState(
    (): DeskPorts => ({
      client: openBrowserClient("account"),
      clock,
      ids,
      kept: openDeskBlocks({
        name: databaseNames.deskTotals,
        randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
      }),
      openChanges: openBrowserChanges,
    }),
  );
  return <DeskApp ports={ports} />;
}
