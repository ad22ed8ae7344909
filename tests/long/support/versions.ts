/**
 * The databases that a phone has one after the other in the year. Only version 1
 * was ever in anyone's hand; the later three are made for tests, and opened by the
 * upgrade that the next real one will go through.
 */
import type { DatabaseVersion } from "../../../src/storage/schema.ts";
import { type App, todaysApp } from "../../support/device-of-release.ts";
import { withVersion2, withVersion3, withVersion4 } from "../../support/pretend-versions.ts";

export const appOfVersion2 = appWith(withVersion2);
export const appOfVersion3 = appWith(withVersion3);
export const appOfVersion4 = appWith(withVersion4);

function appWith(versions: readonly DatabaseVersion[]): App {
  return {
    ...todaysApp,
    openPhone: (options) => todaysApp.openPhone({ ...options, versions }),
    joinProgram: (options, joining) => todaysApp.joinProgram({ ...options, versions }, joining),
  };
}
