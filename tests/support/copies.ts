/** Copies of a phone's records as files, and phones that they are brought to. */
import {
  type CopyFile,
  type CopyPlan,
  importCopy,
  planCopy,
  type ReceivingPhone,
} from "../../src/app/copy/read-file.ts";
import { writeCopy } from "../../src/app/copy/write-copy.ts";
import { writeRecords } from "../../src/app/totals/export-file.ts";
import { dataProfile } from "../../src/domain/csv/csv-profile.ts";
import type { Program } from "../../src/domain/program.ts";
import type { Phone } from "../../src/storage/phone.ts";
import { localDate, programOf, siteOf } from "./builders.ts";
import { openTestPhone } from "./open-test-phone.ts";
import { valueOf } from "./results.ts";

const fallback = programOf({
  name: "My outreach",
  sites: [siteOf({ code: "STREET", name: "Street" })],
});

export function fileOf(text: string, name = "evening.jsonl"): CopyFile {
  const bytes = new TextEncoder().encode(text);
  return {
    name,
    stream: () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(bytes);
          controller.close();
        },
      }),
  };
}

export const watch = () => ({ onProgress: () => undefined, signal: new AbortController().signal });

export async function receivingOf(phone: Phone): Promise<ReceivingPhone> {
  const { records } = await phone.storedCount();
  return {
    program: await phone.program(),
    isEmpty: records === 0,
    recordsHere: (asked) => phone.recordsHere(asked),
    fallback,
  };
}

export async function planOf(file: CopyFile, phone: Phone): Promise<CopyPlan> {
  return valueOf(await planCopy(file, await receivingOf(phone), watch()));
}

export async function bringIn(file: CopyFile, phone: Phone, signal?: AbortSignal) {
  const receiving = await receivingOf(phone);
  const plan = await planOf(file, phone);
  const saveProgram = (program: Program) => phone.saveProgram(program);
  const given = { plan, receiving, phone, saveProgram };
  return importCopy(file, given, { ...watch(), ...(signal && { signal }) });
}

export async function phoneWith(program?: Program): Promise<Phone> {
  const phone = await openTestPhone();
  if (program !== undefined) valueOf(await phone.saveProgram(program));
  return phone;
}

export async function copyOf(phone: Phone): Promise<string> {
  const program = (await phone.program()) ?? fallback;
  const copy = await writeCopy({ phone, program, ...watch() });
  return (await copy?.file.text()) ?? "";
}

export async function detailOf(phone: Phone): Promise<string> {
  const program = (await phone.program()) ?? fallback;
  const [from, to] = [localDate("2026-01-01"), localDate("2026-12-31")];
  const table = await writeRecords({
    layout: "detail_long",
    phone,
    scope: {
      period: { type: "custom", from, to },
      totals: { from, to, cells: [], outside: [] },
      profile: dataProfile,
      language: "en",
      appVersion: "0",
    },
    context: { program, names: {}, include: { worker: true, participantCode: true, note: true } },
    ...watch(),
  });
  return (await table?.files[0]?.content.text()) ?? "";
}
