import type { copy as english } from "../en/copy.ts";
import { plural } from "../plural.ts";

const entries = { one: "# entrada", other: "# entradas" };
const lines = { one: "# línea", other: "# líneas" };

export const copy: typeof english = {
  title: "Copias de sus registros",
  saveTitle: "Guardar una copia",
  saveIntro:
    "Una copia lleva todo lo que cuenta en este teléfono, en un archivo que otro Satchel puede traer. Quien tenga el archivo puede leerlo: guárdelo donde solo llegue su equipo.",
  save: "Guardar una copia",
  saving: (done, total) =>
    `${plural("es", done, { one: "#", other: "#" })} de ${plural("es", total, entries)}`,
  cancel: "Cancelar",
  cancelled: "Detenido. No se guardó nada y nada cambió en este teléfono.",
  saved: (count) => `La copia está lista, con ${plural("es", count, entries)}. Las anuladas no van.`,
  savedUnreadable: (count) =>
    `${plural("es", count, { one: "# entrada no se puede", other: "# entradas no se pueden" })} leer con esta versión y no ${count === 1 ? "va" : "van"} en la copia. Siguen en este teléfono.`,
  savedTooLong:
    "Esta copia es más larga de lo que Satchel puede volver a leer: otro teléfono traería solo el principio. Todo está en el archivo y sigue en este teléfono. No se fíe solo de esta copia: conserve también los registros de este teléfono.",
  fileReady: (name) => `Guardar ${name}`,
  share: "Compartir",
  shareFailed: "No se compartió nada. Guarde el archivo.",

  importTitle: "Traer una copia",
  importIntro:
    "Una copia de otro teléfono, o un archivo de entradas escrito para Satchel. Primero se lee y usted ve qué pasaría; todavía no cambia nada.",
  choose: "Elegir el archivo",
  chooseHint: "Su nombre termina en .jsonl",
  reading: (count) => `Leyendo: ${plural("es", count, entries)} hasta ahora`,
  willAdd: (count) =>
    `Se ${plural("es", count, { one: "agregará # entrada", other: "agregarán # entradas" })}.`,
  someNew: (added, here) =>
    `${plural("es", added, { one: "# entrada es nueva", other: "# entradas son nuevas" })}, ${plural("es", here, { one: "# ya está aquí y queda como está", other: "# ya están aquí y quedan como están" })}.`,
  nothingNew: (here) =>
    `No hay nada que agregar: ${plural("es", here, { one: "# entrada ya está aquí y queda como está", other: "# entradas ya están aquí y quedan como están" })}.`,
  days: (range) => `Son de: ${range}.`,
  willAdopt: (name) =>
    `En este teléfono aún no hay nada registrado, así que toma los ajustes de «${name}»: nombre, zona horaria, días, sitios y estimaciones.`,
  willBegin:
    "El archivo no trae ajustes, así que este teléfono empieza con los habituales. Puede cambiarlos en Ajustes.",
  willKeep: "Los ajustes de este teléfono quedan como están.",
  willAddSites: (names) => `Sitios nuevos: ${names}.`,
  noRoomForSites: (count) =>
    `${plural("es", count, { one: "# sitio no cabe", other: "# sitios no caben" })} entre los 500 de un teléfono y se verán por su código.`,
  nothingReadable: "En este archivo no hay nada que Satchel pueda leer. No se cambió nada.",
  endMissing:
    "Esta copia está cortada: falta su última línea, así que también pueden faltar entradas. Lo que hay se puede traer igual. Si puede, guarde la copia de nuevo en el otro teléfono.",
  endOfOthers: (announced, found) =>
    `Esta copia no está como se guardó: su última línea habla de ${plural("es", announced, entries)} y en el archivo hay ${plural("es", found, { one: "#", other: "#" })}. Lo que hay se puede traer igual. Si puede, guarde la copia de nuevo en el otro teléfono.`,
  bringIn: "Traerla",
  other: "Elegir otro archivo",
  importing: (done, total) =>
    `${plural("es", done, { one: "#", other: "#" })} de ${plural("es", total, entries)}`,
  stopped: (added) =>
    `Detenido. ${plural("es", added, { one: "# entrada ya llegó y se queda", other: "# entradas ya llegaron y se quedan" })}. Traiga el mismo archivo de nuevo para seguir.`,
  added: (count) => plural("es", count, { one: "# entrada agregada", other: "# entradas agregadas" }),
  alreadyHere: (count) => plural("es", count, { one: "# ya estaba aquí", other: "# ya estaban aquí" }),
  newerInFile: (count) =>
    plural("es", count, {
      one: "# de estas es más nueva en el archivo y quedó como está en este teléfono",
      other: "# de estas son más nuevas en el archivo y quedaron como están en este teléfono",
    }),
  notRead: (count) => `${plural("es", count, lines)} que no se ${count === 1 ? "pudo" : "pudieron"} leer`,
  failedPartly: "Lo que ya se trajo se queda. Traiga el mismo archivo de nuevo para seguir.",
  unreadableFile:
    "El teléfono no pudo leer este archivo hasta el final. No se cambió nada más. Elíjalo de nuevo.",
  storageSilent:
    "El almacenamiento de este teléfono no responde. El archivo no se leyó y nada cambió. Elíjalo de nuevo; si no ayuda, abra Satchel otra vez.",
  badLinesTitle: "Líneas que no se pudieron leer",
  badLine: (line, sentence) => `Línea ${line}: ${sentence}`,
  badLineWith: (line, sentence, found) => `Línea ${line}: ${sentence} (${found})`,
  badLinesCut: (shown) => `Solo se muestran las primeras ${shown}.`,
  showMore: "Mostrar más",
  saveBadLines: "Guardar esta lista",
  startRecording: "Empezar a registrar",
};
