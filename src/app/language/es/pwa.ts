import type { pwa as english } from "../en/pwa.ts";

export const pwa: typeof english = {
  title: "En la pantalla de inicio",
  why: "Ponga Satchel en la pantalla de inicio: se abre como cualquier aplicación, sin conexión, y es menos probable que el navegador quite sus registros.",
  isInstalled: "Satchel se abrió desde la pantalla de inicio.",
  install: "Poner Satchel en la pantalla de inicio",
  iphone: "iPhone y iPad",
  iphoneSteps: [
    "Abra esta página en Safari.",
    "Toque Compartir: el cuadrado con una flecha hacia arriba.",
    "Toque «Agregar a Inicio».",
    "Deje activado «Abrir como app web» y toque Agregar.",
  ],
  iphoneApart:
    "Hágalo antes de registrar: en un iPhone, la aplicación de la pantalla de inicio y la página de Safari guardan registros separados.",
  android: "Android",
  androidSteps: [
    "Abra esta página en Chrome.",
    "Toque los tres puntos.",
    "Toque «Agregar a la pantalla principal» y luego «Instalar».",
  ],
  opensOffline: "Satchel se abre sin conexión.",
  notYetOffline:
    "Satchel aún no está listo para abrirse sin conexión. Espere un momento con conexión y ábralo de nuevo.",
  tryIt: "Para comprobarlo, active el modo avión y abra Satchel.",
  updates: {
    waiting: {
      isReady: "Hay una versión nueva de Satchel en este teléfono.",
      take: "Iniciar la versión nueva",
    },
    replaced: { isReady: "Hay un Satchel más nuevo en otra pestaña.", take: "Iniciarlo aquí también" },
  },
  unsavedIsLost: "Lo que no se guardó se pierde al iniciar: anótelo antes.",
  saveBeforeUpdate: "Falta algo por terminar. Mire antes en «Registrar» y en «Hoy».",
};
