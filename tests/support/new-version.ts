/** A new version that waits on the phone, and whether it is offered. */
import { screen, waitFor } from "@testing-library/preact";
import { expect } from "vitest";
import { pwa } from "../../src/app/language/en/pwa.ts";
import type { AppUpdate } from "../../src/app/pwa/update.ts";

export const newVersion: AppUpdate = {
  state: () => "waiting",
  subscribe: () => () => undefined,
  accept: () => undefined,
  end: () => undefined,
};

export const offer = () => screen.queryByRole("button", { name: pwa.updates.waiting.take });

export const isOffered = () => waitFor(() => expect(offer()).not.toBeNull());
