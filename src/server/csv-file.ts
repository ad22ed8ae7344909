import type { FileAnswer } from "./routes/handler.ts";

/**
 * Made as it is read: neither the file nor the records that it is of stand in
 * memory. `onEnd` is told whether all of it was read.
 */
export function csvFile(
  name: string,
  pieces: Iterable<string>,
  onEnd: (isWhole: boolean) => Promise<void> = () => Promise.resolve(),
): FileAnswer {
  const iterator = pieces[Symbol.iterator]();
  const encoder = new TextEncoder();
  const content = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        for (let next = iterator.next(); next.done !== true; next = iterator.next()) {
          if (next.value === "") continue;
          controller.enqueue(encoder.encode(next.value));
          return;
        }
      } catch (error) {
        await onEnd(false);
        throw error;
      }
      await onEnd(true);
      controller.close();
    },
    async cancel() {
      iterator.return?.();
      await onEnd(false);
    },
  });
  return { contentType: "text/csv; charset=utf-8", content, name };
}
