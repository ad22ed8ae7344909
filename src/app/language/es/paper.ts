import type { paper as english } from "../en/paper.ts";
import { plural } from "../plural.ts";

export const paper: typeof english = {
  sheetTitle: "Hojas de papel",
  sheetIntro:
    "Una hoja de conteo para imprimir, para cuando un teléfono no es lo adecuado. El mismo material, con los mismos nombres y en el mismo orden que en la pantalla de registro.",
  toType: "Pasar una hoja a Satchel",
  size: "Papel",
  sizes: { a4: "A4", letter: "Carta" },
  layout: "Cómo se llena",
  layouts: { columns: "Una columna por contacto", strokes: "Rayitas para todo junto" },
  layoutHints: {
    columns: "Doce contactos por hoja. Se pasa como contactos.",
    strokes: "Una rayita por cosa. Se pasa como un conteo: material, devoluciones y personas.",
  },
  added: "También en la hoja",
  addedHint: "El material habitual está siempre. Con más, salen más páginas.",
  preview: "La hoja",
  tallySheet: "Hoja de conteo",
  noNames: "Sin nombres, sin direcciones, nada que lleve a una persona.",
  sheetNumber: "Hoja n.º",
  sheetNumberHint: "Si lo tiene. Una hoja que se pasa dos veces con su número se nota y se cuenta una vez.",
  contactNumbers: "Contacto",
  strokes: "Rayitas",
  total: "Total",
  people: {
    contacts: "Contactos",
    newReturning: "Nueva (N) o ya vino antes (V)",
  },
  sectionMeasured: "Devuelto en contenedores o por peso",
  contactNo: "contacto n.º",
  doses: "Naloxona usada: dosis (? si no se sabe)",
  outcome: "Sobrevivió (S), murió (M), no se sabe (?)",
  written: "Otras cosas, escritas a mano",

  typeTitle: "Pasar una hoja",
  typeIntro:
    "Cifras y luego Intro para el renglón siguiente. Con letras se busca un renglón por su nombre o código. Los renglones vacíos se saltan.",
  toPrint: "Imprimir una hoja",
  which: "¿Cómo se llenó?",
  site: "Sitio de la hoja",
  dayOfSheet: "Día de la hoja",
  firstDay: "Primer día que abarca",
  firstDayHint: "Vacío: un solo día.",
  lastDay: "Último día que abarca",
  contact: (position) => `Contacto ${position}`,
  previous: "Contacto anterior",
  next: "Contacto siguiente",
  find: "Buscar un renglón",
  notFound: (typed) => `Nada se llama «${typed}».`,
  onSheet: "en la hoja",
  addLine: "agrega un renglón",
  aLot: (count) => `Es mucho: ${count}. Intro lo deja así.`,
  sheet: "Hoja",
  sumContacts: (count) => plural("es", count, { one: "# contacto", other: "# contactos" }),
  fieldProblems: {
    "not-a-number": "Escriba un número entero, de 1 en adelante.",
    "too-many": "Es más de lo que cabe en un registro.",
    "tare-above-gross": "El peso vacío es mayor que el lleno.",
    "too-light": "Con eso no sale ninguna jeringa.",
  },
  columnProblems: {
    empty: "Aún no hay nada escrito.",
    "too-much":
      "Es más de lo que cabe en un registro. Todo lo que escribió sigue aquí: escriba una parte, guárdela y luego el resto.",
  },
  labelled: (label, said) => `${label}: ${said}`,
  chooseSite: "Elija el sitio de la hoja.",
  chooseDay: "Escriba el día de la hoja. Puede ser cualquier día hasta hoy.",
  chooseFirstDay: "Escriba el primer día: como mucho un año antes del último.",
  checkFields: "Aún no se guardó. Lo que escribió sigue aquí.",
  savedTally: "Guardado en este teléfono: un conteo.",
  savedContacts: (count) =>
    plural("es", count, {
      one: "Guardado en este teléfono: # contacto.",
      other: "Guardado en este teléfono: # contactos.",
    }),
  notAll: (stored, all) =>
    `Se guardaron ${stored} de ${all}. Guarde otra vez para el resto: cada uno se guarda una sola vez.`,
  isHere: (count, all) =>
    `No se guardó nada: con este número, sitio y día ya hay aquí ${count} de ${all}. Si es otra hoja, cambie el número. Para corregir una, abra su día.`,
  undoing: "Deshaciendo…",
  undoneAgain: "Deshecho. No se cuenta, y lo que escribió está otra vez en el formulario.",
};
