/** When a new version is offered beside a changed entry that could not be saved. */
import { act, fireEvent, screen } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { failures } from "../../../src/app/language/en/failures.ts";
import { pwa } from "../../../src/app/language/en/pwa.ts";
import { record } from "../../../src/app/language/en/record.ts";
import { UpdateProvider } from "../../../src/app/pwa/UpdateProvider.tsx";
import { RecorderProvider } from "../../../src/app/record/RecorderProvider.tsx";
import { err } from "../../../src/domain/result.ts";
import type { Phone } from "../../../src/storage/phone.ts";
import { encounterOf } from "../../support/builders.ts";
import { goTo, showFixScreen, tap } from "../../support/fix-screen.tsx";
import { isOffered, newVersion, offer } from "../../support/new-version.ts";
import { openTestPhone } from "../../support/open-test-phone.ts";
import { radioNamed } from "../../support/screen-controls.ts";

describe("UpdateNotice beside a changed entry that only a new version can save", () => {
  const unreadable = { kind: "unreadable", cause: "test" } as const;
  const strips = encounterOf({ out: { "TST-FEN": 5 } });

  async function setupForm() {
    const phone = await openTestPhone();
    await showFixScreen(strips.id, { phone, records: [strips] }, (screens) => (
      <UpdateProvider update={newVersion}>
        <RecorderProvider onFirstSave={() => undefined}>{screens}</RecorderProvider>
      </UpdateProvider>
    ));
    return {
      phone,
      /** Voids the entry; its form is open again then, unchanged. */
      voidIt: async () => {
        fireEvent.click(radioNamed("Mistake"));
        tap("Void it");
        await screen.findByText("Elsewhere");
        await goTo(`/record/${strips.id}`);
        await screen.findByText(record.isVoided);
      },
      saveRefused: async () => {
        phone.save = async () => err(unreadable);
        tap("Save");
        await screen.findByText(failures.save.unreadable);
      },
      /** Begins a Save; gives the way to refuse it. */
      hold: () => {
        const answer = Promise.withResolvers<Awaited<ReturnType<Phone["save"]>>>();
        phone.save = () => answer.promise;
        tap("Save");
        return () => act(() => answer.resolve(err(unreadable)));
      },
    };
  }

  async function leave() {
    await goTo("/day");
    await screen.findByText(/you changed this and didn't save it|your change is being saved/);
  }

  test("offers it, and says that the change is lost", async () => {
    const { saveRefused } = await setupForm();
    tap("Fentanyl test strip, 5 counted");
    await saveRefused();

    await leave();

    await isOffered();
    expect(screen.getByText(pwa.unsavedIsLost, { exact: false })).toBeDefined();
  });

  test("waits while it is saved again, also where the form was left", async () => {
    const { saveRefused, hold } = await setupForm();
    tap("Fentanyl test strip, 5 counted");
    await saveRefused();
    const refuse = hold();

    await leave();
    await screen.findByText(pwa.saveBeforeUpdate, { exact: false });
    expect(offer()).toBeNull();

    await refuse();
    await isOffered();
  });

  test("waits for a Save under way of a form that was opened again, and taken back to what was saved", async () => {
    const { hold } = await setupForm();
    tap("Fentanyl test strip, 5 counted");
    await leave();
    await goTo(`/record/${strips.id}`);
    await screen.findByText(record.fixResumed);
    hold();

    tap("Remove 5: Fentanyl test strip");
    await goTo("/day");

    await screen.findByText(pwa.saveBeforeUpdate, { exact: false });
    expect(offer()).toBeNull();
  });

  test("waits for a Save under way that brings a voided entry back, and offers it where that can't save", async () => {
    const { hold, voidIt } = await setupForm();
    await voidIt();
    const refuse = hold();

    await leave();
    await screen.findByText(pwa.saveBeforeUpdate, { exact: false });
    expect(offer()).toBeNull();

    await refuse();
    await isOffered();
  });

  test("waits for what was changed while the Save was under way that was refused", async () => {
    const { hold } = await setupForm();
    tap("Fentanyl test strip, 5 counted");
    const refuse = hold();
    tap("Fentanyl test strip, 10 counted");
    await refuse();
    await screen.findByRole("button", { name: record.fixNotDone });

    await leave();

    await screen.findByText(pwa.saveBeforeUpdate, { exact: false });
    expect(offer()).toBeNull();
  });

  test("waits for what was changed after it was opened again", async () => {
    const { saveRefused } = await setupForm();
    tap("Fentanyl test strip, 5 counted");
    await saveRefused();
    await leave();
    await isOffered();
    await goTo(`/record/${strips.id}`);
    await screen.findByText(record.fixResumed);

    tap("Fentanyl test strip, 10 counted");
    await leave();

    await screen.findByText(pwa.saveBeforeUpdate, { exact: false });
    expect(offer()).toBeNull();
  });
});
