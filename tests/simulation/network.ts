/** What lies between a phone and the endpoint, and all that can happen there. */
import type { Asker } from "./asker.ts";
import type { Coverage, Fault } from "./coverage.ts";
import { crashedAt, crashPlaces, handleUntilCrash } from "./crash.ts";
import { type Fate, fates, promptFates } from "./fates.ts";
import { Late, type Request } from "./late.ts";
import {
  accessEnded,
  busyAnswer,
  damaged,
  hasNextCredential,
  isCommitted,
  isGzip,
  isPoisoned,
  never,
  portalRefusal,
  refusal,
  textOf,
  withLimit,
} from "./messages.ts";
import type { Random } from "./random.ts";
import type { SimulatedServer } from "./server.ts";
import type { UnderWay } from "./under-way.ts";

export interface NetworkTools {
  readonly server: SimulatedServer;
  readonly coverage: Coverage;
}

export class Network {
  readonly #tools: NetworkTools;
  readonly #late = new Late();
  /** By a proxy that keeps what it must not: the last success of each address. */
  readonly #kept = new Map<string, Response>();
  #arrived = 0;
  isCalm = false;
  /** Exchanges that are at the endpoint wait for each other before it writes. */
  isCrowded = false;
  /** The endpoint doesn't know the version of the phones' app: it is older, or newer by two. */
  isOfOtherVersion = false;
  /** People come by another address than the endpoint knows, so it takes their requests for another site's. */
  isUnderOtherAddress = false;
  /** A proxy in front takes no more than so many bytes of JSON. */
  largest = Number.POSITIVE_INFINITY;

  constructor(tools: NetworkTools) {
    this.#tools = tools;
  }

  async fetch(asker: Asker, path: string, init: RequestInit): Promise<Response> {
    asker.onWait?.("request left");
    const response = await this.#answer(asker, { path, init });
    asker.onWait?.("reply came");
    return asker.isKilled ? never() : response;
  }

