import { useState } from "preact/hooks";
import { emptyLine, type LineForm } from "./stock-lines.ts";

/** Lines of a form, the first of which is there without being asked for. */
export function useLines() {
  const [lines, setLines] = useState<readonly LineForm[]>([emptyLine(0)]);
  return {
    lines,
    change: (changed: LineForm) =>
      setLines((now) => now.map((line) => (line.id === changed.id ? changed : line))),
    add: () => setLines((now) => [...now, emptyLine(Math.max(...now.map(({ id }) => id)) + 1)]),
    remove: (gone: LineForm) => setLines((now) => now.filter(({ id }) => id !== gone.id)),
  };
}
