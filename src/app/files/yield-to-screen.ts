/** Lets the browser paint and take taps before long work goes on. */
export function yieldToScreen(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
