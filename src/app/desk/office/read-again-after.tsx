import type { ComponentChildren } from "preact";
import type { CallFailure } from "../../../sync/endpoint-client.ts";
import { Button } from "../../components/Button.tsx";
import { isRefused } from "../../sign-in/call-failure.ts";
import type { OfficeText } from "./use-office-text.ts";

/** What there is to do where somebody else changed the program in the meantime; nothing about another failure. */
export function readAgainAfter(
  failure: CallFailure,
  text: OfficeText,
  onReadAgain: () => void,
): ComponentChildren {
  return isRefused(failure, "settings-changed") ? (
    <Button onClick={onReadAgain}>{text.readAgain}</Button>
  ) : undefined;
}
