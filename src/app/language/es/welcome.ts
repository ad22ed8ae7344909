import type { welcome as english } from "../en/welcome.ts";

export const welcome: typeof english = {
  title: "Satchel",
  purpose: "Cuenta lo que entregas y lo que recibes, en este teléfono, sin cuenta y sin conexión.",
  language: "Idioma",
  site: "¿Dónde vas a estar?",
  siteHint: "Un nombre para el lugar, nunca una dirección. Después puedes agregar más lugares.",
  firstSite: "Calle",
  programName: "Mi trabajo de calle",
  siteMissing: "Escribe un nombre para el lugar, por ejemplo «Calle».",
  siteUnfit: "Escribe el nombre en una línea, con 80 caracteres como máximo.",
  zone: (zone) => `Los días se cuentan en la zona horaria de ${zone}. Puedes cambiarla en Ajustes.`,
  start: "Usar solo en este teléfono",
  whoeverOpens: "Quien abra este teléfono puede leer lo que se registra aquí.",
  haveCopy: "Tengo una copia de otro teléfono",
  backToStart: "Empezar sin copia",
};
