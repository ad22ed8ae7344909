import { useEffect, useState } from "preact/hooks";
import { Screen } from "../components/Screen.tsx";
import { useText } from "../language/LanguageProvider.tsx";

/** A moment beyond the ten seconds after which a browser that doesn't answer is told. */
const longMs = 11_000;

/**
 * Nothing at first: there is nothing to paint before the records are open. Bringing
 * many of them to a new version takes longer, and begins anew when the app is closed.
 */
export function StillOpening() {
  const text = useText();
  const [isLong, setIsLong] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), longMs);
    return () => clearTimeout(timer);
  }, []);

  if (!isLong) return null;
  return (
    <Screen title={text.shell.stillOpening}>
      <p>{text.shell.keepOpen}</p>
    </Screen>
  );
}
