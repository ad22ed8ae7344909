import { type ComponentChildren, createContext } from "preact";
import { useCallback, useContext, useMemo, useState } from "preact/hooks";
import { assert } from "../../domain/assert.ts";
import type { LocalDate, RecordId } from "../../domain/ids.ts";

/** A change of a record that failed. Its screen says so too, but may have been left by then. */
export interface LeftChange {
  readonly record: RecordId;
  readonly day: LocalDate;
  readonly to: "out" | "counted";
  /** Why, in words. */
  readonly why: string;
}

interface LeftChanges {
  readonly all: readonly LeftChange[];
  readonly leave: (change: LeftChange) => void;
  /** It is told on the record's own screen, opened again, or done by now. */
  readonly drop: (record: RecordId) => void;
}

const LeftChangesContext = createContext<LeftChanges | undefined>(undefined);

/** Keeps them until they are looked at, as long as the desk is open. */
export function LeftChangesProvider({ children }: { readonly children: ComponentChildren }) {
  const [all, setAll] = useState<readonly LeftChange[]>([]);
  const drop = useCallback(
    (record: RecordId) => setAll((before) => before.filter((change) => change.record !== record)),
    [],
  );
  const leave = useCallback((change: LeftChange) => {
    setAll((before) => [...before.filter(({ record }) => record !== change.record), change]);
  }, []);
  const value = useMemo(() => ({ all, leave, drop }), [all, leave, drop]);

  return <LeftChangesContext.Provider value={value}>{children}</LeftChangesContext.Provider>;
}

export function useLeftChanges(): LeftChanges {
  const changes = useContext(LeftChangesContext);
  assert(changes !== undefined, "OpenDesk puts every screen inside a LeftChangesProvider");
  return changes;
}
