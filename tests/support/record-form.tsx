/** The form of a worker as a person has it: on a real phone, pressed by the names of its buttons. */
import { fireEvent, screen, waitFor } from "@testing-library/preact";
import type { ComponentChildren } from "preact";
import { vi } from "vitest";
import { RecorderProvider } from "../../src/app/record/RecorderProvider.tsx";
import type { EntryKind } from "../../src/app/record/draft.ts";
import { RecordScreen } from "../../src/app/record/RecordScreen.tsx";
import { liveRecord } from "../../src/domain/record-state.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import { localDate, programOf } from "./builders.ts";
import { failingPhone } from "./recorder.ts";
import { showScreen } from "./ledger-screen.tsx";
import { buttonNamed, radioNamed } from "./screen-controls.ts";
import { openTestPhone } from "./open-test-phone.ts";

const today = localDate("2026-03-08");

export async function showRecordForm({
  kind = "encounter",
  program = programOf(),
  inFrame = (form) => form,
}: {
  readonly kind?: EntryKind;
  readonly program?: ReturnType<typeof programOf>;
  /** What the app has around it. */
  readonly inFrame?: (form: ComponentChildren) => ComponentChildren;
} = {}) {
  const phone = failingPhone(await openTestPhone());
  const onFirstSave = vi.fn<() => void>();
  await showScreen(
    inFrame(
      <RecorderProvider onFirstSave={onFirstSave}>
        <RecordScreen kind={kind} />
      </RecorderProvider>,
    ),
    { phone, program },
  );

  return {
    phone,
    onFirstSave,
    button: buttonNamed,
    tap: (name: string | RegExp) => fireEvent.click(buttonNamed(name)),
    choose: (name: string | RegExp) => fireEvent.click(radioNamed(name)),
    unfold: (title: string) => fireEvent.click(screen.getByRole("heading", { name: title })),
    /** Gives back once the phone has answered. */
    save: async () => {
      fireEvent.click(buttonNamed("Save"));
      await waitFor(() => buttonNamed("Undo"));
    },
    records: async (day = today): Promise<readonly SatchelRecord[]> => {
      const rows = await phone.bookOfDay(day, { limit: 50 });
      return rows.flatMap((row) => (row.kind === "readable" ? (liveRecord(row.state) ?? []) : []));
    },
  };
}
