import type { SetupRequest, Who } from "../../contract/wire/access-messages.ts";
import type { RequestOf } from "../../contract/wire/route-messages.ts";
import type { Result } from "../../domain/result.ts";
import type { CallFailure, EndpointClient } from "../../sync/endpoint-client.ts";
import { isRefused } from "./call-failure.ts";

type Made = Promise<Result<Who, CallFailure>>;

export function setUpWith(client: EndpointClient, body: SetupRequest): Made {
  return orSignIn(client, body, () => client.call("setup", { body }));
}

export function makeAccount(client: EndpointClient, body: RequestOf<"newAccount">): Made {
  return orSignIn(client, body, () => client.call("newAccount", { body }));
}

/**
 * A code works once, and the answer to it may have got lost: the account is
 * there then, and whoever knows its name and password can go on as if it had come.
 */
async function orSignIn(
  client: EndpointClient,
  { account, password }: RequestOf<"signIn">,
  make: () => Made,
): Made {
  const made = await make();
  if (made.ok || !isRefused(made.error, "code-not-valid")) return made;
  const signedIn = await client.call("signIn", { body: { account, password } });
  return signedIn.ok ? signedIn : made;
}
