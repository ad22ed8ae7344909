import type { ImportCount } from "../../storage/phone.ts";
import { Notice } from "../components/Notice.tsx";
import { useText } from "../language/LanguageProvider.tsx";
import { changeInWords } from "../language/storage-failure.ts";
import type { CopyPlan, ImportEnd } from "./read-file.ts";

interface ImportResultProps {
  readonly plan: CopyPlan;
  readonly count: ImportCount;
  readonly end: ImportEnd;
}

/** What became of the file. */
export function ImportResult({ plan, count, end }: ImportResultProps) {
  const text = useText();
  if (end === "stopped") return <Notice tone="plain">{text.copy.stopped(count.added)}</Notice>;
  if (end !== "complete") {
    return (
      <Notice tone="warn">
        {changeInWords(end, text.failures)} {text.copy.failedPartly}
      </Notice>
    );
  }
  const parts = [
    text.copy.added(count.added),
    ...(count.alreadyHere > 0 ? [text.copy.alreadyHere(count.alreadyHere)] : []),
    ...(count.newerInFile > 0 ? [text.copy.newerInFile(count.newerInFile)] : []),
    ...(plan.problemCount > 0 ? [text.copy.notRead(plan.problemCount)] : []),
  ];
  return <Notice tone={plan.problemCount > 0 ? "warn" : "good"}>{parts.join(", ")}.</Notice>;
}
