/** Reading the audit log, and taking it away whole. */
import { dataProfile } from "../../domain/csv/csv-profile.ts";
import { CsvPieces } from "../../domain/csv/pieces.ts";
import { maxAuditLinesPerPage } from "../../contract/wire/wire-limits.ts";
import { csvFile } from "../csv-file.ts";
import { Refusal } from "../refusal.ts";
import type { Handlers } from "./handler.ts";
import type { Services } from "./services.ts";

const columns = [
  "n",
  "utc",
  "actor",
  "actor_name",
  "action",
  "object",
  "object_name",
  "outcome",
  "rows",
  "previous",
  "hash",
] as const;

export function auditHandlers({ access }: Pick<Services, "access">): Handlers<"audit" | "auditCsv"> {
  return {
    async audit({ caller, query: { before } }) {
      if (before !== undefined && !/^[1-9]\d{0,14}$/.test(before)) throw new Refusal("malformed");
      const found = await access.auditLines(caller.program, {
        ...(before !== undefined && { before: Number(before) }),
        limit: maxAuditLinesPerPage + 1,
      });
      const lines = found.slice(0, maxAuditLinesPerPage);
      return {
        reply: {
          lines: lines.map(({ previous: _previous, hash: _hash, ...line }) => line),
          more: found.length > lines.length,
        },
      };
    },

    async auditCsv({ caller, now }) {
      // First, so that the log tells of its own leaving.
      await access.note(caller.program, { actor: caller.id, action: "export-log", object: "all" }, now);
      const table = new CsvPieces(columns, dataProfile);
      function* pieces(): Generator<string> {
        for (const { n, utc, actor, actorName, action, object, objectName, ...rest } of access.auditLog(
          caller.program,
        )) {
          const { outcome, rows, previous, hash } = rest;
          const what = [action, object, objectName, outcome, rows];
          yield table.add([[[n, utc, actor, actorName, ...what, previous, hash]]]);
        }
        yield table.end();
      }
      return { reply: undefined, file: csvFile("audit.csv", pieces()) };
    },
  };
}
