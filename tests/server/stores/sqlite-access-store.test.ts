import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { nowAt } from "../../../src/server/now.ts";
import { firstBrokenLine } from "../../../src/server/stores/audit-log.ts";
import { sqliteAccessStore } from "../../../src/server/stores/sqlite-access-store.ts";
import { inMemory, openDatabase } from "../../../src/server/stores/sqlite-database.ts";
import { programOf } from "../../support/builders.ts";

const now = nowAt(Date.UTC(2026, 8, 8, 12));
const ends = now.ms + 1000;

async function setup() {
  const database = openDatabase(inMemory);
  const access = sqliteAccessStore(database);
  const program = { id: randomUUID(), settings: programOf(), credentialSecret: "secret" };
  await access.replaceSetupCode({ hash: "set-up", expires: ends });
  const account = { id: randomUUID(), name: "Robin", passwordHash: "hash" };
  const session = { hash: "session", idleUntil: ends, ends, passwordShownMs: now.ms };
  const done = await access.setUp("set-up", { program, account, session }, now);
  if (!done.ok) throw new Error(done.error);
  const invite = async (role: "device" | "viewer" = "device") => {
    const id = randomUUID();
    const made = { id, hash: `code of ${id}`, role, label: "Bag", expires: ends, createdDay: now.day };
    await access.addInvites(program.id, [made], account.id, now);
    return made;
  };
  return { database, access, program, account, invite };
}

describe("the audit log", () => {
  test("has a line for everything that was done, who did it and to what", async () => {
    const { database, access, program, account, invite } = await setup();
    const { id, hash } = await invite();
    const device = randomUUID();
    await access.join(hash, { id: device, credentials: ["credential"] }, now);
    await access.revokeDevice(program.id, device, account.id, now);
    await access.note(program.id, { actor: account.id, action: "export-summary", object: "a", rows: 3 }, now);

    const lines = database.db.prepare("SELECT n, utc, actor, action, object, outcome, rows FROM audit").all();

    expect(lines.map((line) => Object.values(line))).toEqual([
      [1, "2026-09-08T12:00:00Z", "operator", "use-setup-code", program.id, "done", null],
      [2, "2026-09-08T12:00:00Z", account.id, "new-account-admin", account.id, "done", null],
      [3, "2026-09-08T12:00:00Z", account.id, "invite-device", id, "done", null],
      [4, "2026-09-08T12:00:00Z", device, "join", id, "done", null],
      [5, "2026-09-08T12:00:00Z", account.id, "revoke-phone", device, "done", null],
      [6, "2026-09-08T12:00:00Z", account.id, "export-summary", "a", "done", 3],
    ]);
    expect(firstBrokenLine(database.db)).toBeUndefined();
  });

  test("lets no line be changed or deleted", async () => {
    const { database } = await setup();

    expect(() => database.db.exec("UPDATE audit SET actor = 'nobody'")).toThrow("append-only");
    expect(() => database.db.exec("DELETE FROM audit")).toThrow("append-only");
  });

  test.each([
    ["changed", "UPDATE audit SET actor = 'nobody' WHERE n = 2", 2],
    ["taken out", "DELETE FROM audit WHERE n = 2", 2],
    ["put in another's place", "UPDATE audit SET n = n + 10 WHERE n = 3", 3],
  ])("shows the first line that was %s behind its back", async (_how, sql, broken) => {
    const { database, invite } = await setup();
    await invite();
    await invite();
    database.db.exec("DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_shortened");

    database.db.exec(sql);

    expect(firstBrokenLine(database.db)).toBe(broken);
  });
});

describe("sqliteAccessStore", () => {
  test("uses an invite once, though two ask at the same moment", async () => {
    const { access, invite } = await setup();
    const { hash } = await invite();
    const join = (id: string) => access.join(hash, { id, credentials: [`credential of ${id}`] }, now);

    const joined = await Promise.all([join(randomUUID()), join(randomUUID())]);

    expect(joined.map(({ ok }) => ok)).toEqual([true, false]);
  });

  test("makes nothing of a phone whose credential can't be stored", async () => {
    const { access, program, invite } = await setup();
    const [first, second] = [await invite(), await invite()];
    const id = randomUUID();
    await access.join(first.hash, { id, credentials: ["one"] }, now);

    await expect(access.join(second.hash, { id, credentials: ["two"] }, now)).rejects.toThrow("UNIQUE");

    expect(await access.devices(program.id)).toHaveLength(1);
    expect(await access.openInvites(program.id, now)).toMatchObject([{ id: second.id }]);
  });

  test("lists phones that may send before those that may not", async () => {
    const { access, program, account, invite } = await setup();
    const ids: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const id = randomUUID();
      await access.join((await invite()).hash, { id, credentials: [id] }, now);
      ids.push(id);
    }
    await access.revokeDevice(program.id, ids[0]!, account.id, now);

    const listed = (await access.devices(program.id)).map(({ id }) => id);

    expect(listed).toHaveLength(3);
    expect(listed.at(-1)).toBe(ids[0]);
  });

  test("says by an error of the disk that it can't write", async () => {
    const { database, access } = await setup();
    await expect(access.assertWritable()).resolves.toBeUndefined();

    database.db.exec("PRAGMA query_only = ON");

    await expect(access.assertWritable()).rejects.toMatchObject({ errcode: 8 });
  });
});
