/** A phone of a program beside an endpoint that a test plays. */
import { logOf, rowsOf } from "./stored-rows.ts";
import { PretendEndpoint } from "./pretend-endpoint.ts";
import { exchange, programDatabase, programPhone, saveContacts, sendAll } from "./program-phone.ts";

export async function phoneBesideEndpoint(contacts = 0) {
  const program = await programPhone();
  await saveContacts(program.phone, contacts);
  const endpoint = new PretendEndpoint();
  return {
    ...program,
    endpoint,
    /** What the phone still holds. */
    held: async () => {
      const rows = await rowsOf(program.indexedDB, "events", programDatabase);
      return rows.map(({ seq }) => Number(seq)).toSorted((a, b) => a - b);
    },
    log: () => logOf(program.indexedDB, programDatabase),
  };
}

/** `A`, pruned to 100 and with 180 events, of which the last 80 are confirmed and still on the phone. */
export async function phonePrunedTo100() {
  const phone = await phoneBesideEndpoint(100);
  await sendAll(phone.sync, phone.endpoint);
  phone.endpoint.passDays(36);
  await exchange(phone.sync, phone.endpoint);
  await saveContacts(phone.phone, 80);
  await sendAll(phone.sync, phone.endpoint);
  return { ...phone, a: (await phone.sync.facts()).number };
}
