/** Versions that come to a phone's app and to the endpoint, one before the other. */
import type { SimulatedPhone } from "./phone.ts";
import type { World } from "./world.ts";

/** From an endpoint that has another version by now, or was put back to an older one. */
export async function updateApp({ versions }: World, phone: SimulatedPhone): Promise<void> {
  phone.version = versions.endpoint + 1;
  phone.closeAll();
  await phone.openTab();
}

export async function upgradeEndpoint(world: World): Promise<void> {
  const { versions, phones, coverage, server } = world;
  const setAside = newerIn(world).length;
  for (let met = 0; met < setAside; met++)
    coverage.met("events of a newer schema, set aside before the upgrade");
  versions.endpoint = Math.max(versions.endpoint, ...phones.map(({ version }) => version));
  server.restart();
  await lookAgain(world);
}

/** As the endpoint does at each start: a backup may hold events that could not be opened when it was made. */
export async function lookAgain(world: World): Promise<void> {
  const { server, coverage } = world;
  const newer = newerIn(world);
  const understood = await server.lookAgain();
  const ofNewer = newer.filter((id) => world.isStored(id)).length;
  for (let met = 0; met < ofNewer; met++) coverage.met("events of a newer schema, counted after the upgrade");
  for (let met = ofNewer; met < understood; met++) coverage.met("events in quarantine until a key was back");
}

function newerIn({ server }: World): readonly string[] {
  return server
    .rows("SELECT DISTINCT id FROM quarantine WHERE code = 'newer-schema'")
    .map(({ id }) => String(id));
}
