import type { paper as english } from "../en/paper.ts";
import { plural } from "../plural.ts";

export const paper: typeof english = {
  sheetTitle: "Feuilles papier",
  sheetIntro:
    "Une feuille de relevé à imprimer, pour quand un téléphone n’est pas ce qu’il faut emporter. Le même matériel, les mêmes noms et le même ordre que sur l’écran où l’on note.",
  toType: "Reporter une feuille",
  size: "Papier",
  sizes: { a4: "A4", letter: "Lettre" },
  layout: "Comment la remplir",
  layouts: { columns: "Une colonne par contact", strokes: "Des bâtons pour tout ensemble" },
  layoutHints: {
    columns: "Douze contacts par feuille. À reporter comme contacts.",
    strokes: "Un bâton par chose. À reporter comme un seul relevé : matériel, retours et personnes.",
  },
  added: "Aussi sur la feuille",
  addedHint: "Le matériel courant y est toujours. En ajouter demande plus de pages.",
  preview: "La feuille",
  tallySheet: "Feuille de relevé",
  noNames: "Ni nom, ni adresse, rien qui mène à une personne.",
  sheetNumber: "Feuille nᵒ",
  sheetNumberHint:
    "Si elle en a un. Une feuille reportée deux fois sous son numéro est remarquée et comptée une seule fois.",
  contactNumbers: "Contact",
  strokes: "Bâtons",
  total: "Total",
  people: {
    contacts: "Contacts",
    newReturning: "Nouvelle (N) ou déjà venue (D)",
  },
  sectionMeasured: "Rapporté en contenants ou au poids",
  contactNo: "contact nᵒ",
  doses: "Naloxone utilisée : doses (? si inconnu)",
  outcome: "A survécu (S), est décédée (D), on ne sait pas (?)",
  written: "Le reste, écrit à la main",

  typeTitle: "Reporter une feuille",
  typeIntro:
    "Des chiffres, puis Entrée pour la ligne suivante. Des lettres cherchent une ligne par son nom ou son code. Les lignes vides sont ignorées.",
  toPrint: "Imprimer une feuille",
  which: "Comment a-t-elle été remplie ?",
  site: "Lieu de la feuille",
  dayOfSheet: "Jour de la feuille",
  firstDay: "Premier jour couvert",
  firstDayHint: "Vide : un seul jour.",
  lastDay: "Dernier jour couvert",
  contact: (position) => `Contact ${position}`,
  previous: "Contact précédent",
  next: "Contact suivant",
  find: "Chercher une ligne",
  notFound: (typed) => `Rien ne s’appelle « ${typed} ».`,
  onSheet: "sur la feuille",
  addLine: "ajoute une ligne",
  aLot: (count) => `C’est beaucoup : ${count}. Entrée le garde.`,
  sheet: "Feuille",
  sumContacts: (count) => plural("fr", count, { one: "# contact", other: "# contacts" }),
  fieldProblems: {
    "not-a-number": "Écrivez un nombre entier, à partir de 1.",
    "too-many": "C’est plus que ce qu’une entrée peut contenir.",
    "tare-above-gross": "Le poids vide dépasse le poids plein.",
    "too-light": "Cela ne donne aucune seringue.",
  },
  columnProblems: {
    empty: "Rien d’écrit encore.",
    "too-much":
      "C’est plus que ce qu’une entrée peut contenir. Tout ce que vous avez écrit est encore là : écrivez-en une partie, enregistrez, puis le reste.",
  },
  labelled: (label, said) => `${label} : ${said}`,
  chooseSite: "Choisissez le lieu de la feuille.",
  chooseDay: "Écrivez le jour de la feuille. N’importe quel jour jusqu’à aujourd’hui convient.",
  chooseFirstDay: "Écrivez le premier jour : au plus un an avant le dernier.",
  checkFields: "Pas encore enregistré. Ce que vous avez écrit est encore là.",
  savedTally: "Enregistré sur ce téléphone : un relevé.",
  savedContacts: (count) =>
    plural("fr", count, {
      one: "Enregistré sur ce téléphone : # contact.",
      other: "Enregistrés sur ce téléphone : # contacts.",
    }),
  notAll: (stored, all) =>
    `${stored} sur ${all} sont enregistrés. Enregistrez encore pour le reste : chacun n’est enregistré qu’une fois.`,
  isHere: (count, all) =>
    `Rien n’a été enregistré : sous ce numéro, ce lieu et ce jour, ${count} sur ${all} sont déjà ici. Si c’est une autre feuille, changez son numéro. Pour en corriger une, ouvrez son jour.`,
  undoing: "On défait…",
  undoneAgain: "Défait. Ce n’est pas compté, et ce que vous aviez écrit est de nouveau là.",
};
