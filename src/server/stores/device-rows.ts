/** Phones and their credentials. */
import type { LocalDate } from "../../domain/ids.ts";
import { maxListedPhones } from "../../contract/wire/wire-limits.ts";
import type { Now } from "../now.ts";
import type { AccessStore, CredentialHashes, Device, DeviceByCredential } from "./access-store.ts";
import type { AccessTables } from "./access-tables.ts";

type InTransaction = <T>(work: () => T) => Promise<T>;

export function phones(
  tables: AccessTables,
  inTransaction: InTransaction,
): Pick<
  AccessStore,
  "deviceByCredential" | "endFormerCredentials" | "addCredentials" | "devices" | "device" | "revokeDevice"
> {
  return {
    deviceByCredential: async (hash, now) => deviceByCredential(tables, hash, now),
    endFormerCredentials: ({ program, id, generation }, ends) =>
      inTransaction(() =>
        tables.run(
          "UPDATE credentials SET ends = ? WHERE program = ? AND device = ? AND generation < ? AND ends IS NULL",
          ends,
          program,
          id,
          generation,
        ),
      ),
    addCredentials: (device, hashes, now) =>
      inTransaction(() => addCredentials(tables, device, { hashes, generation: device.generation + 1 }, now)),
    devices: async (program) => listedDevices(tables, program),
    device: async (program, id) => deviceById(tables, program, id),
    revokeDevice: (program, id, by, now) =>
      inTransaction(() => {
        const device = deviceById(tables, program, id);
        if (device === undefined || device.revokedDay !== undefined) return device !== undefined;
        tables.run("UPDATE devices SET revoked_day = ? WHERE program = ? AND id = ?", now.day, program, id);
        tables.audit(program, { actor: by, action: "revoke-phone", object: id }, now);
        return true;
      }),
  };
}

/**
 * The phone that has used an invite, while the invite's time lasts: its
 * credential is made of the code, so nobody else can show it.
 */
export function joinedBefore(
  tables: AccessTables,
  codeHash: string,
  credentialHash: string,
  now: Now,
): Device | undefined {
  const isInTime = tables.row("SELECT 1 FROM invites WHERE hash = ? AND expires > ?", codeHash, now.ms);
  const device = isInTime && deviceByCredential(tables, credentialHash, now);
  return device === undefined || device.revokedDay !== undefined ? undefined : device;
}

export function addDevice(tables: AccessTables, { program, id, label, joinedDay }: Device): void {
  tables.run(
    "INSERT INTO devices (program, id, label, joined_day) VALUES (?, ?, ?, ?)",
    program,
    id,
    label,
    joinedDay,
  );
}

/** The first of them is handed out today. Each may stand here already: every renewal brings all but one again. */
export function addCredentials(
  tables: AccessTables,
  { program, id }: Pick<Device, "program" | "id">,
  credentials: { readonly hashes: CredentialHashes; readonly generation: number },
  now: Now,
): void {
  for (const [index, hash] of credentials.hashes.entries()) {
    tables.run(
      `INSERT INTO credentials (hash, program, device, generation, made_day) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (hash) DO UPDATE SET made_day = coalesce(made_day, excluded.made_day)`,
      hash,
      program,
      id,
      credentials.generation + index,
      index === 0 ? now.day : null,
    );
  }
}

function deviceByCredential(tables: AccessTables, hash: string, now: Now): DeviceByCredential | undefined {
  const row = tables.row<DeviceRow & { generation: number; madeDay: LocalDate | null; formers: number }>(
    `SELECT ${deviceColumns}, generation, made_day AS madeDay,
       (SELECT count(*) FROM credentials AS former
        WHERE former.program = devices.program AND former.device = devices.id
          AND former.generation < credentials.generation AND former.ends IS NULL) AS formers
     FROM credentials JOIN devices ON devices.program = credentials.program AND devices.id = credentials.device
     WHERE hash = ? AND (ends IS NULL OR ends > ?)`,
    hash,
    now.ms,
  );
  if (row === undefined) return undefined;
  const { generation, madeDay, formers } = row;
  return {
    ...deviceOf(row),
    generation,
    ...(madeDay !== null && { madeDay }),
    hasFormer: formers > 0,
  };
}

/** Those that may send first. */
function listedDevices(tables: AccessTables, program: string): readonly Device[] {
  const rows = tables.rows<DeviceRow>(
    `SELECT ${deviceColumns} FROM devices WHERE program = ?
     ORDER BY revoked_day IS NOT NULL, joined_day DESC, id LIMIT ${maxListedPhones}`,
    program,
  );
  return rows.map(deviceOf);
}

function deviceById(tables: AccessTables, program: string, id: string): Device | undefined {
  const row = tables.row<DeviceRow>(
    `SELECT ${deviceColumns} FROM devices WHERE program = ? AND id = ?`,
    program,
    id,
  );
  return row === undefined ? undefined : deviceOf(row);
}

const deviceColumns =
  "devices.program, devices.id, label, joined_day AS joinedDay, revoked_day AS revokedDay";

interface DeviceRow {
  readonly program: string;
  readonly id: string;
  readonly label: string;
  readonly joinedDay: LocalDate;
  readonly revokedDay: LocalDate | null;
}

function deviceOf({ program, id, label, joinedDay, revokedDay }: DeviceRow): Device {
  return { program, id, label, joinedDay, ...(revokedDay === null ? {} : { revokedDay }) };
}
