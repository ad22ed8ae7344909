import type { settings as english } from "../en/settings.ts";
import { plural } from "../plural.ts";

export const settings: typeof english = {
  title: "Ajustes",
  language: "Idioma",
  languageFailed: "Este idioma aún no está en el teléfono. Conéctese una vez y elíjalo de nuevo.",
  theme: "Colores",
  themes: { auto: "Como el teléfono", day: "Día", night: "Noche" },
  program: "Nombre, días y horas",
  programSummary: (name, zone) => `${name} · ${zone}`,
  sites: "Sitios",
  siteCount: (count) => plural("es", count, { one: "# sitio", other: "# sitios" }),
  factors: "Cómo se estima lo devuelto",
  factorsSummary: (perPound) => `${perPound} jeringas por libra`,
  copies: "Copias de sus registros",
  copiesSummary: "Guardar una o traer una",
  join: "Unirse a un programa",
  joinSummary: "Con un código de la persona a cargo",
  lock: "Bloquear, ocultar, borrar",
  lockSummary: "Por si otros miran o se llevan el teléfono",
  protection: "Qué protege esto y qué no",
  phone: "Este teléfono",
  phoneSummary: "Espacio, pantalla de inicio, versión",
  privacyTitle: "Quién puede leer esto",
  privacy:
    "Quien abra este teléfono puede leer lo que se registra aquí, salvo que tenga una frase de acceso. Nada ha salido de él, salvo las copias o tablas que usted haya guardado o compartido.",
  privacyDeleting:
    "Borrar en un navegador no destruye: un laboratorio puede recuperar lo que se registró y se quitó. Lo que nunca se escribió no se puede encontrar; por eso Satchel no pide nombres, direcciones ni ubicación de las personas que usted atiende.",
  back: "Ajustes",
  save: "Guardar",
  saved: "Guardado en este teléfono.",
  nothingToSave: "No se cambió nada.",
  checkFields: "Aún no se guardó. Lo que escribió sigue aquí:",

  name: "Nombre",
  nameHint: "Aparece en sus copias y tablas. El nombre de un programa o equipo, nunca de una persona.",
  nameMissing: "Escriba un nombre, por ejemplo «Mi trabajo de calle».",
  nameUnfit: "Escriba el nombre en una línea, con 80 caracteres como máximo.",
  zone: "Zona horaria",
  zoneNow: (zone) => `Los días se cuentan con la hora de ${zone}.`,
  zoneChange: "Cambiar la zona horaria",
  zoneSearch: "Busque una ciudad o región",
  zoneSearchHint: "Por ejemplo Chicago, Madrid o Bogota (sin acentos).",
  zoneMatches: "Zonas horarias encontradas",
  zoneNone: "Ninguna zona horaria tiene eso en su nombre. Pruebe con la gran ciudad más cercana.",
  zoneMore: (count) =>
    plural("es", count, { one: "# más: siga escribiendo.", other: "# más: siga escribiendo." }),
  dayStart: "El día empieza a las",
  dayStartHint: "Con 04:00, lo que registre a la 01:30 de la madrugada aún cuenta para la noche anterior.",
  midnight: "00:00, medianoche",
  weekStart: "La semana empieza el",
  fiscalStart: "El año fiscal empieza",
  fiscalMonth: "Mes",
  fiscalDay: "Día",
  askNote: "Una línea en palabras propias junto a un contacto",
  precision: "Hora que se guarda",
  precisions: { none: "Sin hora", part: "Parte del día", hour: "La hora" },
  precisionHints: { none: "Solo el día", part: "Por ejemplo «noche»", hour: "Por ejemplo 21:00" },
  keepsOld: "Lo que ya guardó conserva su día y su hora.",

  addSite: "Agregar un sitio",
  siteName: "Nombre del sitio",
  siteNameHint: "Un nombre que usa su equipo, nunca una dirección.",
  siteNameTaken: (name) => `Ya hay otro sitio llamado «${name}». Elija un nombre que los distinga.`,
  siteArea: "Zona (puede quedar vacía)",
  siteAreaHint: "Un distrito o condado para sus informes, nunca una dirección.",
  siteAreaUnfit: "Escriba la zona en una línea, con 80 caracteres como máximo.",
  siteModel: "Tipo de servicio",
  siteCode: (code) => `Código ${code}`,
  siteCodeHint: "El código aparece en sus tablas. No cambia cuando usted cambia el nombre.",
  changeSite: (name) => `Cambiar ${name}`,
  change: "Cambiar",
  retire: "Dejar de ofrecer este sitio",
  retireHint: "Sus registros se quedan y se cuentan como antes.",
  restore: "Ofrecer este sitio de nuevo",
  retired: "Ya no se ofrece",
  lastSite:
    "Es el último sitio que se ofrece. Agregue otro antes de quitar este: para registrar hace falta un lugar.",
  tooManySites: "Caben 500 sitios y ya están todos ocupados.",

  factorsIntro:
    "Lo que vuelve sin contar se estima por su peso o volumen. Lo estimado siempre se muestra aparte de lo contado.",
  fieldProblem: (field, problem) => `${field}: ${problem}`,
  perPound: "Jeringas usadas en una libra",
  perKilogram: "Jeringas usadas en un kilogramo",
  perLitre: "Jeringas usadas en un litro",
  factorUnfit: "Escriba un número mayor que 0, por ejemplo 281 o 619,5.",
  factorTooLong: "Escriba como máximo 7 cifras antes de la coma y 6 después.",
  factorsKeepOld: (version) =>
    `Un cambio crea una versión nueva (ahora es la ${version}). Vale para lo que registre desde entonces; lo ya guardado conserva los números con que se hizo.`,
  shippedFactors: "Volver a los números con que vino Satchel",
  shippedFilledIn: "Los números con que vino Satchel están puestos. Guarde para usarlos.",

  storage: "Espacio",
  storageKept: "El navegador aceptó conservar los registros de Satchel.",
  storageNotKept:
    "El navegador no aceptó conservar los registros de Satchel: podría quitarlos si el teléfono se queda sin espacio o si Satchel no se abre durante días. Guarde una copia de vez en cuando.",
  storageUnknown:
    "Este navegador no dice si conserva los registros de Satchel. Guarde una copia de vez en cuando.",
  saveCopy: "Dónde guardar una copia",
  askToKeep: "Pedir que los conserve",
  stillNotKept: "El navegador dijo que no por ahora. Poner Satchel en la pantalla de inicio suele ayudar.",
  storageNearlyFull: (percent) =>
    `El espacio de este teléfono para Satchel está casi lleno: se usa el ${percent} %. Borre fotos o aplicaciones para que lo que registre tenga sitio.`,
  storageUsed: (used, available) => `Satchel usa ${used} de los ${available} que puede usar.`,
  storageUsedUnknown: "Este navegador no dice cuánto espacio queda.",
  storedRecords: (count) =>
    plural("es", count, {
      one: "Hay # entrada en este teléfono.",
      other: "Hay # entradas en este teléfono.",
    }),
  check: "Revisar los registros",
  checkIntro:
    "Vuelve a sumar todas las entradas de este teléfono y las compara con los totales que muestra Satchel. La revisión no cambia nada.",
  checkStart: "Revisar los registros",
  checking: "Revisando. Puede seguir usando Satchel.",
  checkGood: (count) => `Todo cuadra: ${plural("es", count, { one: "# entrada", other: "# entradas" })}.`,
  checkMiscounted: (count) =>
    plural("es", count, {
      one: "# total o lista no coincide con la suma de las entradas.",
      other: "# totales o listas no coinciden con la suma de las entradas.",
    }),
  checkMend: "Las entradas están a salvo. Cuente de nuevo para corregirlo.",
  countAgain: "Contar de nuevo",
  checkDamaged: (count) =>
    plural("es", count, {
      one: "# cambio guardado de una entrada falta o no es lo que se guardó. Satchel lo deja como está. Guarde ahora una copia de sus registros y consérvela.",
      other:
        "# cambios guardados de entradas faltan o no son lo que se guardó. Satchel los deja como están. Guarde ahora una copia de sus registros y consérvela.",
    }),
  checkFailed:
    "La revisión no llegó al final. No se cambió nada. Cierre otras pestañas de Satchel y revise de nuevo.",
  version: "Versión",
  versionIs: (version) => `Satchel ${version}`,
};
