import { SheetScreen } from "../../paper/SheetScreen.tsx";
import { useOfficeText } from "./use-office-text.ts";

/** A lead prints it too, and types nothing: the desk records nothing of its own. */
export function PaperScreen() {
  return <SheetScreen home={{ href: "/desk/program", name: useOfficeText().back }} />;
}
