import { act, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import type { SyncFacts } from "../../../src/storage/sync-log.ts";
import type { SyncStatus } from "../../../src/sync/status.ts";
import { localDate } from "../../support/builders.ts";
import { saveContacts } from "../../support/program-phone.ts";
import { fact, showSendingScreen } from "../../support/sending-screen.tsx";

const fine = { needLook: 0, missing: 0 };
const allSent: SyncStatus = { kind: "all-sent", lastConfirmedDay: localDate("2026-03-08"), ...fine };

describe("SendingScreen", () => {
  test("says how much waits, since when, and why the last try failed", async () => {
    const lastTry = { nextTryMs: Date.parse("2026-03-08T22:05:00Z") };
    await showSendingScreen({
      contacts: 3,
      status: { kind: "waiting", waiting: 3, failure: "busy", ...lastTry, ...fine },
      facts: { lastFailure: "busy", ...lastTry },
    });

    expect(fact("Waiting on this phone")).toBe("3");
    expect(fact("Oldest day that waits")).toBe("Sunday, March 8, 2026");
    expect(fact("Last confirmed by the server")).toBe("Never yet");
    expect(fact("Why the last try failed")).toBe("The server is busy or has a problem of its own.");
    expect(fact("Next try")).toMatch(/^At .*05/);
    expect(fact("Name of this phone in the program")).toBe("Bag 1");
  });

  test("says that the next try is up to the person where none is planned", async () => {
    await showSendingScreen({ contacts: 1, facts: { lastFailure: "revoked" } });

    expect(fact("Next try")).toBe("When Satchel is opened again, or you press “Send now”");
  });

  test("says of a try that a full phone couldn't write down what the line says of it", async () => {
    const waiting = { kind: "waiting", waiting: 1, ...fine } as const;
    const { drain } = await showSendingScreen({ contacts: 1, status: waiting, facts: { nextTryMs: 1000 } });
    expect(fact("Why the last try failed")).toBeUndefined();

    await act(() => screen.getByRole("button", { name: "Send now" }).click());
    await act(() => drain.become({ kind: "sending", sent: 0, of: 1, isTrying: true, ...fine }));
    expect(screen.queryByText(/^Tried/)).toBeNull();
    const nextTryMs = Date.parse("2026-03-08T22:35:00Z");
    await act(() => drain.become({ ...waiting, failure: "busy", nextTryMs }));

    expect(fact("Why the last try failed")).toBe("The server is busy or has a problem of its own.");
    expect(fact("Next try")).toMatch(/^At .*35/);
    expect(screen.getByText(/^Tried/)).toBeTruthy();

    await act(() => drain.become({ ...waiting, kind: "access-ended", why: "revoked" }));

    expect(fact("Next try")).toBe("When Satchel is opened again, or you press “Send now”");
  });

  test("tells of no try and no failure where nothing waits", async () => {
    await showSendingScreen({ status: allSent, facts: { lastConfirmedDay: localDate("2026-03-08") } });

    expect(screen.getByText("All sent. Nothing waits on this phone.")).toBeTruthy();
    expect(fact("Waiting on this phone")).toBe("0");
    expect(fact("Last confirmed by the server")).toBe("Sunday, March 8, 2026");
    expect(fact("Next try")).toBeUndefined();
    expect(fact("Why the last try failed")).toBeUndefined();
  });

  test("says what was sent as it goes, whatever was true when the screen was opened", async () => {
    const { drain } = await showSendingScreen({
      contacts: 2,
      status: { kind: "sending", sent: 0, of: 2, ...fine },
    });
    expect(screen.getByText("Sending 2… keep working.")).toBeTruthy();

    void act(() => drain.become(allSent));

    expect(screen.getByText("All sent. Nothing waits on this phone.")).toBeTruthy();
  });

  test("counts what is saved while it is open", async () => {
    const { phone } = await showSendingScreen({ contacts: 1 });

    await saveContacts(phone, 1);

    await screen.findByText("2");
    expect(fact("Waiting on this phone")).toBe("2");
  });

  test("asks for a try at once when Send now is pressed", async () => {
    const { drain } = await showSendingScreen({ contacts: 1 });

    screen.getByRole("button", { name: "Send now" }).click();

    expect(drain.requests).toEqual(["tap"]);
  });

  test("says where the buttons stay that it was tried and there is no connection, each time", async () => {
    let nextTryMs = 1000;
    const facts = {
      lastFailure: "no-connection" as const,
      get nextTryMs() {
        return nextTryMs;
      },
    };
    const { phone } = await showSendingScreen({ contacts: 1, facts });
    const told = () => screen.queryByText("Tried. There is no connection.");
    const press = () => act(() => screen.getByRole("button", { name: "Send now" }).click());
    /** Each try that fails sets the time of the next one. */
    const fail = async () => {
      nextTryMs += 1000;
      await saveContacts(phone, 1);
    };
    await fail();
    expect(told()).toBeNull();

    await press();
    expect(told()).toBeNull();
    await fail();
    await waitFor(() => expect(told()?.localName).toBe("output"));
    await press();
    expect(told()).toBeNull();
    await fail();

    await waitFor(() => expect(told()).not.toBeNull());
  });

  test("says each time that it was tried where nothing is tried again by itself", async () => {
    const why = "signed-out" as const;
    const stopped: SyncStatus = { kind: "access-ended", waiting: 0, why, ...fine };
    const { drain } = await showSendingScreen({ facts: { lastFailure: why }, status: stopped });
    const told = () => screen.queryByText(/^Tried/);
    for (let times = 0; times < 2; times++) {
      await act(() => screen.getByRole("button", { name: "Send now" }).click());
      await act(() => drain.become({ ...stopped, isTrying: true }));
      expect(told()).toBeNull();

      await act(() => drain.become({ ...stopped }));

      await waitFor(() => expect(told()).not.toBeNull());
    }
  });

  test("says nothing of a try that got through", async () => {
    let failed: Partial<SyncFacts> = { lastFailure: "no-connection", nextTryMs: 1000 };
    const facts = {
      get lastFailure() {
        return failed.lastFailure!;
      },
      get nextTryMs() {
        return failed.nextTryMs!;
      },
    };
    const { phone } = await showSendingScreen({ contacts: 1, facts });

    await act(() => screen.getByRole("button", { name: "Send now" }).click());
    failed = {};
    await saveContacts(phone, 1);

    await waitFor(() => expect(fact("Why the last try failed")).toBeUndefined());
    expect(screen.queryByText(/^Tried/)).toBeNull();
  });

  test("has no copy to save of an empty phone, and says so", async () => {
    await showSendingScreen();

    screen.getByRole("button", { name: "Save a sealed copy" }).click();

    expect(await screen.findByText("There is nothing on this phone to copy.")).toBeTruthy();
  });
});
