import { useEffect, useState } from "preact/hooks";
import { localTimeAt } from "../../domain/program-day.ts";
import type { LocalDate } from "../../domain/ids.ts";
import { useProgram } from "../shell/program-context.tsx";

const oneMinuteMs = 60_000;
/** From this hour on, and until the program's day begins, a worker calls it tonight. */
const nightFromHour = 17;

/** The program day now and whether it is night; follows the clock while the screen stays open. */
export function useWallClock(): { readonly today: LocalDate; readonly isNight: boolean } {
  const { clock, program, today } = useProgram();
  const [, setTicks] = useState(0);

  useEffect(() => {
    const tick = () => setTicks((ticks) => ticks + 1);
    const interval = setInterval(tick, oneMinuteMs);
    // A phone that slept through the minutes shows the day anew as soon as it is looked at.
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(interval);
      document.removeEventListener("visibilitychange", tick);
    };
  }, []);

  const time = localTimeAt({ instantMs: clock.now(), zone: program.zone, precision: "hour" });
  const hour = Number(time?.slice(0, 2) ?? 12);
  return { today: today(), isNight: hour >= nightFromHour || hour < program.dayStartHour };
}
