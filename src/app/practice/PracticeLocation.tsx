import type { ComponentChildren } from "preact";
import { LocationProvider } from "preact-iso";
import { useMemo, useState } from "preact/hooks";

/**
 * An address of its own for practice: a link that is tapped here opens what
 * practice has of it, and never the real screen behind the same address. The
 * browser's address and history stay as they are.
 */
export function PracticeLocation({ children }: { readonly children: ComponentChildren }) {
  const [url, setUrl] = useState("/");
  const location = useMemo(() => {
    const { pathname, searchParams } = new URL(url, here);
    return {
      url,
      path: pathname.replace(/(.)\/+$/, "$1"),
      query: Object.fromEntries(searchParams),
      route: setUrl,
      back: () => setUrl("/"),
      forward: () => undefined,
    };
  }, [url]);

  /** Before the window hears of it, where the real address would change; with any key held, too. */
  function follow(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const href = link?.getAttribute("href");
    // A place on the same screen, such as the field that an error speaks of.
    if (href === undefined || href === null || href.startsWith("#")) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.type === "click") setUrl(href);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- the links inside are what is pressed, by keys too
    <div onClick={follow} onAuxClick={follow}>
      <LocationProvider.ctx.Provider value={location}>{children}</LocationProvider.ctx.Provider>
    </div>
  );
}

/** Only so that an address without a host can be taken apart. */
const here = "http://practice.invalid";
