import { useRoute } from "preact-iso";
import { BagScreen } from "./BagScreen.tsx";
import { CountScreen } from "./CountScreen.tsx";
import { DisposeScreen } from "./DisposeScreen.tsx";
import { LeastScreen } from "./LeastScreen.tsx";
import { MoveScreen } from "./MoveScreen.tsx";
import { UntalliedScreen } from "./UntalliedScreen.tsx";
import { useNamedShift } from "./use-named-shift.ts";

/** The bag's pages: what it should hold, and each thing that can happen to it. */
export function BagPlace() {
  const { params, query } = useRoute();
  const shift = useNamedShift(query["shift"]);
  if (shift === "unread") return null;
  switch (params["action"]) {
    case "put-in":
    case "lost":
    case "give":
      return <MoveScreen key={params["action"]} action={params["action"]} shift={shift} />;
    case "count":
    case "bring-back":
      return <CountScreen key={params["action"]} action={params["action"]} shift={shift} />;
    case "untallied":
      return <UntalliedScreen shift={shift} />;
    case "dispose":
      return <DisposeScreen />;
    case "least":
      return <LeastScreen />;
    default:
      return <BagScreen />;
  }
}
