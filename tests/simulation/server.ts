/** The real endpoint on a real file, that can crash, be put back to what it was, and be looked into. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { nonceHeader, protocolHeader } from "../../src/contract/wire/protocol.ts";
import type { Who } from "../../src/contract/wire/access-messages.ts";
import type { SyncRequest } from "../../src/contract/wire/sync-message.ts";
import type { Settings } from "../../src/contract/wire/settings-message.ts";
import type { LocalMonth } from "../../src/domain/ids.ts";
import { type Endpoint, openEndpoint } from "../../src/server/endpoint.ts";
import { letGoStep } from "../../src/server/stores/letting-go.ts";
import type { Opener } from "../../src/server/unsealing.ts";
import { type Arriving, arrivedRequest, publicUrl } from "./arriving.ts";
import { BehindEndpoint } from "./behind-endpoint.ts";
import type { CookieJar } from "./cookie-jar.ts";
import { filesIn, type Image, imageOf, putFiles, putImage } from "./disk-image.ts";
import { KeysOnDisk } from "./keys-on-disk.ts";
import { reportMistake } from "./mistakes.ts";
import { onMachine, type PoweredDatabase } from "./power-cut.ts";
import { textOf } from "./messages.ts";
import { openOnSmallDisk, type SmallDisk } from "./small-disk.ts";
import { openerUnderWay, workOn } from "./under-way.ts";
import { programOf, siteOf } from "../support/builders.ts";
import { Announced } from "./whole-logs.ts";

const password = "correct horse battery";
const account = "Robin";
const syncPath = "/v1/sync";

/** So cheap that a schedule may sign in often. */
const passwordCost = { costExponent: 4, blockSize: 8, parallelization: 1 };

/** What a program that was just set up is on the disk, and who is signed in. */
interface SetUp {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly admin: CookieJar;
}

/** Each schedule begins with the same: to make it took longer than many of its steps. */
let setUpOnce: SetUp | undefined;

/** A session that nobody uses ends later than that. */
const signedInMs = 20 * 60_000;

interface ServerTools {
  readonly clockMs: () => number;
  readonly opener: (real: Opener) => Opener;
  /** Told of each commit, and how many exchanges it held. */
  readonly onCommit: (exchanges: number) => void;
}

export class SimulatedServer {
  readonly #dataDir = mkdtempSync(join(tmpdir(), "satchel-simulation-"));
  readonly #keys: KeysOnDisk;
  readonly #clockMs: () => number;
  readonly #opener: (real: Opener) => Opener;
  readonly #onCommit: (exchanges: number) => void;
  #endpoint: Endpoint;
  #disk: SmallDisk | undefined;
  /** Its machine's. */
  power: Pick<PoweredDatabase, "cut"> = { cut: undefined };
  /** How often it was started: what it worked on in an earlier life is gone. */
  starts = 0;
  #reader: BehindEndpoint | undefined;
  #understood = 0;
  /** Until when, and in which life. */
  readonly #sessions = new WeakMap<CookieJar, { readonly endMs: number; readonly life: number }>();
  readonly #announcedIn = new WeakMap<Image, Announced>();
  announced = new Announced();
  /** Raised whenever what was confirmed may be gone. */
  lives = 1;

