import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test } from "vitest";
import { joinProgram } from "../../src/storage/join.ts";
import { openTestPhone } from "../support/open-test-phone.ts";
import {
  enrolmentOf,
  joiningOf,
  programOptions,
  programPhone,
  saveContacts,
  syncOf,
} from "../support/program-phone.ts";
import { valueOf } from "../support/results.ts";

describe("joinProgram", () => {
  test("lets a phone that was cut off begin anew: what was refused was its former number", async () => {
    const indexedDB = new IDBFactory();
    const { phone, sync } = await programPhone({ indexedDB });
    await saveContacts(phone, 1);
    valueOf(await sync.noteTry({ kind: "failed", failure: "revoked" }));
    phone.close();

    const options = programOptions({ indexedDB });
    const enrolment = enrolmentOf({ id: "d0000000-0000-4000-8000-000000000002" });
    valueOf(await joinProgram(options, joiningOf({ enrolment })));

    const again = await openTestPhone(options);
    const { lastFailure, isRevoked, waiting } = await syncOf(again).facts();
    expect({ lastFailure, isRevoked, waiting }).toEqual({
      lastFailure: undefined,
      isRevoked: false,
      waiting: 1,
    });
    again.close();
  });

  test("lets the same phone go on under its number, and forgets why it was refused", async () => {
    const indexedDB = new IDBFactory();
    const { phone, sync } = await programPhone({ indexedDB });
    await saveContacts(phone, 2);
    valueOf(await sync.noteTry({ kind: "failed", failure: "signed-out" }));
    const { number } = await sync.facts();
    phone.close();

    const options = programOptions({ indexedDB });
    valueOf(await joinProgram(options, joiningOf()));

    const again = await openTestPhone(options);
    const facts = await syncOf(again).facts();
    expect(facts).toMatchObject({ number, waiting: 2 });
    expect(facts).not.toHaveProperty("lastFailure");
    again.close();
  });
});
