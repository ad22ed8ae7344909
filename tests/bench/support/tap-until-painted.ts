/** From a tap to the picture that answers it, as the page itself knows it. */
import type { Locator } from "@playwright/test";

/**
 * Milliseconds from the tap until something is in the page and the frame with it
 * was handed over to be painted. `until` is an XPath that holds once it is there.
 */
export function msUntilPainted(target: Locator, until: string): Promise<number> {
  return target.evaluate(tapUntilPainted, until);
}

/** Runs in the page. */
function tapUntilPainted(tapped: Element, until: string): Promise<number> {
  const isThere = () =>
    document.evaluate(`boolean(${until})`, document, null, XPathResult.BOOLEAN_TYPE).booleanValue;
  return new Promise((resolve) => {
    const begunMs = performance.now();
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      // A frame's callbacks run before it is drawn; what they post comes after.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => resolve(performance.now() - begunMs));
        port1.start();
        port2.postMessage(undefined);
      });
    });
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    (tapped as HTMLElement).click();
  });
}
