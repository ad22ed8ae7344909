import type { quarantine as english } from "../en/quarantine.ts";
import { plural } from "../plural.ts";

const reasons: (typeof english)["reasons"] = {
  "cannot-open": {
    title: "Ninguna clave la abre",
    meaning: "La entrada se dañó, su clave falta en el servidor, o se selló para otro programa.",
    help: "Si falta una clave, quien lleva el servidor puede reponer las claves de una copia de seguridad: la carpeta del programa, con archivos como «1.json», va dentro de la carpeta «keys». Después, mire de nuevo aquí.",
  },
  "hash-mismatch": {
    title: "No es con lo que se numeró",
    meaning: "Lo que dice no es lo que el teléfono anunció: cambió en el camino o por un fallo.",
    help: "Pregunte a quien la registró. Si lo que dice es correcto, guárdelo como su corrección.",
  },
  "newer-schema": {
    title: "La hizo un Satchel más nuevo",
    meaning: "La aplicación del teléfono es más nueva que el servidor y escribió algo que este aún no lee.",
    help: "Quien lleva el servidor lo actualiza. Entonces se mira sola, y cuenta.",
  },
  "not-understood": {
    title: "Se contradice",
    meaning:
      "Se abrió, y lo que dice no puede ser cierto en conjunto, o no es una entrada que Satchel conozca.",
    help: "Léala, corrija lo que esté mal y guárdela como su corrección.",
  },
  "id-conflict": {
    title: "Dos entradas con la misma identificación",
    meaning: "Antes llegó otra entrada con la misma identificación, y dice otra cosa. Esa cuenta.",
    help: "Compare las dos. Guarde lo correcto como su corrección, o aparte esta.",
  },
  withheld: {
    title: "Falta su contenido",
    meaning: "Lo que dice nunca llegó, o solo una copia dañada. Su teléfono quizá aún lo tenga.",
    help: "Abra Satchel en ese teléfono y pulse «Enviar ahora». Si no basta, traiga en los teléfonos una copia guardada en él.",
  },
  frozen: {
    title: "Cambia una entrada que ya no se guarda",
    meaning:
      "El programa guarda los detalles por un tiempo. Lo que esta cambia está contado y ya no se puede cambiar. Lo que dice se borra también cuando es igual de antiguo.",
    help: "Apártela. Los totales ya no se pueden cambiar: si la diferencia importa, anótela en su informe.",
  },
  other: {
    title: "Por una razón que esta página no conoce",
    meaning: "El servidor es más nuevo que esta página.",
    help: "Cargue la página de nuevo.",
  },
};

export const quarantine: typeof english = {
  title: "Apartadas",
  intro:
    "Estas entradas no cuentan hasta que alguien las mire. Lo que llegó de ellas se conserva, y nada de lo que haga aquí lo borra.",
  none: "Nada espera una decisión.",
  lookAgain: "Mirarlas todas de nuevo",
  lookAgainWhy: "Después de actualizar el servidor, o cuando una clave está de vuelta.",
  looking: "Mirando de nuevo …",
  looked: (tried, understood) =>
    tried === 0
      ? "No hay nada a lo que ayude una actualización o una clave."
      : `${plural("es", tried, { one: "# entrada o corrección mirada", other: "# entradas y correcciones miradas" })}; ${plural("es", understood, { one: "# cuenta ahora.", other: "# cuentan ahora." })}`,
  decidedTitle: "Decididas",
  decidedNone: "Aún no se decidió nada.",
  groupOf: (from) => `De ${from}`,
  entryOf: (day) => `Entrada del ${day}`,
  entryOfMonth: (month) => `Entrada de ${month}`,
  facts: (seq, received) => `N.º ${seq}, recibida el ${received}`,
  factsOfMonth: (seq, month) => `N.º ${seq}, recibida en ${month}`,
  key: (key) => `Sellada con la clave ${key}.`,
  kinds: {
    rec: "Una entrada nueva",
    fix: "Un cambio de una entrada",
    void: "Quita una entrada de los totales",
  },
  setAsideBy: (by, day, reason) => `La apartó ${by} el ${day}: ${reason}`,
  mendedBy: (by, day) => `La corrigió ${by} el ${day}`,
  reasons,

  gone: "Aquí ya no hay nada",
  goneWhy: "Ya cuenta, o la dirección no es correcta.",
  back: "A todo lo apartado",
  asWritten: "Tal como se escribió",
  saysNothing: "Lo que dice no se puede leer aquí.",
  saidLetGo: "Lo que decía se borró, como lo fijó el programa.",
  countsNow: "Lo que cuenta ahora",
  toEntry: "Abrir esa entrada",
  mendIntro:
    "Está rellenado lo que se pudo leer. Corrija lo que esté mal y guarde: cuenta una vez, como su corrección.",
  mendNotHere: "Esta clase de entrada no se puede corregir aquí.",
  notDecided:
    "Su corrección está guardada. No se pudo anotar que es de esta entrada: pulse «Guardar» otra vez.",
  setAsideTitle: "Apartarla",
  setAsideIntro: "Se conserva y no cuenta. Puede deshacerlo.",
  setAsideMissing:
    "Por ahora no cuenta. Si su contenido llega después, cuenta, o espera aquí de nuevo si no se puede leer. Puede deshacerlo.",
  setAsideReason: "¿Por qué?",
  setAside: "Apartarla",
  chooseReason: "Diga por qué, y apártela después.",
  takeBack: "Deshacer esto",
  takeBackWhy: "Entonces espera aquí de nuevo a que alguien decida.",
};
