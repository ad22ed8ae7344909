export const practice = {
  title: "Practice",
  what: "Practice. Nothing here is kept or sent.",
  end: "End practice",
  skip: "Skip",
  stepOf: (step: number, steps: number) => `${step} of ${steps}`,
  steps: {
    tap: (kit: string) => `Tap the tile “${kit}”: one is handed out.`,
    supply: ({ tile, first, refill }: Readonly<Record<"tile" | "first" | "refill", string>>) =>
      `Under “${tile}”, tap “${first}” or “${refill}”.`,
    save: (save: string) => `Tap “${save}”. It is stored at once, with no connection.`,
    undo: (undo: string) => `A mistake? Tap “${undo}”.`,
    find: (today: string) => `Open “${today}”: there it is, struck out, and no longer counts.`,
    done: "That was all. Try what you like, or end practice.",
  },
  program: "Practice",
  sites: ["Park", "Van"] as readonly [string, string],
  notHere: "Practice leaves this out",
  back: "Back to practice",
};
