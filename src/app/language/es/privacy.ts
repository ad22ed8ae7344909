import type { privacy as english } from "../en/privacy.ts";
import { plural } from "../plural.ts";

export const privacy: typeof english = {
  title: "Bloquear, ocultar, borrar",
  protection: "Qué protege esto y qué no",

  lockTitle: "Bloqueo",
  lockIntro:
    "Con Satchel bloqueado se puede seguir registrando. Lo que se registró antes, los totales y los ajustes no se pueden leer.",
  lockWhen: "Cuándo bloquear",
  delays: {
    never: "Nunca",
    "0": "En cuanto salga de la aplicación",
    "1": "Después de 1 minuto",
    "5": "Después de 5 minutos",
    "30": "Después de 30 minutos",
  },
  lockNow: "Bloquear ahora",
  curtain: "Este bloqueo es una cortina: se abre con un toque. No detiene a quien sepa buscar.",
  lockedTitle: "Bloqueado",
  lockedIntro: "Se puede registrar. Para leer lo registrado, abra el bloqueo.",
  openCurtain: "Abrir",
  passphrase: "Frase de acceso",
  openWithPassphrase: "Abrir",
  opening: "Abriendo…",
  wrongPassphrase: "Esa no es la frase de acceso. Lo que escribió sigue aquí: revíselo.",
  recordOn: "Registrar un contacto",

  hideTitle: "Ocultar",
  hideIntro:
    "El ojo de la esquina superior de cada pantalla muestra enseguida un calendario, y bloquea si se eligió un bloqueo. Con «Volver», debajo del calendario, se regresa a Satchel. El nombre y el icono de la aplicación y el historial del navegador quedan como están.",

  wipeTitle: "Borrar este teléfono",
  wipeIntro:
    "Quita de este navegador todos los registros, ajustes y archivos de Satchel. Nadie podrá devolvérselos. Un laboratorio todavía puede encontrar rastros en el disco.",
  wipeIntroProgram:
    "Quita de este navegador todos los registros, ajustes y archivos de Satchel. Lo enviado sigue en el programa; lo que no se envió se pierde. Un laboratorio todavía puede encontrar rastros en el disco.",
  wipe: "Borrar…",
  wipeAsk: "¿Borrar Satchel de este teléfono?",
  wipeLosesAlone: (count) =>
    plural("es", count, {
      one: "# entrada está solo en este teléfono y se perderá, salvo que haya guardado una copia.",
      other: "# entradas están solo en este teléfono y se perderán, salvo que haya guardado una copia.",
    }),
  wipeLosesUnsent: (count) =>
    plural("es", count, {
      one: "# entrada o corrección aún no se envió y se perderá.",
      other: "# entradas y correcciones aún no se enviaron y se perderán.",
    }),
  wipeLosesNothing: "Todo lo que se registró aquí para el programa se envió.",
  wipeLosesBefore:
    "Lo que se registró aquí antes de unirse también se perderá, salvo lo que se llevó o se guardó en una copia.",
  wipeNow: "Borrar todo",
  wiping: (seconds) =>
    plural("es", seconds, { one: "Todo se borra en # segundo.", other: "Todo se borra en # segundos." }),
  cancel: "Cancelar",
  wipeCancelled: "No se borró nada.",
  wiped: "Satchel se borró de este teléfono",
  wipedNotAll: "No se borró todo",
  wipedBody: "Los registros, ajustes y archivos ya no están en este navegador.",
  cookieMayStay:
    "Si aquí alguien se unió a un programa o inició sesión, puede quedar una cookie: borre los datos de este sitio en los ajustes del navegador.",
  cookieStays:
    "Queda una cookie que solo el servidor del programa puede quitar: borre los datos de este sitio en los ajustes del navegador.",
  serverKnows: "El servidor todavía conoce este teléfono. Pida a la persona a cargo que le quite el acceso.",
  wipedLast: "Cierre esta página. Si Satchel está en la pantalla de inicio, quítelo también de ahí.",
  wipedPartly:
    "Una parte no se pudo quitar, casi siempre porque hay otra pestaña de Satchel abierta. Cierre todas sus pestañas y borre después los datos de este sitio en los ajustes del navegador.",

  passphraseIntro:
    "Con una frase de acceso, nadie lee lo que guarda este teléfono sin ella, tampoco usted. Nadie podrá devolvérsela. Los totales de días y meses siguen legibles en el disco.",
  passphraseBefore:
    "Lo que se registró antes de ponerla puede seguir legible en el disco para un laboratorio: borrar en un navegador no destruye.",
  newPassphrase: "Nueva frase de acceso",
  passphraseHint: "Cinco palabras distintas o más. Las ve mientras las escribe.",
  passphraseShort: "Escriba al menos cinco palabras distintas.",
  setPassphrase: "Poner la frase de acceso",
  passphraseWorking: "Sellando lo guardado. Quédese en esta página.",
  passphraseSet: "La frase de acceso está puesta. Se pide al abrir y después de cada bloqueo.",
  hasPassphrase: "Este teléfono tiene una frase de acceso. Se pide al abrir y después de cada bloqueo.",
  passphraseHalfSet:
    "Aún no está todo sellado: parte de lo registrado antes de ponerla quizá pueda leerse sin ella.",
  passphraseFinish: "Seguir sellando",
  takePassphraseAway: "Quitar la frase de acceso",
  passphraseTakenAway: "Ya no hay frase de acceso. Quien abra este teléfono puede leer lo que guarda.",
  passphraseGoing: "Quitando la frase de acceso de lo guardado. Quédese en esta página.",
  passphraseStopped:
    "Sin terminar: Satchel se bloqueó entretanto. No se perdió nada. Siga aquí cuando quiera.",
  passphraseHalfAway:
    "Se está quitando la frase de acceso de este teléfono, y eso no ha terminado. Una parte de lo registrado ya puede leerse sin ella, y lo nuevo también. Satchel todavía la pide.",
  goOnTakingAway: "Seguir quitándola",
  keepPassphrase: "Conservar la frase de acceso",
  bookWordsAsked:
    "El programa pide una frase de acceso para el libro del día. Mientras no la ponga, la clave está solo en la memoria: al cerrar o bloquear Satchel, nadie puede leer más el libro. Ponerla cierra el libro que está abierto.",
  bookWordsSet: "La frase de acceso está puesta. Se pide antes de leer el libro.",
};