  async #answer(asker: Asker, request: Request): Promise<Response> {
    const { init } = request;
    const json = textOf(init.body);
    if (asker.isWaitedFor !== true) await asker.busy.turn(`${asker.name} ${request.path} ${json}`);
    if (asker.isKilled) return never();
    if (this.isOfOtherVersion) {
      this.#met("endpoint of another version");
      return refusal(init, 400, "protocol-unknown");
    }
    if (json.length > this.largest) {
      this.#met("413 by a proxy");
      return new Response("<html>Too large</html>", { status: 413 });
    }
    if (json.includes('"withheld":"too-large"')) this.#met("413 for one event, sent without its body");
    if (isPoisoned(json, asker.poison)) {
      this.#met("400 for one event");
      return refusal(init, 400, "malformed");
    }
    if (this.isUnderOtherAddress) return this.#forbid(asker, request);
    asker.underWay += 1;
    if (asker.underWay > 1) this.#met("two exchanges under way");
    try {
      if (this.isCalm) return await this.#deliver(asker, request);
      const chances = asker.isWaitedFor === true ? promptFates : fates;
      return await this.#meet(asker.random.weighted(chances), asker, request);
    } finally {
      asker.underWay -= 1;
    }
  }

  /** Lets one of the replies through that are late. */
  releaseReply(random: Random): void {
    this.#late.releaseReply(random);
  }

  /** Brings a request to the endpoint that its phone has given up long ago. */
  async deliverLate(random: Random): Promise<void> {
    for (const { jar, teller, path, init, sentAfter } of this.#late.takeRequest(random)) {
      await this.#tools.server.handle(jar, path, { ...init, teller });
      this.#met("request delivered late");
      if (this.#arrived > sentAfter) this.#met("requests delivered in another order");
    }
  }

  /** From now on everything gets through, and what was under way arrives. */
  async calmDown(random: Random): Promise<void> {
    this.isCalm = true;
    // A proxy that lets single events through may stay.
    this.largest = random.chance(0.5) ? Math.max(this.largest, leastForOne) : Number.POSITIVE_INFINITY;
    this.isOfOtherVersion = false;
    this.isUnderOtherAddress = false;
    while (this.#late.requests > 0) await this.deliverLate(random);
    while (this.#late.replies > 0) this.#late.releaseReply(random);
  }

  /** By the endpoint itself, with its headers. */
  async #forbid({ jar, onForbidden }: Asker, { path, init }: Request): Promise<Response> {
    onForbidden?.();
    const response = await this.#tools.server.handle(jar, path, { ...init, isOfOtherSite: true });
    if (response.status === 403) this.#met("403 by the endpoint");
    return response;
  }

  async #meet(fate: Fate, asker: Asker, request: Request): Promise<Response> {
    const { server } = this.#tools;
    switch (fate) {
      case "plain":
        return this.#deliver(asker, request);
      case "request lost":
        return this.#fail("request lost");
      case "reply lost":
        return this.#loseReply(await this.#send(asker, request));
      case "reply cut off":
        return this.#cutReply(await this.#send(asker, request));
      case "request cut off":
        return this.#cutRequest(asker, request);
      case "damaged gzip":
        return this.#damage(asker, request);
      case "twice":
        await this.#send(asker, request);
        this.#met("request delivered twice");
        return this.#deliver(asker, request);
      case "request late":
        this.#late.keep({ ...request, jar: asker.jar.copy(), teller: asker.jar, sentAfter: this.#arrived });
        return this.#fail();
      case "reply late":
        return this.#deliver(asker, request, (response) =>
          asker.busy.held(this.#late.hold(asker, request.init, response, () => this.#met("reply late"))),
        );
      case "old reply":
        return this.#oldReply(asker, request);
      case "portal page":
        this.#met("captive portal: 200 HTML");
        return new Response("<html>Welcome to our wifi</html>", { status: 200 });
      case "portal refusal":
        return this.#portalRefusal(asker);
      case "redirect":
        return this.#fail("redirect");
      case "busy":
        return this.#busy(asker);
      case "disk full":
        return this.#fillDisk(asker, request);
      case "crash before":
        return this.#crashUnderWay(asker, request);
      case "crash after": {
        const response = await this.#send(asker, request);
        server.restart();
        return this.#fail(isCommitted(response) ? "endpoint crashed after commit" : undefined);
      }
    }
  }

  /** Whole and the endpoint's own, and the answer to something else. */
  async #oldReply(asker: Asker, request: Request): Promise<Response> {
    const kept = this.#kept.get(request.path);
    if (kept === undefined) return this.#deliver(asker, request);
    this.#met("reply to something else, kept by a proxy");
    asker.lifeOfReply = this.#tools.server.lives;
    return kept.clone();
  }

  async #fillDisk(asker: Asker, { path, init }: Request): Promise<Response> {
    const { server } = this.#tools;
    const transactionsLeft = asker.random.below(2);
    const underWay = this.#underWay(asker);
    const response = await server.handleOnFullDisk(asker.jar, path, { ...init, underWay, transactionsLeft });
    // What needs little room is still written, and answered like anything else.
    asker.lifeOfReply = server.lives;
    if (response.status === 503) this.#met("endpoint's disk full");
    return response;
  }

  /** The phone hears of a line that broke. */
  async #crashUnderWay(asker: Asker, { path, init }: Request): Promise<never> {
    const random = asker.random.branch("crash");
    const place = random.weighted(crashPlaces);
    this.#arrived += 1;
    const arriving = { ...init, underWay: this.#underWay(asker) };
    const crashing = { jar: asker.jar, path, init: arriving, place, share: random.next() };
    const end = await handleUntilCrash(this.#tools.server, crashing);
    if (end === "crashed with nothing written") return this.#fail();
    if (end === "crashed at its place") return this.#fail(crashedAt[place]);
    return this.#fail(isCommitted(end) ? "endpoint crashed after commit" : undefined);
  }

  #loseReply(response: Response): never {
    if (hasNextCredential(response)) this.#met("reply with the next credential lost");
    return this.#fail(isCommitted(response) ? "reply lost after commit" : undefined);
  }

  async #cutRequest(asker: Asker, { path, init }: Request): Promise<Response> {
    if (init.body instanceof Uint8Array) {
      // By its share: how long a packed body is depends on keys that no seed draws.
      const bytes = Math.floor((asker.random.below(1000) / 1000) * init.body.byteLength);
      const body = init.body.slice(0, bytes);
      await this.#send(asker, { path, init: { ...init, body } });
      return this.#fail("request cut off");
    }
    return this.#fail();
  }

  /** By a proxy that takes it apart and puts it together; the endpoint answers, and its answer arrives. */
  async #damage(asker: Asker, request: Request): Promise<Response> {
    const { body } = request.init;
    if (!(body instanceof Uint8Array) || !isGzip(body)) return this.#deliver(asker, request);
    const init = { ...request.init, body: damaged(body) };
    const response = await this.#deliver(asker, { ...request, init });
    if (response.status === 400) this.#met("damaged gzip");
    return response;
  }

  async #cutReply(response: Response): Promise<Response> {
    const text = await response.text();
    if (text !== "") this.#met("reply cut off");
    const { status, headers } = response;
    return new Response(text === "" ? null : text.slice(0, Math.floor(text.length / 2)), { status, headers });
  }

  #portalRefusal({ random }: Asker): Response {
    const response = portalRefusal(random);
    this.#met(`captive portal: ${response.status}` as Fault);
    return response;
  }

  #busy({ random }: Asker): Response {
    const response = busyAnswer(random);
    this.#met(response.status === 429 ? "429" : "503");
    return response;
  }

  async #deliver(
    asker: Asker,
    request: Request,
    onItsWay: (response: Response) => Promise<Response> = async (response) => response,
  ): Promise<Response> {
    const sent = await withLimit(await this.#send(asker, request), asker.eventsAtOnce);
    if (sent.ok) this.#kept.set(request.path, sent.clone());
    const { lives } = this.#tools.server;
    const response = await onItsWay(sent);
    asker.lifeOfReply = lives;
    asker.jar.keep(response);
    if (response.status === 401) this.#met(await accessEnded(response));
    return response;
  }

  async #send(asker: Asker, { path, init }: Request): Promise<Response> {
    this.#arrived += 1;
    return this.#tools.server.handle(asker.jar, path, { ...init, underWay: this.#underWay(asker) });
  }

  #underWay({ busy, name, isWaitedFor }: Asker): UnderWay {
    if (!this.isCrowded || isWaitedFor === true) return {};
    let met: Promise<void> | undefined;
    return { onOpened: () => (met ??= busy.meet(name)) };
  }

  #fail(fault?: Fault): never {
    if (fault !== undefined) this.#met(fault);
    throw new TypeError("Failed to fetch");
  }

  #met(fault: Fault): void {
    this.#tools.coverage.met(fault);
  }
}

/** What one event takes with all that goes beside it, in bytes of JSON. */
const leastForOne = 4000;
