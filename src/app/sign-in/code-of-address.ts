/** A code rides behind the # of a link: what stands there is never sent to a server. */
import { isCode, tidyCode } from "../../contract/wire/codes.ts";

/**
 * Reads the code and takes it out of the address at once, so that it is neither
 * in the history nor on the screen for whoever looks next. Nothing where there
 * is no whole code.
 */
export function takeCodeOfAddress(length: number): string | undefined {
  const code = tidyCode(decodedHash());
  if (location.hash !== "") history.replaceState(history.state, "", location.pathname);
  return isCode(code, length) ? code : undefined;
}

function decodedHash(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}
