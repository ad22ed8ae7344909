/** Who asks the endpoint over the network: a tab of a phone, its worker, or a lead's desk. */
import type { Busy } from "./busy.ts";
import type { CookieJar } from "./cookie-jar.ts";
import type { Random } from "./random.ts";

export interface Asker {
  readonly jar: CookieJar;
  readonly busy: Busy;
  readonly random: Random;
  /** Events for which the endpoint refuses the whole request, as long as they come with a body. */
  readonly poison: ReadonlySet<string>;
  /** So few go into one exchange, by the word of the endpoint, that one exchange goes behind another. */
  readonly eventsAtOnce: number;
  /** Exchanges that have not ended. */
  underWay: number;
  /** Called where it has to wait for the network: as a request leaves, and as its reply comes. */
  readonly onWait?: (place: "request left" | "reply came") => void;
  /** Called where the endpoint takes its requests for another site's. */
  readonly onForbidden?: () => void;
  /** No other asker's. */
  readonly name: string;
  /** The schedule stands still until it has its answers, so that none may be held back. */
  readonly isWaitedFor?: boolean;
  isKilled: boolean;
  /** A reply is being written down. */
  isTakingReply?: boolean;
  /** The endpoint's life in which the last reply that reached this asker was made. */
  lifeOfReply: number;
}
