import type { JoinFailure } from "../../storage/joining.ts";
import { changeInWords } from "../language/storage-failure.ts";
import { formatNumber } from "../language/format-number.ts";
import { useLanguage, useText } from "../language/LanguageProvider.tsx";
import { useTeamText } from "../language/team-text.ts";

/** Why the phone's storage didn't take the joining in, in words. */
export function useJoinFailure(failure: JoinFailure): string {
  const text = useTeamText();
  const { failures } = useText();
  const { language } = useLanguage();
  switch (failure.kind) {
    case "other-program":
      return text.otherProgram(failure.unsent);
    case "too-many-records":
      return text.tooMany(formatNumber(language, failure.most));
    case "hanging":
    case "blocked":
    case "unavailable":
    case "insecure-address":
      return failures.open[failure.kind];
    default:
      return changeInWords(failure, failures);
  }
}
