import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Who } from "../../contract/wire/access-messages.ts";
import type { Settings } from "../../contract/wire/settings-message.ts";
import type { CallFailure, EndpointClient } from "../../sync/endpoint-client.ts";

/** Who has signed in on this page, with what: the password opens what this browser keeps. */
export interface SignedIn {
  readonly who: Who;
  readonly password: string;
}

export type SessionState =
  | { readonly kind: "asking" | "signed-out" | "not-set-up" }
  | { readonly kind: "failed"; readonly failure: CallFailure }
  | {
      readonly kind: "signed-in";
      readonly who: Who;
      readonly settings: Settings;
      /** Absent where a session of before goes on. */
      readonly password?: string;
      /** The endpoint has ended the session; the screens stay as they are. */
      readonly isOver: boolean;
    };

export interface Session {
  readonly state: SessionState;
  /** As given, but told when the session has ended. */
  readonly client: EndpointClient;
  readonly signIns: number;
  readonly signedIn: (by: SignedIn) => void;
  /** The password of who is signed in, told after a session of before went on without it. */
  readonly withPassword: (known: SignedIn) => void;
  readonly askAgain: () => void;
  /** False where the endpoint could not be told. */
  readonly signOut: () => Promise<boolean>;
}

/** Who uses the desk, from the first question on. `begun` is who has just signed in elsewhere on this page. */
export function useSession(given: EndpointClient, begun: SignedIn | undefined): Session {
  const byRef = useRef(begun);
  const [signIns, setSignIns] = useState(0);
  const [state, setState] = useState<SessionState>({ kind: "asking" });

  useEffect(() => {
    let isOver = false;
    async function begin() {
      const begunState = await beginSession(given, byRef.current);
      if (!isOver) setState(begunState);
    }
    void begin();
    return () => {
      isOver = true;
    };
  }, [given, signIns]);

  const client = useMemo(() => {
    const end = () => setState((now) => (now.kind === "signed-in" ? { ...now, isOver: true } : now));
    return tellingWhenSignedOut(given, end);
  }, [given]);

  const signedIn = useCallback((next: SignedIn) => {
    byRef.current = next;
    setSignIns((count) => count + 1);
  }, []);
  const withPassword = useCallback((known: SignedIn) => {
    byRef.current = known;
    setState((now) => (now.kind === "signed-in" ? { ...now, password: known.password } : now));
  }, []);
  const askAgain = useCallback(() => setSignIns((count) => count + 1), []);
  const signOut = useCallback(async () => {
    const ended = await given.call("signOut");
    const isSignedOut = ended.ok || (ended.error.kind === "refused" && ended.error.code === "not-signed-in");
    if (isSignedOut) {
      byRef.current = undefined;
      setState({ kind: "signed-out" });
    }
    return isSignedOut;
  }, [given]);

  return { state, client, signIns, signedIn, withPassword, askAgain, signOut };
}

async function beginSession(client: EndpointClient, by: SignedIn | undefined): Promise<SessionState> {
  const who = await client.call("who");
  if (!who.ok) {
    const isSignedOut = who.error.kind === "refused" && who.error.code === "not-signed-in";
    return isSignedOut ? signedOutOf(client) : { kind: "failed", failure: who.error };
  }
  // A phone of the program that opens the desk has no session here.
  if (who.value.role === "device") return { kind: "signed-out" };
  const settings = await client.call("settings");
  if (!settings.ok) return { kind: "failed", failure: settings.error };
  const isSame = by?.who.id === who.value.id;
  return {
    kind: "signed-in",
    who: who.value,
    settings: settings.value,
    ...(isSame && { password: by.password }),
    isOver: false,
  };
}

async function signedOutOf(client: EndpointClient): Promise<SessionState> {
  const about = await client.call("about");
  return { kind: about.ok && !about.value.isSetUp ? "not-set-up" : "signed-out" };
}

function tellingWhenSignedOut(client: EndpointClient, onSignedOut: () => void): EndpointClient {
  return {
    async call(name, ...input) {
      const result = await client.call(name, ...input);
      if (!result.ok && result.error.kind === "refused" && result.error.code === "not-signed-in") {
        onSignedOut();
      }
      return result;
    },
  };
}
