import type { pwa as english } from "../en/pwa.ts";

export const pwa: typeof english = {
  title: "En la pantalla de inicio",
  why: "Pon Satchel en la pantalla de inicio: se abre como cualquier aplicación, sin conexión, y es menos probable que el navegador quite sus registros.",
  isInstalled: "Satchel se abrió desde la pantalla de inicio.",
  install: "Poner Satchel en la pantalla de inicio",
  iphone: "iPhone y iPad",
  iphoneSteps: [
    "Abre esta página en Safari.",
    "Toca Compartir: el cuadrado con una flecha hacia arriba.",
    "Toca «Agregar a Inicio».",
    "Deja activado «Abrir como app web» y toca Agregar.",
  ],
  iphoneApart:
    "Hazlo antes de registrar: en un iPhone, la aplicación de la pantalla de inicio y la página de Safari guardan registros separados.",
  android: "Android",
  androidSteps: [
    "Abre esta página en Chrome.",
    "Toca los tres puntos.",
    "Toca «Agregar a la pantalla principal» y luego «Instalar».",
  ],
  opensOffline: "Satchel se abre sin conexión.",
  notYetOffline:
    "Satchel aún no está listo para abrirse sin conexión. Quédate conectado un momento y ábrelo de nuevo.",
  tryIt: "Para comprobarlo, activa el modo avión y abre Satchel.",
  updates: {
    waiting: {
      isReady: "Hay una versión nueva de Satchel en este teléfono.",
      take: "Iniciar la versión nueva",
    },
    replaced: { isReady: "Hay un Satchel más nuevo en otra pestaña.", take: "Iniciarlo aquí también" },
  },
  saveBeforeUpdate: "Antes, guarda o borra lo que está en la pantalla de registro.",
};
