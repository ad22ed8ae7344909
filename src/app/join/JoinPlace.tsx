import { useEffect, useState } from "preact/hooks";
import { inviteCodeLength } from "../../contract/wire/wire-limits.ts";
import type { Program } from "../../domain/program.ts";
import type { Phone } from "../../storage/phone.ts";
import type { Clock } from "../shell/program-context.tsx";
import { takeCodeOfAddress } from "../sign-in/code-of-address.ts";
import { JoinAgain } from "./JoinAgain.tsx";
import { JoinScreen } from "./JoinScreen.tsx";
import type { Joiner } from "./joiner.ts";

interface JoinPlaceProps {
  readonly phone: Phone;
  readonly program: Program | undefined;
  readonly clock: Clock;
  readonly openJoiner: () => Promise<Joiner>;
  /** A program's phone that its server doesn't know any more. */
  readonly isAgain: boolean;
}

/** `/join`, with the code of a link behind its #. */
export function JoinPlace({ openJoiner, isAgain, ...rest }: JoinPlaceProps) {
  const [linkedCode] = useState(() => takeCodeOfAddress(inviteCodeLength));
  const [joiner, setJoiner] = useState<Joiner>();

  useEffect(() => {
    void openJoiner().then(setJoiner);
  }, [openJoiner]);

  if (joiner === undefined) return null;
  return isAgain ? (
    <JoinAgain clock={rest.clock} joiner={joiner} linkedCode={linkedCode} />
  ) : (
    <JoinScreen {...rest} joiner={joiner} linkedCode={linkedCode} />
  );
}
