/** Phones and desks without a screen, of any release: storage, sending and database are that release's own. */
import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import type { Who } from "../../src/contract/wire/access-messages.ts";
import { bytesToBase64url } from "../../src/contract/wire/base64url.ts";
import type { CallerKind } from "../../src/contract/wire/protocol.ts";
import type { Settings } from "../../src/contract/wire/settings-message.ts";
import { tryKeyBytes } from "../../src/contract/wire/wire-limits.ts";
import type { SatchelRecord } from "../../src/domain/record.ts";
import type { DeskBlocks } from "../../src/storage/desk-blocks.ts";
import type { PhoneOptions } from "../../src/storage/phone-options.ts";
import type { Phone, RemoteEntry, Saved } from "../../src/storage/phone.ts";
import type { SyncFacts, SyncLog } from "../../src/storage/sync-log.ts";
import type { EndpointClient } from "../../src/sync/endpoint-client.ts";
import * as today from "../../src/tools/release/client.ts";
import { localDate } from "./builders.ts";
import { fixEntry, mustSave, newEntry, voidEntry } from "./entries.ts";
import { account } from "./headless-lead.ts";
import { valueOf } from "./results.ts";

/** What a kept release has of its phone. */
export type App = typeof today;
export const todaysApp: App = today;

/** The way to an endpoint, which may be another one tomorrow. */
export interface Line {
  readonly origin: string;
  /** What answers there now. */
  answer: (request: Request) => Promise<Response> | Response;
  readonly now: () => number;
}

interface Joined {
  readonly who: Who;
  readonly settings: Settings;
}

interface FoundBrowser {
  readonly caller: CallerKind;
  readonly indexedDB: IDBFactory;
}

export class DeviceOfRelease {
  readonly #line: Line;
  readonly #caller: CallerKind;
  /** With the browser's cookies. */
  readonly #fetch: typeof fetch;
  readonly indexedDB: IDBFactory;
  #app: App;
  #phone: Phone | undefined;

  private constructor(line: Line, app: App, caller: CallerKind, indexedDB = new IDBFactory()) {
    this.#line = line;
    this.#caller = caller;
    this.#app = app;
    this.indexedDB = indexedDB;
    this.#fetch = app.cookieFetch(line.origin, async (input) => line.answer(input as Request));
  }

  /** Joins with an invite's code. */
  static async join(line: Line, app: App, code: string): Promise<DeviceOfRelease> {
    const device = new DeviceOfRelease(line, app, "device");
    await device.#join(code);
    return device;
  }

  /** A lead's browser, signed in. */
  static async signIn(line: Line, app: App): Promise<DeviceOfRelease> {
    const device = new DeviceOfRelease(line, app, "account");
    const body = { account: account.name, password: account.password };
    const who = valueOf(await device.client.call("signIn", { body }));
    await device.#fill({ who, settings: valueOf(await device.client.call("settings")) });
    return device;
  }

  /** What was left in a browser, which the line knows by its cookie. */
  static async found(line: Line, app: App, left: FoundBrowser): Promise<DeviceOfRelease> {
    const device = new DeviceOfRelease(line, app, left.caller, left.indexedDB);
    await device.#open();
    return device;
  }

  get client(): EndpointClient {
    const gzip = this.#app.browserGzip();
    return this.#app.createEndpointClient({
      fetch: (path, init) => this.#fetch(new URL(path, this.#line.origin), init),
      timer: this.#app.browserTimer,
      now: this.#line.now,
      caller: this.#caller,
      randomBytes,
      ...(gzip === undefined ? {} : { gzip }),
    });
  }

  get phone(): Phone {
    if (this.#phone === undefined) throw new Error("The phone is not open");
    return this.#phone;
  }

  get sync(): SyncLog {
    const { sync } = this.phone;
    if (sync === undefined) throw new Error("The phone belongs to no program");
    return sync;
  }

  record(record: SatchelRecord): Promise<Saved> {
    return mustSave(this.phone, newEntry(record));
  }

  fix(saved: Saved, record: SatchelRecord): Promise<Saved> {
    return mustSave(this.phone, fixEntry(saved, { ...record, id: saved.record }));
  }

  void(saved: Saved): Promise<Saved> {
    return mustSave(this.phone, voidEntry(saved));
  }

  /** A lead's change of what a phone sent. */
  async change(entry: RemoteEntry): Promise<void> {
    valueOf(await this.phone.appendRemote(entry));
  }

  /** One run of sending, and what the log knows afterwards. */
  async send(): Promise<SyncFacts> {
    const { sync, client } = this;
    const end = await this.#app.sendWaiting({ log: sync, client, app: "test", now: this.#line.now });
    if (end.kind === "failed") valueOf(await sync.noteTry({ kind: "failed", failure: end.failure }));
    return sync.facts();
  }

  /** All that it holds, as the file by which a lead can bring it. */
  async copy(): Promise<Blob> {
    const lines: string[] = [];
    for await (const line of this.phone.sealedCopy("test")) lines.push(line);
    return new Blob(lines);
  }

  /** With another invite: what it holds is sent under a new number. */
  async joinAgain(code: string): Promise<void> {
    this.phone.close();
    await this.#join(code);
  }

  /** Another release takes over what this one left in the browser. */
  async update(app: App): Promise<void> {
    this.phone.close();
    this.#app = app;
    await this.#open();
  }

  /** The app is closed and opened. */
  reopen(): Promise<void> {
    return this.update(this.#app);
  }

  /** A lead's totals, in the same browser. */
  deskBlocks(): DeskBlocks {
    const name = this.#app.databaseNames.deskTotals;
    return this.#app.openDeskBlocks({ ...inMemory(this.indexedDB), name });
  }

  async #join(code: string): Promise<void> {
    const body = { code, tryKey: bytesToBase64url(randomBytes(tryKeyBytes)) };
    await this.#fill(valueOf(await this.client.call("join", { body })));
  }

  async #fill({ who, settings }: Joined): Promise<void> {
    const { role } = who;
    if (role === "anyone") throw new Error("Who has joined has a role");
    valueOf(
      await this.#app.joinProgram(this.#options(), {
        enrolment: { programId: settings.programId, id: who.id, role, label: who.name, settings },
        records: [],
        sites: new Map(),
        items: new Map(),
        bookFrom: localDate("2026-03-08"),
      }),
    );
    await this.#open();
  }

  async #open(): Promise<void> {
    this.#phone = valueOf(await this.#app.openPhone(this.#options()));
  }

  #options(): PhoneOptions {
    const { program, desk } = this.#app.databaseNames;
    return { ...inMemory(this.indexedDB), name: this.#caller === "device" ? program : desk };
  }
}

/** A phone that works alone. */
export async function openAlone(app: App, indexedDB: IDBFactory): Promise<Phone> {
  return valueOf(await app.openPhone({ ...inMemory(indexedDB), name: app.databaseNames.alone }));
}

function inMemory(indexedDB: IDBFactory): Omit<PhoneOptions, "name"> {
  return {
    randomBytes,
    newId: () => crypto.randomUUID(),
    indexedDB,
    keyRange: IDBKeyRange,
    // Devices of one process are not tabs of one phone.
    openChannel: () => undefined,
  };
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}
