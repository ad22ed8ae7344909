/**
 * Buttons and radio buttons by the name they are called by. On a screen of
 * hundreds of buttons the library's own query computes each one's name and
 * visibility, which takes longer than all the rest of a test.
 */
export function buttonNamed(name: string | RegExp): HTMLElement {
  return theOne("button", name, (element) => element.getAttribute("aria-label") ?? element.textContent);
}

export function findsButton(name: string | RegExp): boolean {
  return (
    named("button", name, (element) => element.getAttribute("aria-label") ?? element.textContent).length > 0
  );
}

/** By its label, as a radio button inside one is named. */
export function radioNamed(name: string | RegExp): HTMLElement {
  const label = theOne("label:has(input[type=radio])", name, (element) => element.textContent);
  const input = label.querySelector("input");
  if (input === null) throw new Error("The label lost its radio button");
  return input;
}

function theOne(
  selector: string,
  name: string | RegExp,
  nameOf: (element: HTMLElement) => string,
): HTMLElement {
  const found = named(selector, name, nameOf);
  const [first] = found;
  if (first === undefined || found.length > 1) {
    throw new Error(`${found.length} instead of one are called ${String(name)}`);
  }
  return first;
}

function named(
  selector: string,
  name: string | RegExp,
  nameOf: (element: HTMLElement) => string,
): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => {
    const own = nameOf(element).trim();
    return typeof name === "string" ? own === name : name.test(own);
  });
}
