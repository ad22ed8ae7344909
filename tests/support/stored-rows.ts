/** What lies in a browser's database, read and changed behind the phone's back. */
/** A plain connection at the version there is, with no manners: it lets nobody upgrade. */
export async function openNatively(
  factory: IDBFactory,
  name: string,
  version?: number,
): Promise<IDBDatabase> {
  return answerTo(factory.open(name, version));
}

export function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("A request failed")));
  });
}

/** Changes stored rows behind the phone's back, as a damaged disk or another version does. */
export async function changeRow(
  factory: IDBFactory,
  table: string,
  key: IDBValidKey,
  change: (row: Record<string, unknown>) => unknown,
  name = "satchel",
): Promise<void> {
  const connection = await openNatively(factory, name);
  const store = connection.transaction(table, "readwrite").objectStore(table);
  const row = (await answerTo(store.get(key))) as Record<string, unknown>;
  await answerTo(store.put(change(row)));
  connection.close();
}

export async function addRow(factory: IDBFactory, table: string, row: object): Promise<void> {
  const connection = await openNatively(factory, "satchel");
  await answerTo(connection.transaction(table, "readwrite").objectStore(table).add(row));
  connection.close();
}

export async function deleteRow(
  factory: IDBFactory,
  table: string,
  key: IDBValidKey,
  name = "satchel",
): Promise<void> {
  const connection = await openNatively(factory, name);
  await answerTo(connection.transaction(table, "readwrite").objectStore(table).delete(key));
  connection.close();
}

export async function rowsOf(
  factory: IDBFactory,
  table: string,
  name = "satchel",
): Promise<Record<string, unknown>[]> {
  const connection = await openNatively(factory, name);
  const rows: unknown[] = await answerTo(connection.transaction(table).objectStore(table).getAll());
  connection.close();
  return rows as Record<string, unknown>[];
}

/** The row that says where the log stands. */
export async function logOf(
  factory: IDBFactory,
  database = "satchel",
): Promise<Record<string, unknown> | undefined> {
  return (await rowsOf(factory, "meta", database)).find(({ name }) => name === "log");
}
