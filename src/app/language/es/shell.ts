import type { shell as english } from "../en/shell.ts";

export const shell: typeof english = {
  close: "Cerrar",
  hide: "Ocultar la pantalla",
  calendar: "Calendario",
  back: "Volver",
  mainNavigation: "Principal",
  record: "Registrar",
  today: "Hoy",
  totals: "Totales",
  settings: "Ajustes",
  somethingBroke: "Esta pantalla se detuvo.",
  somethingBrokeSafe:
    "Lo guardado está a salvo en este teléfono. Lo que estaba en esta pantalla sin guardar hay que marcarlo de nuevo.",
  openAgain: "Abrir Satchel de nuevo",
  notFound: "No hay nada en esta dirección.",
  goToRecord: "Registrar un contacto",
  cantRead: "Esto no se puede leer ahora",
  stillOpening: "Satchel todavía está abriendo sus registros",
  keepOpen: "Puede que una versión nueva tenga que prepararlos todos antes. Deje Satchel abierto.",
  cantOpen: "Satchel no puede abrir sus registros",
  removed: "Los registros se borraron",
  tryAgain: "Intentar de nuevo",
};
