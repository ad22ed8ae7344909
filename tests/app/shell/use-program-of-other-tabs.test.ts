import { renderHook, waitFor } from "@testing-library/preact";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, test, vi } from "vitest";
import { useProgramOfOtherTabs } from "../../../src/app/shell/use-program-of-other-tabs.ts";
import type { Program } from "../../../src/domain/program.ts";
import { StorageError } from "../../../src/storage/failures.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { encounterOf, eventId, programOf } from "../../support/builders.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";

async function setup(change: (phone: Phone) => Phone = (phone) => phone) {
  const phone = await openTestPhone({ indexedDB: new IDBFactory() });
  const program = programOf();
  await phone.saveProgram(program);
  const onProgram = vi.fn<(program: Program) => void>();
  const read = vi.spyOn(phone, "program");
  renderHook(() => useProgramOfOtherTabs(change(phone), program, onProgram));
  return { phone, program, onProgram, read };
}

describe("useProgramOfOtherTabs", () => {
  test("gives the program once it was changed in another tab", async () => {
    const { phone, program, onProgram } = await setup();
    const changed = { ...program, name: "Another name" };

    await phone.saveProgram(changed);

    await waitFor(() => expect(onProgram).toHaveBeenCalledWith(changed));
  });

  test("gives nothing when only a contact was saved", async () => {
    const { phone, onProgram, read } = await setup();

    await phone.save({ kind: "rec", event: eventId(), record: encounterOf() });
    await waitFor(() => expect(read).toHaveResolved());

    expect(onProgram).not.toHaveBeenCalled();
  });

  test("leaves a read that fails to what the person does next", async () => {
    const failing = vi.fn<Phone["program"]>(() => Promise.reject(new StorageError({ kind: "storage-slow" })));
    const { phone, onProgram } = await setup((whole) => ({ ...whole, program: failing }));

    await phone.save({ kind: "rec", event: eventId(), record: encounterOf() });
    await waitFor(() => expect(failing).toHaveBeenCalled());

    expect(onProgram).not.toHaveBeenCalled();
  });
});
