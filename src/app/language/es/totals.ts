import type { totals as english } from "../en/totals.ts";
import { plural } from "../plural.ts";

export const totals: typeof english = {
  title: "Totales",
  period: "Período",
  periods: {
    day: "Día",
    week: "Semana",
    month: "Mes",
    quarter: "Trimestre",
    "fiscal-year": "Año fiscal",
    year: "Año",
    custom: "Desde – hasta",
  },
  quarterLabel: (quarter, year) => `Trimestre ${quarter} del año fiscal ${year}`,
  fiscalYearLabel: (year) => `Año fiscal ${year}`,
  before: (label) => `Período anterior: ${label}`,
  after: (label) => `Período siguiente: ${label}`,
  from: "Primer día",
  to: "Último día",
  daysInOrder: "El último día es anterior al primero. Cambie uno de los dos.",
  dayMissing: "Elija un día del calendario.",
  sites: "Sitios",
  allSites: "Todos los sitios",
  chosenSites: (names) => `Solo ${names}`,

  nothing: "No hay nada registrado en este período.",
  nothingAction: "Elija otro período o registre un contacto.",
  compared: (label) => `Junto a cada número: ${label}.`,
  was: (before) => `antes ${before}`,
  noneBefore: "antes ninguno",

  figures: {
    contacts: "Contactos",
    people: "Personas presentes",
    forOthers: "Para otras personas",
    new: "Por primera vez",
    returning: "Ya vinieron antes",
    syringesOut: "Jeringas entregadas",
    needlesOut: "Agujas entregadas",
    naloxoneDoses: "Dosis de naloxona",
    returnedCounted: "Jeringas usadas devueltas, contadas",
    returnedEstimated: "Jeringas usadas devueltas, estimadas",
    reversals: "Sobredosis reportadas",
    reversalsSurvived: "Con vida",
    reversalDoses: "Dosis usadas en sobredosis",
    groups: "Grupos",
    heads: "Personas en grupos",
  },
  hints: {
    people: "Quien viene dos veces cuenta dos veces",
    forOthers: "Personas para las que se llevó material",
    needlesOut: "Sueltas y las de las jeringas",
    returnedEstimated: "Según la persona, a ojo, por contenedor o peso",
  },
  dosesNotKnownFor: (count: number) =>
    plural("es", count, { one: "No se sabe en # sobredosis", other: "No se sabe en # sobredosis" }),

  name: "Qué",
  count: "Número",
  countBefore: "Antes",
  kits: "Kits",
  kitVersion: (name, version) => `${name} (receta ${version})`,
  collected: "Recogido",
  returns: "Devueltas, según cómo se contaron",
  services: "Servicios",
  referrals: "Derivaciones",
  referral: (name, outcome) => `${name}: ${outcome}`,
  steps: "Pasos",
  groups: "Grupos",
  refillReasons: "Motivos de reposición de naloxona, en dosis",
  reversals: "Sobredosis, por resultado",
  bySite: "Contactos por sitio",

  unknownItems: (codes) =>
    `Estos artículos vienen de un catálogo más nuevo: ${codes}. Se cuentan, pero este Satchel no conoce sus jeringas, agujas o dosis. Actualícelo.`,
  tallyTitle: "Totales de períodos enteros, de otra fuente",
  tallyIntro: "Llegaron por archivo, no contacto por contacto, y no están en los números de arriba.",
  recordedHere: "Registrado",
  fromTallies: "De otra fuente",
  together: "Juntos",
  outsideTitle: (count) =>
    plural("es", count, {
      one: "# total abarca también días fuera de este período y por eso no está en sus números:",
      other: "# totales abarcan también días fuera de este período y por eso no están en sus números:",
    }),
  outside: (site, range) => `${site}, ${range}`,
  print: "Imprimir",

  exportTitle: "Tablas para un financiador o una hoja de cálculo",
  exportIntro: "Llevan exactamente el período y los sitios de arriba. Las entradas anuladas no van.",
  format: "Para",
  formats: {
    data: "Programas de datos",
    comma: "Hoja de cálculo, comas",
    semicolon: "Hoja de cálculo, punto y coma",
  },
  formatHints: {
    data: "UTF-8, coma",
    comma: "Como en México, Estados Unidos y Canadá en inglés",
    semicolon: "Como en España, Argentina, Francia y Quebec",
  },
  extras: "También en el detalle, solo si se marca",
  extraChoices: { worker: "Alias de quien trabaja", participantCode: "Código de la persona", note: "Nota" },
  detail: "Detalle, cada entrada",
  summary: "Resumen",
  writing: (done, total) =>
    `${plural("es", done, { one: "#", other: "#" })} de ${plural("es", total, { one: "# contacto", other: "# contactos" })}`,
  ready: (rows) =>
    `Lista, con ${plural("es", rows, { one: "# fila", other: "# filas" })}. El archivo que termina en .about.json dice qué hay en la tabla.`,
  unreadable: (count) =>
    plural("es", count, {
      one: "# entrada no se puede leer con esta versión y no está en la tabla.",
      other: "# entradas no se pueden leer con esta versión y no están en la tabla.",
    }),
  cancelled: "Detenido. No se hizo ninguna tabla.",
};
