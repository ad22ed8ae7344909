/** Reading a reply with a limit on its size. */

/** The largest that the protocol gives, a pull of month blocks, is a tenth of it. */
const maxReplyBytes = 32 * 1024 * 1024;

/** The JSON of a reply. Throws where the body is cut off, no JSON or too large. */
export async function readJson(response: Response, onBytes: () => void): Promise<unknown> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > maxReplyBytes) throw new RangeError("A reply is larger than any of ours");
    pieces.push(read.value);
    onBytes();
  }
  return JSON.parse(await new Blob(pieces).text());
}
