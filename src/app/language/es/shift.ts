import type { shift as english } from "../en/shift.ts";
import { plural } from "../plural.ts";

const n = (count: number, one: string, other: string) => plural("es", count, { one, other });

export const shift: typeof english = {
  startTitle: "Empezar un turno",
  startIntro: "Lo que registre desde ahora es de este turno. También puede registrar sin turno.",
  where: "¿Dónde está?",
  more: "Ruta y tipo de servicio",
  route: "Ruta (puede quedar vacía)",
  routeHint: "Un nombre que usa su equipo, nunca una dirección.",
  model: "Cómo trabaja hoy",
  asTheSite: "Como el sitio",
  who: (name) => `Registra ${name}`,
  nobody: "No se registra ningún nombre.",
  changeWho: "Cambiar quién registra",
  start: "Empezar",
  noSites: "No hay ningún sitio donde empezar. Agregue uno en Ajustes.",

  openTitle: "Este turno",
  since: (time) => `Desde las ${time}`,
  sinceDay: (day, time) => `Desde el ${day}, ${time}`,
  figures: "Lo que este teléfono registró en este turno",
  heads: (count) => n(count, "en un grupo", "en grupos"),
  reversals: (count) => n(count, "sobredosis informada", "sobredosis informadas"),
  lookOver: "Revisarlo y corregirlo",
  end: "Terminar el turno",
  endEmpty: "Listo, nada que registrar",
  endEmptyHint: "Una noche tranquila también cuenta: se informa como abierta, sin nada que registrar.",
  discard: "Se empezó por error",
  goOn: "Seguir registrando",

  leftOpen: (day) => `Este turno empezó el ${day} y no se cerró. No se perdió nada. ¿Cuándo terminó?`,
  endedAt: "Terminó",
  dontKnow: "Nadie recuerda",
  dontKnowHint: "Sus horas se informan entonces como no conocidas.",
  atTime: "A una hora",
  time: "Hora",
  timeMissing: "Diga a qué hora terminó, o elija que nadie recuerda.",
  timeUnfit: "No pudo terminar entonces. Diga otra hora, o que nadie recuerda.",
  whereMissing: "Diga dónde fue este turno.",
  whoMissing: "Diga quién registró en él, o que no se registra ningún nombre.",
  whoWas: "¿Quién registró?",
  stillGoing: "Todavía sigue",

  goneFromHere:
    "El cuaderno de la noche está cerrado y este teléfono ya no sabe dónde fue este turno ni qué se registró en él. Lo registrado está a salvo. Diga otra vez sitio, ruta y nombre, y termínelo.",

  endedTitle: "Turno terminado",
  endedBefore: "El turno anterior terminó.",
  lasted: (hours) => `Duró ${hours}.`,
  hours: (hours, minutes) =>
    minutes === 0 ? `${hours} h` : hours === 0 ? `${minutes} min` : `${hours} h ${minutes} min`,
  lastedUnknown: "No se sabe cuánto duró.",
  endedEmpty: "Listo, sin nada que registrar. Eso también queda guardado.",
  discarded: "Este turno no cuenta. Se empezó por error.",
  undo: "Deshacer: sigue",
  startAnother: "Empezar otro turno",

  fixTitle: "Corregir las horas del turno",
  fixIntro: (day: string) => `Turno del ${day}. Lo que se registró en él queda como está.`,
  beganAt: "Empezó a las",
  startUnfit: "No puede haber empezado entonces: sería el turno de otro día, o uno que aún no llega.",
};
