import { err, type Result } from "../../domain/result.ts";
import type { Phone, SaveFailure } from "../../storage/phone.ts";

/**
 * The phone as the screens know it: every write answers. Storage lets a
 * mistake of our own go on up as an error; a form that waits for an answer
 * would never hear of it, and what was tapped would be gone without a word.
 */
export function answeringPhone(phone: Phone): Phone {
  return {
    ...phone,
    saveProgram: (program) => orUnexpected(phone.saveProgram(program)),
    save: (entry) => orUnexpected(phone.save(entry)),
    undo: (saved, to) => orUnexpected(phone.undo(saved, to)),
    appendRemote: (entry) => orUnexpected(phone.appendRemote(entry)),
    importRecords: (records) => orUnexpected(phone.importRecords(records)),
    rebuild: (onProgress) => orUnexpected(phone.rebuild(onProgress)),
  };
}

async function orUnexpected<T>(work: Promise<Result<T, SaveFailure>>): Promise<Result<T, SaveFailure>> {
  try {
    return await work;
  } catch (cause) {
    // For who debugs it with the phone in hand; nothing is sent anywhere.
    console.error(cause);
    return err({ kind: "unexpected", cause });
  }
}
