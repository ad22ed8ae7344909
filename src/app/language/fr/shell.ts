import type { shell as english } from "../en/shell.ts";

export const shell: typeof english = {
  close: "Fermer",
  hide: "Masquer l’écran",
  calendar: "Calendrier",
  back: "Retour",
  mainNavigation: "Principale",
  record: "Noter",
  today: "Aujourd’hui",
  totals: "Totaux",
  settings: "Réglages",
  somethingBroke: "Cet écran s’est arrêté.",
  somethingBrokeSafe:
    "Ce qui était enregistré est en sûreté sur ce téléphone. Ce qui était à l’écran sans être enregistré est à noter de nouveau.",
  openAgain: "Rouvrir Satchel",
  notFound: "Il n’y a rien à cette adresse.",
  goToRecord: "Noter un contact",
  cantRead: "Ceci ne peut pas être lu maintenant",
  stillOpening: "Satchel est encore en train d’ouvrir ses données",
  keepOpen: "Une nouvelle version doit peut-être d’abord toutes les préparer. Gardez Satchel ouvert.",
  cantOpen: "Satchel n’arrive pas à ouvrir ses données",
  removed: "Les données ont été effacées",
  tryAgain: "Réessayer",
};
