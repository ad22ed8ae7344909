import type { ItemHeld } from "../../domain/stock-ledger.ts";
import { Button } from "../components/Button.tsx";
import { useBagText } from "../language/bag-text.ts";
import { LineFields } from "./LineFields.tsx";
import type { LinesProblem } from "./stock-lines.ts";
import type { useLines } from "./use-lines.ts";

interface LinesEditorProps {
  readonly form: ReturnType<typeof useLines>;
  readonly held: readonly ItemHeld[];
  readonly needsReason?: boolean;
  readonly problem: LinesProblem | undefined;
  /** Something was typed: what was wrong may be right by now. */
  readonly onTyped: () => void;
}

export function LinesEditor({ form, held, needsReason = false, problem, onTyped }: LinesEditorProps) {
  const text = useBagText();
  const { lines, change, add, remove } = form;
  return (
    <>
      {lines.map((line, index) => (
        <LineFields
          key={line.id}
          line={line}
          position={index + 1}
          held={held}
          needsReason={needsReason}
          problem={problem?.kind === "line" && problem.id === line.id ? problem.problem : undefined}
          onChange={(changed) => {
            change(changed);
            onTyped();
          }}
          onRemove={lines.length > 1 ? () => remove(line) : undefined}
        />
      ))}
      <div>
        <Button onClick={add}>{text.add}</Button>
      </div>
    </>
  );
}
