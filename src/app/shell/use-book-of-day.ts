import { useEffect } from "preact/hooks";
import type { Program } from "../../domain/program.ts";
import type { LocalDate } from "../../domain/ids.ts";
import type { BookKeeper } from "../../storage/sealing/book-keeper.ts";

const oneMinuteMs = 60_000;

interface BookOfDay {
  readonly book: BookKeeper | undefined;
  readonly program: Program | undefined;
  readonly today: (() => LocalDate) | undefined;
}

/**
 * The book closes at latest with the next program day, on a phone that was left
 * open too; and it is kept as the program says, as far as that needs no words
 * of the person's.
 */
export function useBookOfDay({ book, program, today }: BookOfDay): void {
  const custody = program?.book?.custody;
  const days = program?.book?.days;

  useEffect(() => {
    if (book === undefined || today === undefined) return undefined;
    const wanted = custody === undefined || days === undefined ? undefined : { custody, days };
    const follow = () => void followProgram(book, { wanted, today: today() });
    follow();
    const interval = setInterval(follow, oneMinuteMs);
    document.addEventListener("visibilitychange", follow);
    return () => {
      clearInterval(interval);
      document.removeEventListener("visibilitychange", follow);
    };
  }, [book, today, custody, days]);
}

interface Wanted {
  readonly wanted: Program["book"];
  readonly today: LocalDate;
}

/** A failure is tried again within a minute. */
async function followProgram(book: BookKeeper, { wanted, today }: Wanted): Promise<void> {
  const { custody, days } = book.facts();
  // Until the person has set the words that a program wants, the key is in memory only.
  const now = wanted?.custody === "passphrase" && custody !== "passphrase" ? "memory" : wanted?.custody;
  if (wanted !== undefined && now !== undefined && now !== "passphrase" && now !== custody) {
    await book.keepBy({ custody: now, days: wanted.days }, today);
  } else if (wanted !== undefined && wanted.days !== days) {
    await book.keepFor(wanted.days, today);
  } else {
    await book.dayBegan(today);
  }
}
