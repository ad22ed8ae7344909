import { plural } from "../plural.ts";
import type { office as english } from "../en/office.ts";

export const office: typeof english = {
  title: "Programa",
  intro: "Quién tiene una cuenta, cómo cuenta el programa y qué se hizo aquí.",
  back: "Programa",

  peopleLink: "Quién puede iniciar sesión, y cerrar una cuenta",
  settingsTitle: "Ajustes",
  settingsLink: "Nombre, sitios, días, el libro de los teléfonos, cuánto se guardan los detalles",
  invitesLink: "Códigos para que entren teléfonos y personas",
  logLink: "Quién hizo qué, y cuándo",
  ownTitle: "Su cuenta",
  ownLink: "Su contraseña, y dónde tiene la sesión abierta",
  paperLink: "Una hoja de conteo con el material de la aplicación",
  protectionLink: "Qué guardan los teléfonos y este servidor, y quién puede leerlo",

  peopleTitle: "Personas",
  peopleIntro: "Quienes tienen una cuenta. Los teléfonos tienen su propia lista.",
  invitePerson: "Invitar a alguien",
  made: (day) => `Creada el ${day}`,
  lastHere: (day) => `Última vez aquí: ${day}`,
  signedIn: (count) =>
    plural("es", count, {
      one: "Sesión abierta en un navegador",
      many: "Sesión abierta en # navegadores",
      other: "Sesión abierta en # navegadores",
    }),
  notSignedIn: "Ahora sin sesión abierta",
  you: "Es usted",
  endedOn: (day) => `Cerrada el ${day}`,
  end: "Cerrar la cuenta",
  endLabel: (name) => `Cerrar la cuenta de ${name}`,
  endAsk: (name) => `¿Cerrar la cuenta «${name}»? No se puede deshacer.`,
  endMeans:
    "Su sesión termina enseguida y no puede iniciar otra. Las invitaciones que hizo y nadie usó ya no valen. Lo que hizo se queda, con su nombre.",
  endYes: "Sí, cerrarla",
  endNo: "Dejarla",
  ended: (name) => `La cuenta «${name}» está cerrada.`,

  passwordAgainTitle: "Su contraseña",
  passwordAgain:
    "Inició sesión hace un rato. El servidor la pide otra vez, para que nadie más lo haga en un escritorio abierto.",
  goOn: "Seguir",

  formerPassword: "Su contraseña actual",
  newPassword: "Contraseña nueva",
  changePassword: "Cambiar la contraseña",
  passwordChanged: "Su contraseña ha cambiado. Solo sigue con la sesión abierta aquí.",
  sessionsTitle: "Otros navegadores",
  sessionsIntro: "Si dejó el escritorio abierto en algún lugar, ciérrelo desde aquí.",
  endOthers: "Cerrar las demás sesiones",
  othersEnded: "Solo sigue con la sesión abierta aquí.",

  settingsIntro: "Los teléfonos reciben lo que cambie aquí la próxima vez que envíen.",
  checkFields: "Aún no se guardó. Lo que escribió sigue aquí:",
  save: "Guardar los ajustes",
  saved: "Guardado. Los teléfonos lo reciben la próxima vez que envíen.",
  readAgain: "Leer de nuevo",
  hasReadAgain: "Este es el programa como está ahora, con lo que usted escribió. Revíselo y guarde.",

  keptTitle: "Cuánto tiempo se guardan los detalles",
  keptIntro:
    "Los detalles son lo que dice cada entrada. Cuando su mes es más antiguo que el tiempo elegido aquí, el servidor los borra de noche, para siempre. Los totales de todos los meses se quedan. También las entradas apartadas, que no cuentan, salvo los cambios de lo que ya se borró.",
  keptByAdmins: "Solo un administrador cambia esto.",
  keptNow: (months) =>
    months === undefined
      ? "Se guardan los detalles de todas las entradas."
      : `Se guardan los detalles de este mes y de ${monthsInWords(months)} antes.`,
  keptNext: (months, from) =>
    `A partir de: ${from}, los de este mes y de ${monthsInWords(months)} antes. Hasta entonces se puede deshacer aquí.`,
  keptGone: (count, first, last) =>
    `${plural("es", count, { one: "# entrada cuenta", many: "# entradas cuentan", other: "# entradas cuentan" })} en los totales y ya no ${count === 1 ? "tiene" : "tienen"} detalles (${first === last ? first : `de ${first} a ${last}`}).`,
  keptClock: (says, believed) =>
    `El reloj del servidor dice que es el ${says}, y los teléfonos no lo confirman. Hasta que lo hagan, los detalles se borran como si fuera el ${believed}. Quien lleva el servidor debería mirar su reloj.`,
  keptWaits:
    "Hasta ahora no se borra nada: los teléfonos aún no han confirmado la fecha del servidor. Para eso, dos teléfonos (el único, si solo hay uno) envían entradas de estos días. El servidor lo mira una vez al día. Si esto sigue aunque lo hagan, quien lleva el servidor debería mirar su reloj.",
  keptField: "Guardar los detalles",
  keptAdvice: (months) =>
    `Lo que no se guarda no se lo pueden quitar. A casi todos los programas les bastan ${monthsInWords(months)}.`,
  keptFor: (months) => (months === undefined ? "para siempre" : monthsInWords(months)),
  keptChange: "Cambiar esto",
  keptAsk: (months) =>
    months === undefined
      ? "¿Guardar los detalles para siempre?"
      : `¿Guardar los detalles ${monthsInWords(months)}?`,
  keptTakenBack: (months) =>
    `Se habían fijado ${monthsInWords(months)}, que aún no valen. Eso se deshace, y no se borra nada por ello.`,
  keptLonger: (months) =>
    months === undefined
      ? "Desde ahora no se borra nada."
      : `Desde ahora se guardan los detalles de este mes y de ${monthsInWords(months)} antes.`,
  keptGoneStays: "Lo que ya no está no vuelve.",
  keptTakes: (count, months) =>
    `${count === 0 ? "Ninguna entrada es tan antigua todavía. Dentro de un día se empieza a borrar de noche lo que llegue a serlo." : `Los detalles de ${plural("es", count, { one: "# entrada", many: "# entradas", other: "# entradas" })} de ${monthsInWords(months)} se borrarán la primera noche después de un día entero, y ya no se podrán corregir.`} Eso no se puede deshacer. Los totales se quedan. Las copias de seguridad hechas antes aún tienen los detalles.`,
  keptSaved: "Guardado.",
  keptYes: "Sí, guardarlos así",
  keptNo: "Dejarlo como está",
  keptSet: (months) => (months === undefined ? "para siempre" : monthsInWords(months)),
  theServer: "El servidor",
  tries: (count) => plural("es", count, { one: "# intento", many: "# intentos", other: "# intentos" }),
  entries: (count) => plural("es", count, { one: "# entrada", many: "# entradas", other: "# entradas" }),

  logTitle: "Registro de actividad",
  logIntro:
    "Lo que se hizo, primero lo más nuevo. Desde aquí nadie puede cambiarlo, y no nombra a nadie a quien se atendió.",
  logDownload: "Descargar todo el registro",
  showMore: "Mostrar más",
  operator: "En el servidor",
  unknownActor: "Desconocido",
  actions: {
    "use-setup-code": "Usó un enlace de configuración",
    "new-account-viewer": "Creó una cuenta de lectura",
    "new-account-lead": "Creó una cuenta de dirección",
    "new-account-admin": "Creó una cuenta de administración",
    "sign-in": "Inició sesión",
    "unknown-sign-in": "Rechazó nombres que nadie tiene",
    "slow-sign-in": "Hizo esperar a desconocidos ante una cuenta",
    "show-password": "Dio otra vez la contraseña",
    "end-other-sessions": "Cerró sus demás sesiones",
    "end-all-sessions": "Cerró todas las sesiones",
    "change-password": "Cambió la contraseña",
    "end-account": "Cerró la cuenta",
    "invite-device": "Invitó a un teléfono",
    "invite-viewer": "Invitó a una cuenta de lectura",
    "invite-lead": "Invitó a una cuenta de dirección",
    "invite-admin": "Invitó a una cuenta de administración",
    "withdraw-invite": "Retiró una invitación",
    join: "Se unió",
    "revoke-phone": "Desconectó un teléfono",
    "set-aside-entry": "Apartó una entrada",
    "mend-entry": "Corrigió una entrada apartada",
    "reopen-entry": "Deshizo una decisión sobre una entrada",
    "look-again": "Miró de nuevo lo apartado",
    "change-settings": "Cambió el programa",
    "change-retention": "Cambió cuánto tiempo se guardan los detalles",
    "let-go-details": "Se borraron los detalles de registros antiguos",
    "new-key": "Creó una clave nueva",
    restore: "Repuso una copia de seguridad",
    "export-detail": "Se llevó la tabla de detalle",
    "export-summary": "Se llevó la tabla de resumen",
    "export-shifts": "Se llevó la tabla de turnos",
    "export-stock": "Se llevó la tabla de existencias",
    "export-reversals": "Se llevó la tabla de sobredosis",
    "export-demographics": "Se llevó la tabla de respuestas de participantes",
    "export-log": "Se llevó este registro",
  },
  outcomes: { done: "", refused: "rechazado", begun: "empezado", "cut-off": "interrumpido" },
  rows: (count) => plural("es", count, { one: "# fila", many: "# filas", other: "# filas" }),
};

function monthsInWords(count: number): string {
  return plural("es", count, { one: "# mes", many: "# meses", other: "# meses" });
}
