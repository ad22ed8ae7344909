/** How somebody comes to have a log of their own that is sent: as a phone of the program, or in a lead's browser. */
import type { Who } from "../../src/contract/wire/access-messages.ts";
import type { Settings } from "../../src/contract/wire/settings-message.ts";
import { databaseNames } from "../../src/storage/database-names.ts";
import type { Enrolment } from "../../src/storage/enrolment.ts";
import type { ClientTools } from "../../src/sync/endpoint-client.ts";
import type { CookieJar } from "./cookie-jar.ts";
import type { World } from "./world.ts";

export interface Membership {
  readonly database: string;
  readonly caller: NonNullable<ClientTools["caller"]>;
  /** What the endpoint tells who joins, or signs in. */
  enrol(world: World, jar: CookieJar): Promise<Enrolment>;
}

export const asPhone: Membership = {
  database: databaseNames.program,
  caller: "device",
  async enrol({ server, admin }, jar) {
    const { who, settings } = await server.enrol(jar, admin);
    return enrolmentOf(who, settings);
  },
};

/** Its number belongs to the account, so the endpoint can't tell two browsers of one lead apart. */
export const asLead: Membership = {
  database: databaseNames.desk,
  caller: "account",
  async enrol({ server }, jar) {
    await server.signIn(jar);
    const who = (await server.ask(jar, "GET", "/v1/session")) as Who;
    return enrolmentOf(who, (await server.ask(jar, "GET", "/v1/settings")) as Settings);
  },
};

function enrolmentOf({ id, program, role, name }: Who, settings: Settings): Enrolment {
  if (role === "anyone") throw new Error("Who has joined has a role");
  return { programId: program, id, role, label: name, settings };
}
