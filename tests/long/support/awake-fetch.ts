/**
 * `fetch` for a process that adds up for seconds in between: what kept it busy
 * may have kept it from hearing that its connection was closed meanwhile.
 */
import { setImmediate as nextTurn } from "node:timers/promises";

const turns = 3;

export const awakeFetch: typeof fetch = async (input, init) => {
  for (let turn = 0; turn < turns; turn++) await nextTurn();
  return fetch(input, init);
};
