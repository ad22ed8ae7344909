/** A phone on its way into a program, and in it: each on a server of its own, since one of them stops it. */
import { expect } from "@playwright/test";
import type { Page } from "@playwright/test";
import type { Program } from "../../../../src/domain/program.ts";
import { type ProgramServer, startProgramServer } from "../program-server.ts";
import { spoken } from "../spoken.ts";
import { startingWith } from "../words.ts";
import { openApp } from "../worker.ts";
import { press, type Visit } from "./tour.ts";

const {
  team,
  text: { settings },
} = spoken;

const askingForAll = { asks: { note: true, worker: true } } as const satisfies Partial<Program>;

export async function walkJoining(page: Page, visit: Visit): Promise<void> {
  await onServer({}, async (server) => {
    const worker = await openApp(page, { url: server.url });
    await worker.beginAlone();
    await worker.form.handOut("KIT-INJ-4");
    await worker.save();
    await page.goto(`${server.url}/join#0123456789AB`);
    await press(page, team.join);
    await expect(page.getByText(team.refused.code)).toBeVisible();
    await visit("join, a code refused");

    await page.getByLabel(team.code, { exact: true }).fill(await server.invite("Bus, the green one"));
    await press(page, team.join);
    await expect(page.getByRole("button", { name: team.finish })).toBeVisible();
    await page.getByRole("radio", { name: team.whichDays.some }).check();
    await visit("join, what comes along");

    await press(page, team.finish);
    await expect(page.getByRole("link", { name: team.allSent })).toBeVisible();
    await press(page, team.beforeDelete);
    await visit("joined");
  });
}

export async function walkTeam(page: Page, visit: Visit): Promise<void> {
  await onServer(askingForAll, async (server) => {
    const link = `${server.url}/join#${await server.invite("Bus, the green one")}`;
    const worker = await openApp(page, { url: link });
    await press(page, team.join);
    await page.getByRole("link", { name: team.start }).click();
    await worker.untilKeptOffline();
    await server.stop();
    await worker.form.handOut("KIT-INJ-4");
    await worker.form.note("asked for size 7");
    await visit("a note beside a contact");

    await worker.save();
    await expect(page.getByRole("link", { name: team.waiting(1) })).toBeVisible();
    await visit("contact on a program's phone, one waiting");

    await worker.goTo("today");
    await expect(page.getByRole("button", { name: team.closeBook })).toBeVisible();
    await visit("the book of the day");

    await press(page, team.closeBook);
    await expect(page.getByText(team.bookClosed)).toBeVisible();
    await visit("the book closed");

    await page.getByRole("link", { name: team.weekTitle }).click();
    await expect(page.getByRole("table").first()).toBeVisible();
    await visit("this phone's week");

    await worker.goTo("settings");
    await expect(page.getByRole("link", { name: startingWith(team.sendingTitle) })).toBeVisible();
    await visit("settings of a program's phone");

    await page.getByRole("link", { name: startingWith(team.nickname) }).click();
    await page.getByLabel(team.nicknameLabel).fill("Ash");
    await press(page, settings.save);
    await expect(page.getByText(team.nicknameChanged)).toBeVisible();
    await visit("who is recording");

    await worker.goTo("settings");

    await page.getByRole("link", { name: startingWith(team.sendingTitle) }).click();
    await press(page, team.copySave);
    await expect(page.getByText(team.copyReady(1))).toBeVisible();
    await visit("what was sent");
  });
}

/** Stopped also where the walk fails, or stopped it before. */
async function onServer(
  changes: Partial<Program>,
  walk: (server: ProgramServer) => Promise<void>,
): Promise<void> {
  const server = await startProgramServer(changes);
  try {
    await walk(server);
  } finally {
    await server.stop();
  }
}
