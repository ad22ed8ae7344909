import type { Page } from "@playwright/test";

/** Chromium draws everything that can be pressed as if it were pressed, or had the focus, all at once. */
export async function forceStates(page: Page, states: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { root } = await session.send("DOM.getDocument");
  const { nodeIds } = await session.send("DOM.querySelectorAll", {
    nodeId: root.nodeId,
    selector: "button, a[href], input, summary",
  });
  if (nodeIds.length === 0) throw new Error("There is nothing to press on this page.");
  for (const nodeId of nodeIds) {
    await session.send("CSS.forcePseudoState", { nodeId, forcedPseudoClasses: [...states] });
  }
}