  constructor({ clockMs, opener, onCommit }: ServerTools) {
    this.#clockMs = clockMs;
    this.#opener = opener;
    this.#onCommit = onCommit;
    this.#keys = new KeysOnDisk(this.#dataDir);
    putFiles(this.#dataDir, setUpOnce?.files ?? new Map());
    this.#endpoint = this.#open();
  }

  /** Makes the program; an admin is signed in with the jar. */
  async setUp(admin: CookieJar): Promise<void> {
    if (setUpOnce !== undefined) {
      admin.take(setUpOnce.admin);
      return;
    }
    const link = await this.#endpoint.setupLink();
    const code = new URL(link ?? "").hash.slice(1);
    const sites = ["MAIN", "PARK", "QUAY"].map((site) => siteOf({ code: site, name: site }));
    await this.ask(admin, "POST", "/v1/setup", { code, program: programOf({ sites }), account, password });
    setUpOnce = { files: filesIn(this.#dataDir), admin: admin.copy() };
  }

  /** A request as the own page sends it; throws where it is refused. */
  async ask(jar: CookieJar, method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await this.handle(jar, path, {
      method,
      headers: {
        [protocolHeader]: "1",
        [nonceHeader]: "AAAAAAAAAAAAAAAAAAAAAA",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was refused with ${response.status}: ${text}`);
    jar.keep(response);
    return text === "" ? undefined : JSON.parse(text);
  }

  /** Invites a phone and joins with it. */
  async enrol(
    phone: CookieJar,
    admin: CookieJar,
  ): Promise<{ readonly who: Who; readonly settings: Settings }> {
    await this.signIn(admin);
    const invite = { role: "device", label: "Bag", hours: 1 };
    const { code } = (await this.ask(admin, "POST", "/v1/invites", invite)) as { readonly code: string };
    return (await this.ask(phone, "POST", "/v1/join", { code, tryKey: "AAAAAAAAAAAAAAAAAAAAAA" })) as {
      readonly who: Who;
      readonly settings: Settings;
    };
  }

  /** Where nobody is signed in with the jar any more. */
  async signIn(jar: CookieJar): Promise<void> {
    const session = this.#sessions.get(jar);
    if (session !== undefined && session.life === this.lives && session.endMs > this.#clockMs()) return;
    await this.ask(jar, "POST", "/v1/session", { account, password });
    this.#sessions.set(jar, { life: this.lives, endMs: this.#clockMs() + signedInMs });
  }

  async revoke(admin: CookieJar, device: string): Promise<void> {
    await this.signIn(admin);
    await this.ask(admin, "DELETE", `/v1/phones/${device}`);
  }

  async handle(jar: CookieJar, path: string, init: Arriving): Promise<Response> {
    const { underWay = {}, teller = jar } = init;
    const request = arrivedRequest(jar, path, init);
    const endpoint = this.#endpoint;
    const response = await workOn(underWay, async () => endpoint.app.fetch(request));
    // A crash takes along whatever else is under way.
    if (endpoint !== this.#endpoint) throw new TypeError("The endpoint is gone");
    if (path === syncPath && response.status === 201) {
      this.announced.note(teller, JSON.parse(textOf(init.body)) as SyncRequest);
    }
    return response;
  }

  /** What it works on meanwhile is another's affair: only requests of phones meet this. */
  async handleOnFullDisk(
    jar: CookieJar,
    path: string,
    init: Arriving & { readonly transactionsLeft: number },
  ): Promise<Response> {
    const disk = this.#disk;
    if (disk === undefined) throw new Error("An endpoint that is open has a disk");
    disk.transactionsLeft = init.transactionsLeft;
    try {
      return await this.handle(jar, path, init);
    } finally {
      disk.transactionsLeft = Number.POSITIVE_INFINITY;
    }
  }

  /** As an operator does it: a new key, and a backup that has it. */
  async rotateKey(): Promise<void> {
    await this.#keys.rotate(await this.#program());
  }

  async #program(): Promise<string> {
    const program = await this.#endpoint.access.program();
    if (program === undefined) throw new Error("The program was set up");
    return program.id;
  }

  /** The older of its keys are on no disk of the endpoint any more; with only one, it makes another first. */
  async loseKeys(): Promise<void> {
    await this.#keys.loseOlder(await this.#program());
    this.restart();
  }

  async bringKeysBack(): Promise<void> {
    this.#keys.bringBack(await this.#program());
    this.restart();
  }

  /** What old records say goes, and what they were counted as stays. Gives how many records that are. */
  async letGo(before: LocalMonth): Promise<number> {
    const database = this.#disk?.database;
    if (database === undefined) throw new Error("An endpoint that is open has a disk");
    const program = await this.#program();
    const known = this.#recordsLetGo();
    while (letGoStep(database, program, before));
    return this.#recordsLetGo() - known;
  }

  #recordsLetGo(): number {
    return this.rows("SELECT record FROM let_go").length;
  }

  /** At what it could not understand when that came. Gives how many events were understood now. */
  async lookAgain(): Promise<number> {
    this.#understood = 0;
    await this.#endpoint.lookAgain();
    return this.#understood;
  }

  image(): Image {
    const image = imageOf(this.#dataDir);
    this.#announcedIn.set(image, this.announced.copy());
    return image;
  }

  /** Starts on what lay on the disk then. */
  startOn(image: Image): void {
    this.#close();
    putImage(this.#dataDir, image);
    // What a crash leaves is all that was answered.
    this.announced = this.#announcedIn.get(image)?.copy() ?? this.announced;
    this.#endpoint = this.#open();
  }

  restart(): void {
    this.startOn(this.image());
  }

  rows(sql: string, ...given: readonly SQLInputValue[]): readonly Readonly<Record<string, unknown>>[] {
    return this.#behind().rows(sql, given);
  }

  /** Of its own, which reads only. */
  connection(): DatabaseSync {
    return this.#behind().connection;
  }

  #behind(): BehindEndpoint {
    this.#reader ??= new BehindEndpoint(join(this.#dataDir, "satchel.sqlite"));
    return this.#reader;
  }

  remove(): void {
    this.#close();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }

  #open(): Endpoint {
    this.starts += 1;
    const endpoint = openEndpoint({
      dataDir: this.#dataDir,
      publicUrl,
      files: new Map(),
      log: {
        request: () => undefined,
        lookedAgain: ({ understood }) => {
          this.#understood = understood;
        },
        letGo: () => undefined,
        // One that crashed goes on with what it was at, on a closed database.
        unexpected: (error) => {
          if (endpoint === this.#endpoint) reportMistake(error);
        },
      },
      clockMs: this.#clockMs,
      passwordCost,
      opener: (real) => openerUnderWay(this.#opener(real)),
      openDatabase: (path) => {
        this.#disk = openOnSmallDisk(path);
        const powered = onMachine(this.#disk.database, {
          image: () => this.image(),
          restartOn: (image) => this.startOn(image),
          onCommit: this.#onCommit,
        });
        this.power = powered;
        return powered.database;
      },
    });
    return endpoint;
  }

  #close(): void {
    this.#reader?.connection.close();
    this.#reader = undefined;
    this.#endpoint.close();
  }
}
