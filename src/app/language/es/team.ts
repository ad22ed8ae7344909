import type { QuarantineCode } from "../../../contract/wire/errors.ts";
import type { FailureClass } from "../../../storage/sync-log.ts";
import type { team as english } from "../en/team.ts";
import { plural } from "../plural.ts";

const entries = { one: "# entrada", other: "# entradas" };
const events = { one: "# entrada o corrección", other: "# entradas y correcciones" };
const number = (count: number) => plural("es", count, { one: "#", other: "#" });

const failures: Record<FailureClass, string> = {
  "no-connection": "El servidor no respondió.",
  busy: "El servidor está ocupado o tiene un problema propio.",
  refused: "El servidor no entendió una entrada. Sigue en este teléfono.",
  "too-large":
    "Una entrada es más grande de lo que acepta el servidor, o algo en el camino. Sigue en este teléfono. Pruebe otra conexión y «Enviar ahora»; si no ayuda, avise a la persona a cargo.",
  "signed-out": "El servidor ya no conoce este teléfono.",
  revoked: "El programa retiró este teléfono.",
  "not-allowed": "Este teléfono no tiene permiso de enviar.",
  "other-version":
    "La aplicación y el servidor son de versiones distintas. Abra Satchel de nuevo para actualizarlo.",
  storage: "Este teléfono no pudo guardar la respuesta.",
};

const looks: Record<QuarantineCode | "other", string> = {
  "cannot-open": "El servidor no puede abrirla: está dañada, o falta allí su clave.",
  "hash-mismatch": "No es lo que este teléfono anunció.",
  "newer-schema": "El servidor es más antiguo que esta aplicación. La revisa después de actualizarse.",
  "not-understood": "El servidor no puede leer lo que dice.",
  "id-conflict": "Otra entrada tiene el mismo número interno.",
  withheld: "El servidor no tiene lo que dice. Sigue en este teléfono: pulse «Enviar ahora».",
  frozen: "Cambia una entrada que el servidor ya archivó.",
  other: "Todavía no se cuenta. Esta aplicación es demasiado antigua para leer por qué.",
};

