import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

interface HeldPlaceProps {
  /** `false` where it isn't to be seen, or not any more. */
  readonly children: VNode | false;
}

/** What has been seen here leaves its place empty when it goes: nothing beneath moves up under a thumb. */
export function HeldPlace({ children }: HeldPlaceProps) {
  const box = useRef<HTMLDivElement>(null);
  const [heightPx, setHeightPx] = useState<number>();

  useLayoutEffect(() => {
    // Not rounded to whole pixels, as `offsetHeight` is.
    if (children !== false) setHeightPx(box.current?.getBoundingClientRect().height);
  }, [children]);

  if (children !== false) return <div ref={box}>{children}</div>;
  return heightPx === undefined ? null : <div style={{ blockSize: `${heightPx}px` }} />;
}
