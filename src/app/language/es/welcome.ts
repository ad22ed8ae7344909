import type { welcome as english } from "../en/welcome.ts";

export const welcome: typeof english = {
  title: "Satchel",
  purpose: "Cuente lo que entrega y lo que recibe, en este teléfono, sin crear una cuenta y sin conexión.",
  language: "Idioma",
  site: "¿Dónde va a estar?",
  siteHint: "Un nombre para el lugar, nunca una dirección. Después puede agregar más lugares.",
  firstSite: "Calle",
  programName: "Mi trabajo de calle",
  siteMissing: "Escriba un nombre para el lugar, por ejemplo «Calle».",
  siteUnfit: "Escriba el nombre en una línea, con 80 caracteres como máximo.",
  zone: (zone) => `Los días se cuentan en la zona horaria de ${zone}. Puede cambiarla en Ajustes.`,
  start: "Usar solo en este teléfono",
  join: "Unirse a un programa",
  emptied:
    "Este teléfono era de un programa, y el navegador borró lo que estaba guardado aquí. Lo enviado lo tiene el programa; lo que todavía esperaba se perdió. La lista de teléfonos de la persona a cargo dice cuánto de lo que este teléfono había anunciado no llegó nunca. Únase de nuevo y avísele.",
  emptiedSince: (day) => `Se vio aquí por última vez el ${day}.`,
  emptiedAlone:
    "Satchel ya se usó aquí, y el navegador borró lo que se registró en este teléfono. Solo lo tiene una copia guardada antes: tráigala abajo, o empiece de nuevo.",
  joinAfterLoss: "Unirse de nuevo",
  whoeverOpens: "Quien abra este teléfono puede leer lo que se registra aquí.",
  haveCopy: "Tengo una copia de otro teléfono",
  backToStart: "Empezar sin copia",
  practice: "Practicar antes: nada se guarda ni se envía",
  toDesk: "Para personas a cargo de un programa: el escritorio",
};
