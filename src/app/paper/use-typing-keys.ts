import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface TypingKeys {
  readonly form: RefObject<HTMLFormElement | null>;
  /** A letter in a field of figures looks for another line. */
  readonly onLetter: (letter: string) => void;
  /** Ctrl with Enter: the column is done. */
  readonly onDone: () => void;
}

/** What keys do that no field does by itself: Enter and the arrows go from line to line, in the order of the paper. */
export function useTypingKeys({ form, onLetter, onDone }: TypingKeys) {
  const cameFromRef = useRef<HTMLElement>(undefined);
  const pressRef = useRef<(event: KeyboardEvent) => void>(undefined);

  function press(event: KeyboardEvent) {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || event.altKey || event.isComposing) return;
    if (key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onDone();
      return;
    }
    if (event.ctrlKey || event.metaKey || !target.matches("[data-line]")) return;
    if (key === "Enter") go(event, target, event.shiftKey ? -1 : 1);
    else if (!target.matches("[data-digits]")) return;
    else if (key === "ArrowDown") go(event, target, 1);
    else if (key === "ArrowUp") go(event, target, -1);
    else if (/^\p{L}$/u.test(key)) {
      event.preventDefault();
      cameFromRef.current = target;
      onLetter(key);
    }
  }

  /** From the last line to what comes after it: the next contact, or Save. */
  function go(event: KeyboardEvent, from: HTMLElement, by: 1 | -1) {
    event.preventDefault();
    const lines = [...(form.current?.querySelectorAll<HTMLElement>("[data-line], [data-done]") ?? [])];
    const next = lines[lines.indexOf(from) + by];
    next?.focus();
    if (next instanceof HTMLInputElement) next.select();
  }

  useLayoutEffect(() => {
    pressRef.current = press;
  });
  // With the first drawing: a key may come before an effect would.
  useLayoutEffect(() => {
    const element = form.current;
    const listen = (event: KeyboardEvent) => pressRef.current?.(event);
    element?.addEventListener("keydown", listen);
    return () => element?.removeEventListener("keydown", listen);
  }, [form]);

  return { goBack: () => cameFromRef.current?.focus() };
}
