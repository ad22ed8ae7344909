/** Corrections of a quarantined entry are stored without waiting for what is noted of them over the network. */
import { configure, fireEvent, screen, waitFor } from "@testing-library/preact";
import { describe, expect, test } from "vitest";
import { quarantine as words } from "../../../../src/app/language/en/quarantine.ts";
import { record as recordWords } from "../../../../src/app/language/en/record.ts";
import { noConnection } from "../../../support/fake-endpoint.ts";
import { goTo } from "../../../support/fix-screen.tsx";
import { address, counted, more, showQuarantined } from "../../../support/quarantined-screen.tsx";
import { buttonNamed } from "../../../support/screen-controls.ts";

configure({ asyncUtilTimeout: 10_000 });

const save = () => fireEvent.click(buttonNamed("Save"));
/** Whatever is told next would have been told by then. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 50));

/** Five more are saved, and that it belongs to the entry is being noted. */
async function whileNoted() {
  const shown = await showQuarantined();
  const release = shown.holdDecision();
  more(5);
  save();
  await waitFor(() => expect(shown.noted()).toHaveLength(1));
  return { ...shown, release };
}

describe("a correction of a quarantined entry that is saved again while the first is being noted", () => {
  test("is stored at once, and not lost where the lead signs out", async () => {
    const { changes, quantities } = await whileNoted();
    more(10);
    save();

    await waitFor(() => expect(quantities()).toEqual([10, 15]));
    expect(changes.saved[1]?.onto).toEqual({ event: changes.saved[0]?.event, rev: 2 });
    fireEvent.click(buttonNamed("Sign out"));
    await screen.findByLabelText("Password");
    expect(quantities()).toEqual([10, 15]);
  });

  test("is noted once, as what was stored last, and only then is the form left", async () => {
    const { changes, quantities, noted, release } = await whileNoted();
    for (const quantity of [10, 15]) {
      more(quantity);
      save();
      await waitFor(() => expect(quantities().at(-1)).toBe(quantity + 5));
    }
    await aWhile();
    expect(counted(20)).toBeDefined();
    expect(noted()).toHaveLength(1);

    release();

    await waitFor(() => expect(location.pathname).toBe("/desk/quarantine"));
    expect(noted()).toEqual([changes.saved[0]?.event, changes.saved[2]?.event]);
  });

  test("asks nothing twice where nothing was changed", async () => {
    const { changes, noted, release } = await whileNoted();
    save();
    await aWhile();

    release();

    await waitFor(() => expect(location.pathname).toBe("/desk/quarantine"));
    expect(changes.saved).toHaveLength(1);
    expect(noted()).toHaveLength(1);
  });

  test("says that it isn't saved where it is refused, also once the first is noted", async () => {
    const { changes, quantities, noted, release } = await whileNoted();
    changes.failNextSave({ kind: "storage-full", cause: "test" });
    more(10);
    save();
    const isFull = /out of space/;
    expect(await screen.findByRole("alert")).toMatchObject({ textContent: expect.stringMatching(isFull) });

    release();
    await aWhile();

    expect(screen.getByRole("alert")).toMatchObject({ textContent: expect.stringMatching(isFull) });
    save();
    await waitFor(() => expect(location.pathname).toBe("/desk/quarantine"));
    expect(quantities()).toEqual([10, 15]);
    expect(noted()).toEqual(changes.saved.map(({ event }) => event));
  });

  test("says that the first could not be noted, also once the change is taken back that was refused", async () => {
    const { changes, endpoint, quantities } = await showQuarantined();
    const { promise, resolve } = Promise.withResolvers<typeof noConnection>();
    endpoint.answer({ decideQuarantined: () => promise });
    more(5);
    save();
    await waitFor(() => expect(quantities()).toEqual([10]));
    changes.failNextSave({ kind: "storage-full", cause: "test" });
    more(10);
    save();
    await screen.findByRole("alert");
    fireEvent.click(buttonNamed("Remove 5: Fentanyl test strip"));

    resolve(noConnection);

    fireEvent.click(await screen.findByRole("button", { name: recordWords.fixNotDone }));
    expect(await screen.findByRole("alert")).toMatchObject({ textContent: words.notDecided });
  });

  test("can be noted again where the last note didn't get through, though the first did", async () => {
    const { changes, endpoint, noted, heal, release } = await whileNoted();
    more(10);
    save();
    await waitFor(() => expect(changes.saved).toHaveLength(2));
    endpoint.answer({ decideQuarantined: () => noConnection });
    release();
    expect(await screen.findByRole("alert")).toMatchObject({ textContent: words.notDecided });
    heal();

    save();

    await waitFor(() => expect(location.pathname).toBe("/desk/quarantine"));
    const [one, other] = changes.saved.map(({ event }) => event);
    expect(noted()).toEqual([one, other, other]);
    expect(changes.saved).toHaveLength(2);
  });
});

describe("a correction of a quarantined entry that could not be noted", () => {
  async function notNoted() {
    const shown = await showQuarantined();
    shown.endpoint.answer({ decideQuarantined: () => noConnection });
    more(5);
    save();
    await screen.findByText(words.notDecided);
    return shown;
  }

  test("goes on saying so where a change of it was taken back", async () => {
    await notNoted();
    more(10);

    fireEvent.click(buttonNamed("Remove 5: Fentanyl test strip"));

    expect(counted(10)).toBeDefined();
    expect(screen.getByText(words.notDecided)).toBeDefined();
  });

  test("says so on its form where that was left", async () => {
    await notNoted();
    await goTo("/desk/quarantine");
    await goTo(address);

    fireEvent.click(await screen.findByRole("button", { name: recordWords.fixNotDone }));

    expect(await screen.findByRole("alert")).toMatchObject({ textContent: words.notDecided });
  });
});
