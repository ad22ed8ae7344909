import type { JoinFailure } from "../../storage/joining.ts";
import { Notice } from "../components/Notice.tsx";
import { useJoinFailure } from "./join-failure.ts";

export function JoinFailureNotice({ failure }: { readonly failure: JoinFailure }) {
  return <Notice tone="warn">{useJoinFailure(failure)}</Notice>;
}
