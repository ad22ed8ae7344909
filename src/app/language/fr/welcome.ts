import type { welcome as english } from "../en/welcome.ts";

export const welcome: typeof english = {
  title: "Satchel",
  purpose: "Comptez ce que vous donnez et ce qui revient, sur ce téléphone, sans compte et sans connexion.",
  language: "Langue",
  site: "Où serez-vous ?",
  siteHint: "Un nom pour le lieu, jamais une adresse. Vous pourrez en ajouter d’autres.",
  firstSite: "Rue",
  programName: "Mon travail de rue",
  siteMissing: "Écrivez un nom pour le lieu, par exemple « Rue ».",
  siteUnfit: "Écrivez le nom sur une ligne, en 80 caractères au plus.",
  zone: (zone) =>
    `Les jours sont comptés dans le fuseau horaire de ${zone}. Vous pouvez le changer dans les Réglages.`,
  start: "Utiliser sur ce téléphone seulement",
  join: "Rejoindre un programme",
  emptied:
    "Ce téléphone appartenait à un programme, et son navigateur a supprimé ce qui y était gardé. Ce qui est envoyé est au programme ; ce qui attendait encore est perdu. La liste des téléphones de la personne responsable dit combien il manque de ce que ce téléphone avait annoncé. Rejoignez de nouveau, et prévenez-la.",
  emptiedSince: (day) => `C’était encore ici le ${day}.`,
  emptiedAlone:
    "Satchel a déjà servi ici, et le navigateur a supprimé ce qui était noté sur ce téléphone. Seule une copie enregistrée avant l’a encore : apportez-la ci-dessous, ou recommencez.",
  joinAfterLoss: "Rejoindre de nouveau",
  whoeverOpens: "Quiconque ouvre ce téléphone peut lire ce qui y est noté.",
  haveCopy: "J’ai une copie d’un autre téléphone",
  backToStart: "Commencer sans copie",
  practice: "S’exercer d’abord : rien n’est gardé ni envoyé",
  toDesk: "Pour les responsables d’un programme : le bureau",
};
