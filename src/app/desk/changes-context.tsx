import { type ComponentChildren, createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import { err, type Result } from "../../domain/result.ts";
import { Screen } from "../components/Screen.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import type { Text } from "../language/text.ts";
import type { StoreFix } from "../record/asked-save.ts";
import { useLeadDesk } from "./desk-context.tsx";
import type { Changes, ChangesFacts, ChangesFailure, DeskPorts } from "./desk-ports.ts";
import { type DeskText, useDeskText } from "./use-desk-text.ts";

/** Nothing while it is being opened. */
type Opened = Result<Changes, ChangesFailure> | undefined;

const OpenedContext = createContext<Opened>(undefined);
const ChangesContext = createContext<Changes | undefined>(undefined);

interface OpenedChangesProviderProps {
  readonly ports: Pick<DeskPorts, "openChanges">;
  readonly children: ComponentChildren;
}

/** Opens the lead's own log once; what needs no log doesn't wait for it. */
export function OpenedChangesProvider({ ports, children }: OpenedChangesProviderProps) {
  // As they were when this account began here: a sign-in again goes on with the same log.
  const [{ who, settings }] = useState(useLeadDesk());
  const [opened, setOpened] = useState<Opened>();

  useEffect(() => {
    let changes: Changes | undefined;
    let isOver = false;
    async function open() {
      const result = await ports.openChanges(who, settings);
      if (result.ok) changes = result.value;
      if (isOver) changes?.close();
      else setOpened(result);
    }
    void open();
    return () => {
      isOver = true;
      changes?.close();
    };
  }, [ports, who, settings]);

  return <OpenedContext.Provider value={opened}>{children}</OpenedContext.Provider>;
}

interface WithChangesProps {
  readonly children: ComponentChildren;
}

/** Records are shown only where they can be changed. */
export function WithChanges({ children }: WithChangesProps) {
  const text = useText();
  const desk = useDeskText();
  const opened = useContext(OpenedContext);
  if (opened === undefined) return null;
  if (opened.ok) {
    return <ChangesContext.Provider value={opened.value}>{children}</ChangesContext.Provider>;
  }
  return (
    <Screen title={text.shell.cantOpen}>
      <p>{failureInWords(opened.error, text, desk)}</p>
    </Screen>
  );
}

function failureInWords(failure: ChangesFailure, { failures }: Text, desk: DeskText): string {
  if (failure.kind === "other-program") return desk.otherProgram(failure.unsent);
  const open: Readonly<Record<string, string>> = failures.open;
  const save: Readonly<Record<string, string>> = failures.save;
  return open[failure.kind] ?? save[failure.kind] ?? failures.open.unavailable;
}

export function useChanges(): Changes {
  const changes = useContext(ChangesContext);
  assert(changes !== undefined, "records are shown only where they can be changed");
  return changes;
}

/** Stores what a form makes of a record as the lead's own correction. */
export function useStoreFix(): StoreFix {
  const changes = useChanges();
  const { failures } = useText();
  return async (fix) => {
    const saved = await changes.save({ kind: "fix", ...fix });
    return saved.ok ? saved : err({ words: failures.save[saved.error.kind], failure: saved.error });
  };
}

export function useChangesFacts(): ChangesFacts {
  const changes = useChanges();
  const [facts, setFacts] = useState(changes.facts());
  useEffect(() => {
    // What changed between rendering and this effect.
    setFacts(changes.facts());
    return changes.subscribe(() => setFacts(changes.facts()));
  }, [changes]);
  return facts;
}

/** How many of the lead's own changes have arrived. None where this browser's log of them isn't open, or not yet. */
export function useSentChanges(): number {
  const opened = useContext(OpenedContext);
  const changes = opened?.ok === true ? opened.value : undefined;
  const [sent, setSent] = useState(changes?.facts().sent ?? 0);
  useEffect(() => {
    const read = () => setSent(changes?.facts().sent ?? 0);
    read();
    return changes?.subscribe(read);
  }, [changes]);
  return sent;
}
