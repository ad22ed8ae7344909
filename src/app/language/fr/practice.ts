import type { practice as english } from "../en/practice.ts";

export const practice: typeof english = {
  title: "Essai",
  what: "Essai. Rien de ceci n’est gardé ni envoyé.",
  end: "Terminer l’essai",
  skip: "Passer",
  stepOf: (step, steps) => `${step} sur ${steps}`,
  steps: {
    tap: (kit) => `Touchez « ${kit} » : un est remis.`,
    supply: ({ tile, first, refill }) => `Sous « ${tile} », touchez « ${first} » ou « ${refill} ».`,
    save: (save) => `Touchez « ${save} ». C’est noté aussitôt, sans connexion.`,
    undo: (undo) => `Une erreur ? Touchez « ${undo} ».`,
    find: (today) => `Ouvrez « ${today} » : l’entrée est barrée et ne compte plus.`,
    done: "C’est tout. Essayez ce que vous voulez, ou terminez l’essai.",
  },
  program: "Essai",
  sites: ["Parc", "Camionnette"],
  notHere: "L’essai ne comprend pas ceci",
  back: "Retour à l’essai",
};
