import type { desk as english } from "../en/desk.ts";
import { plural } from "../plural.ts";

export const desk: typeof english = {
  navigation: "Escritorio",
  places: {
    totals: "Totales",
    records: "Entradas",
    phones: "Teléfonos",
    program: "Programa",
  },
  roles: {
    anyone: "Otra función",
    device: "Teléfono",
    viewer: "Lectura",
    lead: "Dirección",
    admin: "Administración",
  },
  signedInAs: (name, role) => `${name} · ${role}`,
  signOut: "Cerrar sesión",
  signOutFailed: "El servidor no respondió y su sesión sigue abierta. Intente de nuevo.",
  signedOutTitle: "Su sesión terminó",
  signedOut: "Inicie sesión y siga donde estaba; no se pierde nada de la pantalla.",
  loading: "Preguntando al servidor …",
  backToTotals: "A los totales",

  totalsTitle: "Totales del programa",
  asOf: (day) => `Al ${day}.`,
  asOfOffline: (day) => `El servidor no responde. Estos son los totales que este dispositivo leyó el ${day}.`,
  totalsNothing: "No ha llegado nada de este período.",
  totalsNothingAction: "Elija otro período o mire los teléfonos: lo que anunciaron puede estar en camino.",
  refresh: "Actualizar",
  pulling: "Leyendo los totales …",
  unlockTitle: "Totales en este dispositivo",
  unlockIntro:
    "El servidor no responde. Los totales que este dispositivo leyó antes se abren con su contraseña.",
  unlock: "Abrir los totales",
  wrongPassword: "Esta contraseña no los abre.",
  nothingKept: "El servidor no responde y este dispositivo no conserva totales del programa.",
  keepAsk:
    "Para que los totales se puedan leer en este dispositivo también sin conexión, Satchel necesita otra vez su contraseña: la página se volvió a cargar.",
  keepOpen: "Escribir la contraseña",
  keepLater: "Ahora no",
  keep: "Guardar los totales aquí",
  keepWrong: "Esta no es la contraseña de su cuenta.",
  keepDone: "Guardados. Sin conexión, los totales se abren en este dispositivo con su contraseña.",
  exportTitle: "Tablas para un financiador o una hoja de cálculo",
  exportIntro:
    "Las tablas del servidor abarcan el período y todos los sitios. El resumen de este dispositivo abarca exactamente el período y los sitios de arriba.",
  summaryHere: "Resumen, hecho en este dispositivo",
  summaryServer: "Resumen, del servidor",
  detailServer: "Detalle, cada entrada, del servidor",
  shiftsServer: "Turnos, del servidor",
  stockServer: "Existencias, cada movimiento, del servidor",
  reversalsServer: "Sobredosis, contadas, del servidor",
  demographicsServer: "Respuestas de participantes, contadas, del servidor",

  phonesTitle: "Teléfonos",
  phonesIntro: "Lo que cada teléfono ha entregado, y lo que anunció y no ha llegado.",
  noPhones: "Aún no se ha unido ningún teléfono.",
  invitePhone: "Invitar un teléfono",
  joined: (day) => `Se unió el ${day}`,
  lastSeen: (day) => `Visto por última vez el ${day}`,
  neverSeen: "Aún no ha enviado nada",
  appVersion: (version) => `Satchel ${version}`,
  delivered: (count) =>
    plural("es", count, {
      one: "# entrada o corrección entregada",
      other: "# entradas y correcciones entregadas",
    }),
  missing: (count) =>
    plural("es", count, {
      one: "# anunciada y no entregada",
      other: "# anunciadas y no entregadas",
    }),
  nothingMissing: "Todo lo que anunció está aquí",
  gapsTitle: "Cuáles",
  gapNumbers: (first, last) => (first === last ? `N.º ${first}` : `N.º ${first} a ${last}`),
  gapSomeOf: (numbers) => `Quizá algunas de estas: ${numbers}`,
  gapBetween: (before, after) =>
    before === after
      ? `Las entradas de alrededor son del ${before}.`
      : `Las entradas de alrededor son del ${before} y del ${after}.`,
  gapAfter: (day) => `La entrada anterior es del ${day}.`,
  gapBefore: (day) => `La entrada siguiente es del ${day}.`,
  gapOnPhone: "Siguen en el teléfono, según lo último que dijo: las envía cuando puede.",
  gapDropped:
    "Ya no están en el teléfono ni en el servidor: el teléfono las dejó ir, o las perdió antes de enviarlas. Quizá las tenga una copia de seguridad más reciente del servidor, o una copia guardada antes en el teléfono: al traerla aquí, salen de esta lista.",
  quarantinedCount: (count) =>
    plural("es", count, {
      one: "# apartada: no suma en los totales",
      other: "# apartadas: no suman en los totales",
    }),
  storageKept: "Su navegador conserva los registros",
  storageNotKept: "Su navegador puede borrar los registros si falta espacio o si no se usa durante días",
  storageUsed: (percent) => `Usa el ${percent} % de su espacio`,
  storageLosses: (count) =>
    plural("es", count, {
      one: "Lo guardado en él se perdió o volvió atrás una vez",
      other: "Lo guardado en él se perdió o volvió atrás # veces",
    }),
  revokedOn: (day) => `Sin acceso desde el ${day}`,
  revoke: "Quitar el acceso",
  revokeLabel: (label) => `Quitar el acceso a ${label}`,
  revokeAsk: (label) => `¿Quitar el acceso a «${label}»? No se puede deshacer.`,
  revokeKeeps:
    "Lo que entregó se queda y cuenta. Su próximo intento de enviar se rechaza. Lo que no envió sigue sellado en el teléfono; quien lo tenga en la mano puede guardarlo como copia, y usted puede traerla aquí.",
  revokeMissing: (count) =>
    plural("es", count, {
      one: "# entrada o corrección que anunció no ha llegado.",
      other: "# entradas y correcciones que anunció no han llegado.",
    }),
  revokeYes: "Sí, quitarlo",
  revokeNo: "Dejarlo",
  revoked: (label) => `«${label}» ya no tiene acceso.`,
  quarantineTitle: "Apartadas",
  quarantineIntro:
    "Estas entradas no suman en ningún total hasta que se arregle lo que les pasa. Lo que llegó de ellas se conserva.",
  quarantine: {
    "cannot-open": "Ninguna clave del programa la abre.",
    "hash-mismatch": "Su contenido no es aquel con que se numeró.",
    "newer-schema": "La hizo un Satchel más nuevo. Se mira de nuevo cuando el servidor se actualice.",
    "not-understood": "Su contenido no es una entrada que Satchel conozca.",
    "id-conflict": "Antes llegó otra entrada con la misma identificación.",
    withheld: "Su contenido no llegó entero. Su teléfono quizá aún lo tenga.",
    frozen: "Cambia una entrada cuyo contenido el servidor ya no guarda.",
    other: "Todavía no se cuenta. Esta página es demasiado antigua para leer por qué: cárguela de nuevo.",
  },
  quarantinedOne: (day, received) => `Del ${day}, recibida el ${received}`,
  quarantinedInMonths: (month, received) => `De ${month}, recibida en ${received}`,
  quarantineLook: "Mirarlas",
  quarantineRest: (count) => plural("es", count, { one: "Mostrar # más", other: "Mostrar # más" }),
  quarantineMore: "Hay más; estas son las primeras mil.",

  importTitle: "Traer la copia de un teléfono",
  importIntro:
    "Una copia («.satchel») tiene lo que un teléfono ha sellado. Va al servidor con el número de ese teléfono; lo que ya está allí no se cuenta dos veces.",
  importFile: "Elija la copia",
  importSending: (sent) =>
    plural("es", sent, {
      one: "# entrada o corrección enviada hasta ahora",
      other: "# entradas y correcciones enviadas hasta ahora",
    }),
  importDone: (sent) =>
    plural("es", sent, {
      one: "# entrada o corrección de la copia enviada y confirmada por el servidor.",
      other: "# entradas y correcciones de la copia enviadas y confirmadas por el servidor.",
    }),
  importSetAside: (count) =>
    plural("es", count, {
      one: "# entrada o corrección de este teléfono está apartada; la lista de teléfonos dice por qué.",
      other:
        "# entradas y correcciones de este teléfono están apartadas; la lista de teléfonos dice por qué.",
    }),
  importBadLines: (count) =>
    plural("es", count, {
      one: "# línea no se puede leer y se dejó fuera:",
      other: "# líneas no se pueden leer y se dejaron fuera:",
    }),
  importBadLine: (line, problem) => `Línea ${line}: ${problem}`,
  importMoreBadLines: (count) => plural("es", count, { one: "y # más.", other: "y # más." }),
  importProblems: {
    "line-too-long": "Es más larga de lo que puede ser una línea.",
    "not-utf-8": "No es texto que Satchel pueda leer.",
    "file-too-long": "El archivo es más largo de lo que puede ser una copia; desde aquí no se leyó nada.",
    "not-a-copy": "Este archivo no es la copia de un teléfono. No se envió nada.",
    "newer-copy": "Un Satchel más nuevo escribió esta copia. Actualice este servidor y tráigala de nuevo.",
    "not-an-event": "No es una entrada que Satchel conozca.",
    "too-large":
      "Algo en el camino al servidor no deja pasar una entrada de este tamaño. Queda en este archivo: tráigalo de nuevo por otra conexión.",
    "cut-off": "La copia termina antes de tiempo: está cortada. Lo que contiene se envió.",
  },
  importOtherProgram: "Esta copia es de otro programa. No se envió nada.",
  importFailed: "No se envió todo. Elija la copia otra vez para seguir: nada se cuenta dos veces.",
  importUnreadable: "El navegador no puede leer este archivo. Cópielo a este dispositivo y elíjalo de nuevo.",

  invitesTitle: "Invitaciones",
  inviteIntro: "Un código sirve una sola vez. Muéstrelo a quien se une, o imprímalo.",
  inviteRole: "Para",
  inviteRoles: {
    device: "Un teléfono que registra",
    viewer: "Alguien que lee totales",
    lead: "Alguien que dirige",
    admin: "Alguien que administra",
  },
  inviteRoleHints: {
    device: "Registra y envía; no lee nada ajeno",
    viewer: "Ve totales, ninguna entrada",
    lead: "Ve y corrige entradas, invita teléfonos",
    admin: "Lo mismo, e invita a quien dirige",
  },
  inviteLabel: "Etiqueta",
  inviteLabelHint: "Como aparece en la lista, por ejemplo «camioneta 2». Nunca el nombre de una persona.",
  inviteLabelMissing: "Escriba una etiqueta, con 40 caracteres como máximo.",
  inviteHours: "El código sirve durante",
  hours: (count) => plural("es", count, { one: "# hora", other: "# horas" }),
  makeInvite: "Crear la invitación",
  inviteReady: (label) => `Invitación para «${label}»`,
  inviteScan:
    "Escanéelo con la cámara del teléfono, o escriba el código en Satchel, en «Unirse a un programa».",
  inviteScanAccount: "Abra este enlace o escanéelo.",
  inviteIphone:
    "En un iPhone, ponga primero Satchel en la pantalla de inicio, ábralo allí y escriba el código.",
  inviteCode: "Código",
  inviteLink: "Enlace",
  inviteUntil: (time) => `Sirve una vez, hasta: ${time}.`,
  inviteOnce: "El código se muestra solo ahora: el servidor no conserva copia que se pueda leer.",
  print: "Imprimir",
  anotherInvite: "Crear otra",
  openInvites: "Invitaciones abiertas",
  noInvites: "No hay ninguna invitación abierta.",
  inviteFacts: (role, time) => `${role} · sirve hasta: ${time}`,
  withdraw: "Retirar",
  withdrawLabel: (label) => `Retirar la invitación para ${label}`,
  withdrawn: (label) => `La invitación para «${label}» ya no sirve.`,
  noOthersTitle: "Aún no pueden unirse otros teléfonos",
  noOthers:
    "A este servidor se llega sin https, y en una dirección así los navegadores no sellan ni conservan nada. Un navegador de esta misma máquina sí puede unirse.",
  noOthersHow: (url) => `Ahora está en ${url}. El README de Satchel dice cómo darle una dirección https.`,

  recordsTitle: "Entradas de un día",
  recordsDay: "Día",
  dayBefore: "Día anterior",
  dayAfter: "Día siguiente",
  noRecords: "No ha llegado nada de este día.",
  entriesLetGo: (count, month) =>
    plural("es", count, {
      one: `# entrada de ${month} cuenta en los totales y ya no está en la lista: sus detalles se borraron.`,
      many: `# entradas de ${month} cuentan en los totales y ya no están en la lista: sus detalles se borraron.`,
      other: `# entradas de ${month} cuentan en los totales y ya no están en la lista: sus detalles se borraron.`,
    }),
  recordLetGo:
    "Lo que decía esta entrada se borró, como lo fijó el programa. Cuenta en los totales como estaba, y ya no se puede cambiar.",
  detailLacks: (count) =>
    plural("es", count, {
      one: "# entrada de este periodo no tiene filas en esta tabla: sus detalles se borraron. Los totales y el resumen la incluyen.",
      many: "# entradas de este periodo no tienen filas en esta tabla: sus detalles se borraron. Los totales y el resumen las incluyen.",
      other:
        "# entradas de este periodo no tienen filas en esta tabla: sus detalles se borraron. Los totales y el resumen las incluyen.",
    }),
  showMore: "Mostrar más",
  recordTitle: "Entrada",
  backToRecords: "Volver al día",
  recordGone: "El servidor no tiene esta entrada.",
  historyTitle: "Qué pasó con ella",
  historyFrom: (from, day) => `De ${from}, recibido el ${day}`,
  historyFromInMonth: (from, month) => `De ${from}, recibido en ${month}`,
  fixIntro:
    "Su cambio se agrega al historial del programa. Lo que la entrada decía antes queda en su historial.",
  bringBack: "Contarla de nuevo",
  bringBackWhy: "Cuenta otra vez como estaba, y su historial se queda.",
  notFixable: "Este tipo de entrada no se puede cambiar aquí. Se puede quitar de las cuentas.",
  otherProgram: (waiting) =>
    waiting === "unknown"
      ? "Este navegador es el escritorio de otro programa, y no se sabe si salieron todos los cambios para él. Use otro navegador."
      : waiting === 0
        ? "Este navegador es el escritorio de otro programa. Quite lo que Satchel guarda aquí, o use otro navegador."
        : `Este navegador es el escritorio de otro programa y tiene ${plural("es", waiting, { one: "# cambio", other: "# cambios" })} que nunca salieron. Use otro navegador.`,
  lookAtEntry: "Verla",
  changeNotDone: {
    out: (day) => `Una entrada del ${day} iba a salir de la cuenta.`,
    counted: (day) => `Una entrada del ${day} iba a contar otra vez.`,
  },
  changeSending: "Guardado en este dispositivo. Enviando …",
  changeSent: "Enviado. El servidor lo confirmó.",
  changesWaiting: (count) =>
    plural("es", count, {
      one: "# cambio suyo está guardado en este dispositivo y aún no se envió.",
      other: "# cambios suyos están guardados en este dispositivo y aún no se enviaron.",
    }),
  sendNow: "Enviar ahora",
  changeSetAside: "El servidor apartó este cambio; la lista de teléfonos dice por qué.",
};
