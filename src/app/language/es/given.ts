import type { PublishedCount } from "../../../domain/publication.ts";
import type { given as english } from "../en/given.ts";
import { published, type PublishedForms } from "../published.ts";

const said = (forms: PublishedForms) => (count: PublishedCount) => published("es", count, forms);

export const given: typeof english = {
  title: (month) => `Lo que hicimos en ${month}`,
  soFar: (day) => `El mes no ha terminado: esto es hasta el ${day}.`,
  nothing: "No hay nada registrado en este mes.",

  numbers: "Números",
  rounded: "Redondeados, para colgar",
  exact: "Exactos, para el equipo",
  roundedNote:
    "Para que no se reconozca a nadie, cada número se redondea a 5 por separado y puede no sumar con los demás. * es de 1 a 7, o lo que se entregó en tan pocos contactos.",
  exactNote: "Números exactos, para el equipo: uno pequeño puede ser alguien. No es para una pared.",
  once: "Cuelgue una hoja por mes: dos del mismo mes, juntas, dicen más que cada una.",
  twice: "Quien vino dos veces cuenta dos veces.",
  print: "Imprimir",

  sentences: {
    people: said({
      one: "Encontramos a # persona.",
      many: "Encontramos a # de personas.",
      other: "Encontramos a # personas.",
      small: "Encontramos a menos de 8 personas.",
    }),
    forOthers: said({
      one: "Llevaron material para # persona más.",
      many: "Llevaron material para # de personas más.",
      other: "Llevaron material para # personas más.",
      small: "Llevaron material para menos de 8 personas más.",
    }),
    kits: said({
      one: "Entregamos # kit.",
      many: "Entregamos # de kits.",
      other: "Entregamos # kits.",
      small: "Entregamos kits en menos de 8 contactos.",
    }),
    syringes: said({
      one: "Entregamos # jeringa estéril.",
      many: "Entregamos # de jeringas estériles.",
      other: "Entregamos # jeringas estériles.",
      small: "Entregamos jeringas estériles en menos de 8 contactos.",
    }),
    naloxoneDoses: said({
      one: "Entregamos # dosis de naloxona.",
      many: "Entregamos # de dosis de naloxona.",
      other: "Entregamos # dosis de naloxona.",
      small: "Entregamos naloxona en menos de 8 contactos.",
    }),
    reversals: said({
      one: "Nos contaron de # sobredosis en la que alguien usó naloxona.",
      many: "Nos contaron de # de sobredosis en las que alguien usó naloxona.",
      other: "Nos contaron de # sobredosis en las que alguien usó naloxona.",
      small: "Nos contaron de menos de 8 sobredosis en las que alguien usó naloxona.",
    }),
    returnedCounted: said({
      one: "Volvió # jeringa usada, contada.",
      many: "Volvieron # de jeringas usadas, contadas.",
      other: "Volvieron # jeringas usadas, contadas.",
      small: "Volvieron menos de 8 jeringas usadas, contadas.",
    }),
    returnedEstimated: said({
      one: "Volvió cerca de # jeringa usada, estimada según la persona, a ojo, por contenedor o peso.",
      many: "Volvieron cerca de # de jeringas usadas, estimadas según la persona, a ojo, por contenedor o peso.",
      other:
        "Volvieron cerca de # jeringas usadas, estimadas según la persona, a ojo, por contenedor o peso.",
      small:
        "Volvieron menos de 8 jeringas usadas, estimadas según la persona, a ojo, por contenedor o peso.",
    }),
    headsCounted: said({
      one: "# persona vino a nuestros grupos.",
      many: "# de personas vinieron a nuestros grupos.",
      other: "# personas vinieron a nuestros grupos.",
      small: "Menos de 8 personas vinieron a nuestros grupos.",
    }),
    headsEstimated: said({
      one: "Cerca de # persona vino a nuestros grupos, según una estimación.",
      many: "Cerca de # de personas vinieron a nuestros grupos, según una estimación.",
      other: "Cerca de # personas vinieron a nuestros grupos, según una estimación.",
      small: "Menos de 8 personas vinieron a nuestros grupos, según una estimación.",
    }),
    referrals: said({
      one: "Mostramos el camino a otro servicio # vez.",
      many: "Mostramos el camino a otro servicio # de veces.",
      other: "Mostramos el camino a otro servicio # veces.",
      small: "Mostramos el camino a otro servicio menos de 8 veces.",
    }),
    steps: said({
      one: "Nos contaron de # paso que dieron.",
      many: "Nos contaron de # de pasos que dieron.",
      other: "Nos contaron de # pasos que dieron.",
      small: "Nos contaron de menos de 8 pasos que dieron.",
    }),
  },

  picture: "Lo que se entregó",
  inWords: (name, count) => `${name}: ${count}`,
  smallInWords: "pocos",
  stepsTitle: "Pasos que nos contaron",
  what: "Qué",
  number: "Número",
  elsewhere: "De otra parte",
  elsewhereNote:
    "Totales de períodos enteros, no anotados contacto por contacto, y en ningún número de arriba:",
};
