import type { practice as english } from "../en/practice.ts";

export const practice: typeof english = {
  title: "Práctica",
  what: "Práctica. Nada de esto se guarda ni se envía.",
  end: "Terminar práctica",
  skip: "Omitir",
  stepOf: (step, steps) => `${step} de ${steps}`,
  steps: {
    tap: (kit) => `Toque «${kit}»: se entregó uno.`,
    supply: ({ tile, first, refill }) => `En «${tile}», toque «${first}» o «${refill}».`,
    save: (save) => `Toque «${save}». Queda anotado al momento, sin conexión.`,
    undo: (undo) => `¿Un error? Toque «${undo}».`,
    find: (today) => `Abra «${today}»: ahí está, tachado, y ya no cuenta.`,
    done: "Eso es todo. Pruebe lo que quiera, o termine la práctica.",
  },
  program: "Práctica",
  sites: ["Parque", "Furgoneta"],
  notHere: "Esto no es parte de la práctica",
  back: "Volver a la práctica",
};
