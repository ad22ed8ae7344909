/** An endpoint that answers as a test says, and remembers what it was asked. */
import type { ErrorCode } from "../../src/contract/wire/errors.ts";
import { errors } from "../../src/contract/wire/errors.ts";
import type { ReplyOf } from "../../src/contract/wire/route-messages.ts";
import { err, ok, type Result } from "../../src/domain/result.ts";
import type { CallFailure, CallInput, CallName, EndpointClient } from "../../src/sync/endpoint-client.ts";

type Answers = {
  [Name in CallName]?: (
    input: NonNullable<CallInput<Name>[0]>,
  ) => ReplyOf<Name> | CallFailure | Promise<ReplyOf<Name> | CallFailure>;
};

export interface FakeEndpoint {
  readonly client: EndpointClient;
  /** What was asked, in order, with what was sent along. */
  readonly asked: readonly { readonly name: CallName; readonly input: unknown }[];
  /** How often it was asked for one thing. */
  times(name: CallName): number;
  /** From now on it answers so. */
  answer(answers: Answers): void;
}

/** What no answer is given for doesn't come through, as without a connection. */
export function fakeEndpoint(first: Answers): FakeEndpoint {
  const asked: { name: CallName; input: unknown }[] = [];
  let answers = first;
  return {
    asked,
    times: (name) => asked.filter((call) => call.name === name).length,
    answer(next) {
      answers = { ...answers, ...next };
    },
    client: {
      async call<Name extends CallName>(name: Name, ...input: CallInput<Name>) {
        asked.push({ name, input: input[0] });
        const answer = answers[name] as ((given: unknown) => unknown) | undefined;
        const said = answer === undefined ? noConnection : await answer(input[0] ?? {});
        return (isFailure(said) ? err(said) : ok(said)) as Result<ReplyOf<Name>, CallFailure>;
      },
    },
  };
}

export const noConnection: CallFailure = { kind: "no-connection" };

export function refusal(code: ErrorCode): CallFailure {
  return { kind: "refused", code, status: errors[code].status };
}

function isFailure(said: unknown): said is CallFailure {
  const kind = (said as { readonly kind?: unknown } | undefined)?.kind;
  return kind === "no-connection" || kind === "refused";
}
