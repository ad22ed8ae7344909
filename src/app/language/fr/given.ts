import type { PublishedCount } from "../../../domain/publication.ts";
import type { given as english } from "../en/given.ts";
import { published, type PublishedForms } from "../published.ts";

const said = (forms: PublishedForms) => (count: PublishedCount) => published("fr", count, forms);

export const given: typeof english = {
  title: (month) => `Ce que nous avons fait en ${month}`,
  soFar: (day) => `Le mois n’est pas fini : ceci va jusqu’au ${day}.`,
  nothing: "Rien n’est noté pour ce mois.",

  numbers: "Nombres",
  rounded: "Arrondis, pour afficher",
  exact: "Exacts, pour l’équipe",
  roundedNote:
    "Pour que personne ne soit reconnu, chaque nombre est arrondi à 5 séparément, et la somme peut différer. * va de 1 à 7, ou dit que si peu de contacts l’ont reçu.",
  exactNote: "Nombres exacts, pour l’équipe : un petit nombre peut être quelqu’un. Pas pour un mur.",
  once: "Affichez une feuille par mois : deux du même mois, côte à côte, en disent plus que chacune.",
  twice: "Qui est venu deux fois compte deux fois.",
  print: "Imprimer",

  sentences: {
    people: said({
      one: "Nous avons rencontré # personne.",
      many: "Nous avons rencontré # de personnes.",
      other: "Nous avons rencontré # personnes.",
      small: "Nous avons rencontré moins de 8 personnes.",
    }),
    forOthers: said({
      one: "Du matériel a été pris pour # autre personne.",
      many: "Du matériel a été pris pour # d’autres personnes.",
      other: "Du matériel a été pris pour # autres personnes.",
      small: "Du matériel a été pris pour moins de 8 autres personnes.",
    }),
    kits: said({
      one: "Nous avons remis # trousse.",
      many: "Nous avons remis # de trousses.",
      other: "Nous avons remis # trousses.",
      small: "Nous avons remis des trousses lors de moins de 8 contacts.",
    }),
    syringes: said({
      one: "Nous avons remis # seringue stérile.",
      many: "Nous avons remis # de seringues stériles.",
      other: "Nous avons remis # seringues stériles.",
      small: "Nous avons remis des seringues stériles lors de moins de 8 contacts.",
    }),
    naloxoneDoses: said({
      one: "Nous avons remis # dose de naloxone.",
      many: "Nous avons remis # de doses de naloxone.",
      other: "Nous avons remis # doses de naloxone.",
      small: "Nous avons remis de la naloxone lors de moins de 8 contacts.",
    }),
    reversals: said({
      one: "On nous a parlé de # surdose où quelqu’un a utilisé la naloxone.",
      many: "On nous a parlé de # de surdoses où quelqu’un a utilisé la naloxone.",
      other: "On nous a parlé de # surdoses où quelqu’un a utilisé la naloxone.",
      small: "On nous a parlé de moins de 8 surdoses où quelqu’un a utilisé la naloxone.",
    }),
    returnedCounted: said({
      one: "# seringue usagée est revenue, comptée.",
      many: "# de seringues usagées sont revenues, comptées.",
      other: "# seringues usagées sont revenues, comptées.",
      small: "Moins de 8 seringues usagées sont revenues, comptées.",
    }),
    returnedEstimated: said({
      one: "Environ # seringue usagée est revenue, estimée selon la personne, à l’œil, par contenant ou poids.",
      many: "Environ # de seringues usagées sont revenues, estimées selon la personne, à l’œil, par contenant ou poids.",
      other:
        "Environ # seringues usagées sont revenues, estimées selon la personne, à l’œil, par contenant ou poids.",
      small:
        "Moins de 8 seringues usagées sont revenues, estimées selon la personne, à l’œil, par contenant ou poids.",
    }),
    headsCounted: said({
      one: "# personne est venue à nos groupes.",
      many: "# de personnes sont venues à nos groupes.",
      other: "# personnes sont venues à nos groupes.",
      small: "Moins de 8 personnes sont venues à nos groupes.",
    }),
    headsEstimated: said({
      one: "Environ # personne est venue à nos groupes, selon une estimation.",
      many: "Environ # de personnes sont venues à nos groupes, selon une estimation.",
      other: "Environ # personnes sont venues à nos groupes, selon une estimation.",
      small: "Moins de 8 personnes sont venues à nos groupes, selon une estimation.",
    }),
    referrals: said({
      one: "Nous avons montré le chemin vers un autre service # fois.",
      many: "Nous avons montré le chemin vers un autre service # de fois.",
      other: "Nous avons montré le chemin vers un autre service # fois.",
      small: "Nous avons montré le chemin vers un autre service moins de 8 fois.",
    }),
    steps: said({
      one: "On nous a parlé de # petit pas.",
      many: "On nous a parlé de # de petits pas.",
      other: "On nous a parlé de # petits pas.",
      small: "On nous a parlé de moins de 8 petits pas.",
    }),
  },

  picture: "Ce qui a été remis",
  inWords: (name, count) => `${name} : ${count}`,
  smallInWords: "peu",
  stepsTitle: "Petits pas dont on nous a parlé",
  what: "Quoi",
  number: "Nombre",
  elsewhere: "D’ailleurs",
  elsewhereNote:
    "Totaux de périodes entières, non notés contact par contact, et dans aucun nombre ci-dessus :",
};