export const team: typeof english = {
  joinTitle: "Unirse a un programa",
  joinIntro:
    "La persona a cargo le muestra un código o una imagen para escanear. Un código sirve una vez y por poco tiempo.",
  joinMeaning:
    "Desde entonces, lo que registre se sella en este teléfono al guardarlo y se envía al programa cuando hay conexión. Para registrar no hace falta conexión.",
  protection: "Qué protege esto y qué no",
  code: "Código",
  codeHint: "12 letras y números, en mayúsculas o minúsculas. Los espacios no importan.",
  codeUnfit: "Un código tiene 12 letras y números. Compárelo con el que le muestran.",
  join: "Unirse",
  joining: "Preguntando al servidor. Un momento…",
  refused: {
    code: "El servidor no acepta este código: está mal, ya se usó o es demasiado antiguo. Pida uno nuevo.",
    "too-fast": "Demasiados intentos. Espere unos minutos e intente de nuevo.",
    "other-version":
      "La aplicación y el servidor son de versiones distintas. Cargue esta página de nuevo y vuelva a intentar.",
    "not-here": "En esta dirección no hay un programa al que unirse. Abra completo el enlace que le dieron.",
    "no-connection":
      "El servidor no respondió, y no se sabe si el código ya se usó. Intente aquí de nuevo: si se usó, Satchel sigue desde ahí.",
    trouble: "El servidor tiene un problema. En este teléfono no cambió nada. Intente más tarde.",
  },
  backToStart: "Volver",
  oneProgram:
    "Un teléfono es de un solo programa. Para unirse a otro, envíe lo pendiente, borre este teléfono en sus ajustes y únase de nuevo.",
  installFirst: "Primero ponga Satchel en la pantalla de inicio",
  installWhy:
    "En un iPhone, la aplicación de la pantalla de inicio y esta página guardan registros separados. Agréguela a la pantalla de inicio, ábrala ahí y escriba ahí el código:",
  joinHereAnyway: "Unirse en esta página de todos modos",

  joinAgain: "Unirse de nuevo con un código",
  joinAgainTitle: "Unirse de nuevo",
  joinAgainIntro:
    "El servidor ya no deja enviar a este teléfono. Con el código con el que se unió, mientras valga, o con uno nuevo de la persona a cargo, vuelve a enviar. Hasta entonces, lo que espera se queda en este teléfono.",

  choicesTitle: (program) => `Va a unirse a ${program}`,
  choicesIntro: (count) =>
    `${plural("es", count, { one: "Hay # entrada", other: "Hay # entradas" })} en este teléfono. Elija qué recibe el programa. No se envía nada antes de que pulse el botón de abajo.`,
  ownWords: {
    note: "notas junto a contactos",
    worker: "nombres de trabajadores",
    participantCode: "códigos de participantes",
    answers: "lo que participantes respondieron sobre sí",
  },
  comeAlong: (things) =>
    `Se llevan, porque este programa los pide y las personas a cargo los leen: ${things}.`,
  neverComeAlong: (things) => `Nunca se llevan: ${things}.`,
  which: "Qué se lleva",
  whichDays: { all: "Todo", some: "Algunos días", none: "Nada" },
  since: "Desde",
  daysTitle: "Días que se llevan",
  dayOf: (day, count) => `${day}: ${plural("es", count, entries)}`,
  countComing: (count) =>
    count === 0
      ? "No se lleva ninguna entrada."
      : plural("es", count, { one: "Se lleva # entrada.", other: "Se llevan # entradas." }),
  sitesTitle: "Sus sitios en el programa",
  siteOf: (name, count) => `${name} (${plural("es", count, entries)})`,
  itemsTitle: "Sus artículos en el catálogo",
  unmapped: (code) => `Ninguno de estos: queda «${code}»`,
  finish: "Unirse con este teléfono",
  finishing: "Sellando y guardando. Puede tardar un minuto; quédese en esta página.",
  otherProgram: (waiting) =>
    waiting === "unknown"
      ? "Este teléfono era de otro programa, y no se sabe si aquel lo tiene todo. Pregunte en ambos programas antes de borrar este teléfono."
      : `Este teléfono era de otro programa, y ${plural("es", waiting, { one: "# entrada o corrección de aquel nunca se envió", other: "# entradas y correcciones de aquel nunca se enviaron" })}. Borre este teléfono o pregunte en ambos programas.`,
  tooMany: (most) => `Es más de lo que cabe de una vez. Elija días con ${most} entradas como máximo.`,

  joinedTitle: (program) => `Este teléfono ya es de ${program}`,
  joinedBody:
    "Lo que registre se sella al guardarlo y va al programa cuando hay conexión. La línea de arriba dice qué se envió y qué no.",
  start: "Empezar a registrar",
  beforeTitle: "Lo que se registró aquí antes",
  beforeBody:
    "Sigue en este teléfono, legible para quien lo abra. Guarde una copia si la quiere y después bórrelo.",
  beforeCopy: "Guardar una copia",
  beforeCopied: (count) => `La copia está lista, con ${plural("es", count, entries)}.`,
  beforeCopyFailed: "No se pudo hacer la copia. Cierre otras pestañas de Satchel e intente de nuevo.",
  beforeDelete: "Borrarlo de este teléfono…",
  beforeDeleteAsk: "¿Borrar lo que se registró aquí antes? Lo que no se llevó se perderá si no hay copia.",
  beforeDeleteNow: "Borrar",
  beforeKeep: "Conservarlo",
  beforeDeleted:
    "Se borró. Un laboratorio todavía puede encontrar rastros en el disco: borrar en un navegador no destruye.",
  beforeNotDeleted: "No se pudo borrar. Cierre otras pestañas de Satchel e intente de nuevo.",

  unknown: "Satchel está viendo qué se envió.",
  noAnswer:
    "La memoria de este teléfono no responde, así que no se sabe qué se envió. Satchel sigue intentándolo.",
  allSent: "Todo enviado. Aquí no queda nada pendiente.",
  waiting: (count) =>
    plural("es", count, {
      one: "# guardada en este teléfono. Se enviará cuando haya conexión.",
      other: "# guardadas en este teléfono. Se enviarán cuando haya conexión.",
    }),
  aboutToSend: (count) =>
    plural("es", count, {
      one: "# guardada. Se enviará enseguida.",
      other: "# guardadas. Se enviarán enseguida.",
    }),
  waitingToTry: (count) =>
    plural("es", count, {
      one: "# guardada aquí. Aún no se envió; se intentará de nuevo.",
      other: "# guardadas aquí. Aún no se enviaron; se intentará de nuevo.",
    }),
  waitingForVersion: (count) =>
    plural("es", count, {
      one: "# guardada en este teléfono. No se envió: la aplicación y el servidor son de versiones distintas. Abra Satchel de nuevo.",
      other:
        "# guardadas en este teléfono. No se enviaron: la aplicación y el servidor son de versiones distintas. Abra Satchel de nuevo.",
    }),
  sending: (count) => `Enviando ${number(count)}… puede seguir trabajando.`,
  partial: (sent, of, left) =>
    `${plural("es", sent, { one: "# enviada", other: "# enviadas" })} de ${number(of)}. ${plural("es", left, { one: "Queda #", other: "Quedan #" })} en este teléfono.`,
  needLook: (count) =>
    plural("es", count, {
      one: "# entrada o corrección necesita revisión.",
      other: "# entradas y correcciones necesitan revisión.",
    }),
  decidedOn: (count) =>
    plural("es", count, {
      one: "# entrada resuelta por la persona a cargo sigue aquí. Nada que hacer.",
      other: "# entradas resueltas por la persona a cargo siguen aquí. Nada que hacer.",
    }),
  missing: (count) =>
    plural("es", count, {
      one: "Al servidor le falta # entrada o corrección enviada. Muestre esto a la persona a cargo.",
      other: "Al servidor le faltan # entradas y correcciones enviadas. Muestre esto a la persona a cargo.",
    }),
  missingAtMost: (count) =>
    `Al servidor le faltan algunas de ${number(count)} entradas y correcciones enviadas. Muestre esto a la persona a cargo.`,
  accessEnded: (count) =>
    count === 0
      ? "Este teléfono ya no puede enviar. No queda nada por enviar."
      : `Este teléfono ya no puede enviar. ${plural("es", count, { one: "Su entrada o corrección está", other: "Sus # entradas y correcciones están" })} a salvo. Muestre esto a la persona a cargo.`,
  signedOut: (count) =>
    count === 0
      ? "El servidor ya no conoce este teléfono. No queda nada por enviar. Únase de nuevo con un código de la persona a cargo."
      : `El servidor ya no conoce este teléfono. ${plural("es", count, { one: "Su entrada o corrección está", other: "Sus # entradas y correcciones están" })} a salvo. Únase de nuevo con un código de la persona a cargo.`,

  sendingTitle: "Qué se envió",
  waitingFact: "Pendientes en este teléfono",
  oldestFact: "Día pendiente más antiguo",
  confirmedFact: "Última confirmación del servidor",
  neverConfirmed: "Todavía ninguna",
  missingFact: "Faltan en el servidor",
  someOf: (count) => `Algunas de ${count}`,
  nextTryFact: "Próximo intento",
  nextTryAt: (time) => `A las ${time}, o antes si vuelve la conexión`,
  nextTrySoon: "Enseguida",
  nextTryByYou: "Cuando se abra Satchel de nuevo o pulse «Enviar ahora»",
  reasonFact: "Por qué falló el último intento",
  phoneFact: "Nombre de este teléfono en el programa",
  sendNow: "Enviar ahora",
  tried: (why) => `Se intentó. ${why}`,
  noConnection: "No hay conexión.",
  looksTitle: "Entradas que necesitan revisión",
  looksIntro:
    "El servidor no puede contar estas. La persona a cargo también las ve y puede ayudar con el número.",
  lookAt: (seq, why) => `N.º ${seq}: ${why}`,
  looks,
  withheld: (count) =>
    plural("es", count, {
      one: "# entrada o corrección no se pudo enviar y sigue en este teléfono. Satchel lo intenta de nuevo cuando pulse «Enviar ahora», y cada vez que se abre, salvo que el próximo intento esté aún por llegar.",
      other:
        "# entradas y correcciones no se pudieron enviar y siguen en este teléfono. Satchel lo intenta de nuevo cuando pulse «Enviar ahora», y cada vez que se abre, salvo que el próximo intento esté aún por llegar.",
    }),
  keptLonger: (count) =>
    `${plural("es", count, { one: "# entrada o corrección sigue", other: "# entradas y correcciones siguen" })} en este teléfono más de 35 días: nada de lo que viene después de una entrada que necesita revisión se va antes que ella. Guarde abajo una copia sellada y llévela a la persona a cargo. Cuando el programa tenga esa entrada en orden, todo esto se va solo de este teléfono, lo que puede tardar 36 días más.`,
  missingMeaning:
    "El servidor volvió a un día anterior, o lo que tenía no se puede leer. Ya no está en este teléfono y no se puede enviar otra vez. Una copia de seguridad más reciente del servidor, o una copia guardada antes en este teléfono, quizá lo tenga todavía.",
  setAside: (count) =>
    plural("es", count, {
      one: "El programa apartó # entrada o corrección de este teléfono: la conserva y no la cuenta.",
      other: "El programa apartó # entradas y correcciones de este teléfono: las conserva y no las cuenta.",
    }),
  setAsideInPart: (count) =>
    plural("es", count, {
      one: "El programa apartó # entrada o corrección de este teléfono sin tenerla completa: no la cuenta.",
      other:
        "El programa apartó # entradas y correcciones de este teléfono sin tenerlas completas: no las cuenta.",
    }),
  setBack: (count) =>
    `El servidor tiene al menos ${plural("es", count, { one: "# entrada o corrección de este teléfono que no está", other: "# entradas y correcciones de este teléfono que no están" })} aquí: lo guardado volvió a un día anterior, o está también en otro teléfono. Lo enviado está a salvo; lo registrado desde ese día y no enviado puede haberse perdido. Avise a la persona a cargo.`,
  setBackUncounted:
    "Este teléfono y el servidor no coinciden en entradas ya enviadas: lo guardado volvió a un día anterior, o está también en otro teléfono. Lo que tiene el servidor está a salvo; lo registrado desde ese día y no enviado puede haberse perdido. Avise a la persona a cargo.",
  changedElsewhere: (count) =>
    plural("es", count, {
      one: "El programa cambió # entrada de este teléfono.",
      other: "El programa cambió # entradas de este teléfono.",
    }),
  changedEntry: (day) => `Entrada del ${day}:`,
  changedUnreadable: "Una entrada que aquí ya no se puede leer:",
  fixedByProgram: "corregida",
  voidedByProgram: "quitada de los totales",
  changedMeaning:
    "Aquí se ve lo que registró este teléfono. El programa cuenta lo que dice ahora; la persona a cargo puede mostrárselo.",
  changesSeen: "Ya lo vi",
  failures,
  copyTitle: "Guardar una copia sellada",
  copyIntro:
    "Donde no llega ninguna conexión, se puede llevar una copia a la persona a cargo. Está sellada: solo el servidor del programa puede leer lo que dicen sus entradas. Se ve cuántas son y de qué días.",
  copySave: "Guardar una copia sellada",
  copyReady: (count) => `La copia está lista, con ${plural("es", count, events)}.`,
  copyNothing: "No hay nada que copiar en este teléfono.",

  weekTitle: "La semana de este teléfono",
  weekIntro:
    "Lo que registró este teléfono en los últimos siete días, por artículo. Los totales del programa los tiene la persona a cargo.",
  weekEmpty: "En los últimos siete días no se entregó nada con este teléfono.",
  weekItem: "Artículo",
  weekCount: "Entregado",
  weekAll: "Los siete días juntos",

  program: "Programa",
  programSummary: (program, label) => `${program} · este teléfono es «${label}»`,
  nickname: "Quién registra",
  nicknameNobody: "Nadie lo dijo",
  nicknameIntro:
    "El programa pregunta con qué nombre registra, porque varias personas comparten este teléfono. Elija uno que no le diga nada a un extraño.",
  nicknamesHere: "¿Quién registra ahora?",
  nicknameOther: "Otro nombre",
  forgetNicknames: "Olvidar los otros nombres",
  nicknamesForgotten: "Los otros nombres se olvidaron en este teléfono.",
  endShiftFirst:
    "Hay un turno abierto en este teléfono. Termínelo antes de que registre otra persona, para que sus horas sean correctas.",
  openLock: "Abrir el bloqueo",
  lockedBeforeJoining:
    "Lo que registró este teléfono está bloqueado. Ábralo primero para que pueda venir; luego abra el enlace otra vez.",
  unsavedFirst: "Hay algo marcado que todavía no está guardado. Guárdelo primero, o quítelo del formulario.",
  toShift: "Ir al turno",
  nicknameLabel: "Su nombre para esto",
  nicknameHint: "Nunca su nombre real. Si queda vacío, sus registros no llevan ninguno.",
  nicknameUnfit: "Esto no se puede guardar. Elija un nombre más corto, en una sola línea.",
  nicknameChanged: "Guardado. El libro de quien registraba antes está cerrado.",
  sendingSummary: "Qué falta por enviar, por qué, y una copia sellada",
  settingsPrivacy:
    "Lo que guardó está sellado: este teléfono no puede abrirlo de nuevo. Lo que se entregó cada uno de los últimos siete días lo puede leer quien abra este teléfono; también el libro del día, salvo que su clave ya no esté o esté tras una frase de acceso.",

  bookTitle: "El libro del día",
  bookOpen:
    "Lo de arriba se puede leer y cambiar en este teléfono hasta que se cierre el libro. Cerrarlo lo quita de este teléfono; el programa lo conserva, y lo pendiente se enviará igual.",
  bookCustodies: {
    device: "Se guarda con una clave en este teléfono: cerrado, un laboratorio todavía podría recuperarlo.",
    memory: "Su clave está solo en la memoria: al cerrar o bloquear Satchel, nadie puede leerlo más.",
    passphrase: "Está detrás de su frase de acceso.",
  },
  closeBook: "Cerrar el libro",
  bookUnsavedFixes: "Lo que cambió sin guardar se pierde con él.",
  bookClosed: "El libro está cerrado. Lo registrado está sellado, y este teléfono ya no puede leerlo.",
  bookEmpty: "Aquí no hay nada que leer: lo registrado está sellado para el programa.",
};
