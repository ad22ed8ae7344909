/** What is asked of fake-indexeddb while something runs, and how many rows each answer had. */
import { IDBCursor, IDBIndex, IDBObjectStore } from "fake-indexeddb";

type Method = (this: unknown, ...given: unknown[]) => IDBRequest | undefined;

const methods = {
  store: "get getKey getAll getAllKeys count openCursor openKeyCursor add put delete clear".split(" "),
  index: "get getKey getAll getAllKeys count openCursor openKeyCursor".split(" "),
  cursor: "continue advance continuePrimaryKey update delete".split(" "),
};

/** A line for each request, "getAll events.seq: 3", in its order. Other phones of the process rest meanwhile. */
export async function askedOfDatabase(work: () => Promise<unknown>): Promise<readonly string[]> {
  const asked: { readonly name: string; rows: number }[] = [];
  const restore = [
    ...methods.store.map((name) => watch(IDBObjectStore.prototype, name, noteAs(name))),
    ...methods.index.map((name) => watch(IDBIndex.prototype, name, noteAs(name))),
    ...methods.cursor.map((name) => watch(IDBCursor.prototype, name, noteAs(name))),
  ];
  function noteAs(name: string) {
    return (on: unknown, request: IDBRequest | undefined) => {
      const entry = { name: `${name} ${placeOf(on)}`, rows: 0 };
      asked.push(entry);
      // A cursor's request is asked again for each of its rows, and what was written may be taken back.
      request?.addEventListener("success", () => (entry.rows += rowsIn(request.result)));
    };
  }
  try {
    await work();
  } finally {
    for (const again of restore) again();
  }
  return asked.map(({ name, rows }) => `${name}: ${rows}`);
}

function watch(
  prototype: object,
  name: string,
  note: (on: unknown, request: IDBRequest | undefined) => void,
): () => void {
  const methodsByName = prototype as Record<string, Method>;
  const method = methodsByName[name];
  if (method === undefined) throw new Error(`There is no "${name}" to watch.`);
  methodsByName[name] = function watched(...given) {
    const request = method.apply(this, given);
    note(this, request);
    return request;
  };
  return () => {
    methodsByName[name] = method;
  };
}

function placeOf(on: unknown): string {
  if (on instanceof IDBIndex) return `${on.objectStore.name}.${on.name}`;
  if (on instanceof IDBObjectStore) return on.name;
  return `a cursor of ${placeOf((on as IDBCursor).source)}`;
}

/** What is counted was gone through. */
function rowsIn(result: unknown): number {
  if (Array.isArray(result)) return result.length;
  if (typeof result === "number") return result;
  return result === undefined || result === null ? 0 : 1;
}
