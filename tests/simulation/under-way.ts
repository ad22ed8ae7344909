/** What happens to a request while the endpoint works on it, at the places where that waits for something. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Opener } from "../../src/server/unsealing.ts";

export interface UnderWay {
  /** Who asks is let in, and the first bytes of the body are wanted. */
  readonly onBody?: () => void;
  /** What an event says is opened, and nothing of it written. */
  readonly onOpened?: () => Promise<void>;
}

const underWay = new AsyncLocalStorage<UnderWay>();

export function workOn<T>(request: UnderWay, work: () => Promise<T>): Promise<T> {
  return underWay.run(request, work);
}

export function openerUnderWay(opener: Opener): Opener {
  return {
    async open(event, program) {
      const opened = await opener.open(event, program);
      await underWay.getStore()?.onOpened?.();
      return opened;
    },
  };
}

/** The body of a line that breaks as soon as it is listened to. */
export function brokenBody(onBody: () => void): Pick<RequestInit, "body"> & { readonly duplex: "half" } {
  const body = new ReadableStream(
    {
      pull(controller) {
        onBody();
        controller.error(new Error("The line is broken"));
      },
    },
    // Else it would begin before anybody listens.
    { highWaterMark: 0 },
  );
  return { body, duplex: "half" };
}
