import { plural } from "../plural.ts";
import { ofMonth } from "./of-month.ts";
import type { office as english } from "../en/office.ts";

export const office: typeof english = {
  title: "Programme",
  intro: "Qui a un compte, comment le programme compte, et ce qui s’est fait ici.",
  back: "Programme",

  peopleLink: "Qui peut ouvrir une session, et fermer un compte",
  settingsTitle: "Réglages",
  settingsLink: "Nom, points de service, jours, le carnet des téléphones, la durée de garde des détails",
  invitesLink: "Des codes pour faire entrer téléphones et personnes",
  logLink: "Qui a fait quoi, et quand",
  ownTitle: "Votre compte",
  ownLink: "Votre mot de passe, et où votre session est ouverte",
  paperLink: "Une feuille de relevé avec le matériel de l’application",
  protectionLink: "Ce que gardent les téléphones et ce serveur, et qui peut le lire",

  peopleTitle: "Personnes",
  peopleIntro: "Toutes celles qui ont un compte. Les téléphones ont leur propre liste.",
  invitePerson: "Inviter quelqu’un",
  made: (day) => `Créé le ${day}`,
  lastHere: (day) => `Vu la dernière fois le ${day}`,
  signedIn: (count) =>
    plural("fr", count, {
      one: "Session ouverte dans un navigateur",
      many: "Session ouverte dans # navigateurs",
      other: "Session ouverte dans # navigateurs",
    }),
  notSignedIn: "Pas de session ouverte",
  you: "C’est vous",
  endedOn: (day) => `Fermé le ${day}`,
  end: "Fermer le compte",
  endLabel: (name) => `Fermer le compte de ${name}`,
  endAsk: (name) => `Fermer le compte « ${name} » ? C’est sans retour.`,
  endMeans:
    "Sa session se termine aussitôt et il ne peut plus en ouvrir. Les invitations qu’il a faites et que personne n’a utilisées ne valent plus rien. Ce qu’il a fait reste, sous son nom.",
  endYes: "Oui, le fermer",
  endNo: "Le laisser",
  ended: (name) => `Le compte « ${name} » est fermé.`,

  passwordAgainTitle: "Votre mot de passe",
  passwordAgain:
    "Votre session est ouverte depuis un moment. Le serveur le redemande, pour que personne d’autre ne le fasse sur un bureau laissé ouvert.",
  goOn: "Continuer",

  formerPassword: "Votre mot de passe actuel",
  newPassword: "Nouveau mot de passe",
  changePassword: "Changer le mot de passe",
  passwordChanged: "Votre mot de passe est changé. Votre session n’est plus ouverte qu’ici.",
  sessionsTitle: "Autres navigateurs",
  sessionsIntro: "Si vous avez laissé le bureau ouvert quelque part, fermez-le d’ici.",
  endOthers: "Fermer toutes les autres sessions",
  othersEnded: "Votre session n’est plus ouverte qu’ici.",

  settingsIntro: "Les téléphones reçoivent ce que vous changez ici à leur prochain envoi.",
  checkFields: "Pas encore enregistré. Ce que vous avez écrit est encore là :",
  save: "Enregistrer les réglages",
  saved: "Enregistré. Les téléphones le reçoivent à leur prochain envoi.",
  readAgain: "Relire",
  hasReadAgain:
    "Voici le programme tel qu’il est maintenant, avec ce que vous avez écrit. Vérifiez, puis enregistrez.",

  keptTitle: "Combien de temps les détails sont gardés",
  keptIntro:
    "Les détails sont ce que dit chaque entrée. Quand leur mois est plus ancien que la durée choisie ici, le serveur les efface la nuit, pour de bon. Les totaux de tous les mois restent. Les entrées mises de côté, qui ne comptent pas, restent aussi, sauf les changements de ce qui est effacé.",
  keptByAdmins: "Seul un administrateur change cela.",
  keptNow: (months) =>
    months === undefined
      ? "Les détails de toutes les entrées sont gardés."
      : `Les détails sont gardés pour ce mois et ${monthsInWords(months)} avant.`,
  keptNext: (months, from) =>
    `À partir de : ${from}, ce sera ce mois et ${monthsInWords(months)} avant. D’ici là, on peut revenir en arrière ici.`,
  keptGone: (count, first, last) =>
    `${plural("fr", count, { one: "# entrée compte", many: "# entrées comptent", other: "# entrées comptent" })} dans les totaux et n’${count < 2 ? "a" : "ont"} plus de détails (${first === last ? first : `${ofMonth(first)} à ${last}`}).`,
  keptClock: (says, believed) =>
    `L’horloge du serveur dit que l’on est le ${says}, et les téléphones ne le confirment pas. Tant que c’est ainsi, les détails sont effacés comme si l’on était le ${believed}. Qui s’occupe du serveur devrait regarder son horloge.`,
  keptWaits:
    "Rien n’est effacé jusqu’ici : les téléphones n’ont pas encore confirmé la date du serveur. Pour cela, deux téléphones (le seul, s’il n’y en a qu’un) envoient des entrées de ces jours-ci. Le serveur regarde une fois par jour. Si cela reste bien qu’ils le fassent, qui s’occupe du serveur devrait regarder son horloge.",
  keptField: "Garder les détails",
  keptAdvice: (months) =>
    `Ce qui n’est pas gardé ne peut pas vous être pris. Pour la plupart des programmes, ${monthsInWords(months)} suffisent.`,
  keptFor: (months) => (months === undefined ? "pour toujours" : monthsInWords(months)),
  keptChange: "Changer cela",
  keptAsk: (months) =>
    months === undefined
      ? "Garder les détails pour toujours ?"
      : `Garder les détails ${monthsInWords(months)} ?`,
  keptTakenBack: (months) =>
    `${monthsInWords(months)} étaient fixés et ne valent pas encore. C’est annulé, et rien n’est effacé pour cela.`,
  keptLonger: (months) =>
    months === undefined
      ? "Dès maintenant, rien n’est effacé."
      : `Dès maintenant, les détails sont gardés pour ce mois et ${monthsInWords(months)} avant.`,
  keptGoneStays: "Ce qui n’est plus là ne revient pas.",
  keptTakes: (count, months) =>
    `${count === 0 ? "Aucune entrée n’est encore si ancienne. Dans un jour, ce qui le devient commence à être effacé la nuit." : `Les détails de ${plural("fr", count, { one: "# entrée", many: "# entrées", other: "# entrées" })} de ${monthsInWords(months)} seront effacés la première nuit après un jour entier, et ne pourront plus être corrigés.`} Cela ne peut pas être annulé. Les totaux restent. Les sauvegardes faites avant ont encore les détails.`,
  keptSaved: "Enregistré.",
  keptYes: "Oui, les garder ainsi",
  keptNo: "Laisser comme c’est",
  keptSet: (months) => (months === undefined ? "pour toujours" : monthsInWords(months)),
  theServer: "Le serveur",
  tries: (count) => plural("fr", count, { one: "# essai", many: "# essais", other: "# essais" }),
  entries: (count) => plural("fr", count, { one: "# entrée", many: "# entrées", other: "# entrées" }),

  logTitle: "Journal",
  logIntro:
    "Ce qui s’est fait, le plus récent d’abord. Personne ne peut le changer d’ici, et il ne nomme personne qui a été rencontré.",
  logDownload: "Télécharger tout le journal",
  showMore: "En montrer plus",
  operator: "Sur le serveur",
  unknownActor: "Inconnu",
  actions: {
    "use-setup-code": "A utilisé un lien de mise en place",
    "new-account-viewer": "A créé un compte de lecture",
    "new-account-lead": "A créé un compte de coordination",
    "new-account-admin": "A créé un compte d’administration",
    "sign-in": "A ouvert une session",
    "unknown-sign-in": "A refusé des noms que personne ne porte",
    "slow-sign-in": "A fait attendre des inconnus devant un compte",
    "show-password": "A redonné le mot de passe",
    "end-other-sessions": "A fermé ses autres sessions",
    "end-all-sessions": "A fermé toutes les sessions",
    "change-password": "A changé le mot de passe",
    "end-account": "A fermé le compte",
    "invite-device": "A invité un téléphone",
    "invite-viewer": "A invité un compte de lecture",
    "invite-lead": "A invité un compte de coordination",
    "invite-admin": "A invité un compte d’administration",
    "withdraw-invite": "A retiré une invitation",
    join: "A rejoint le programme",
    "revoke-phone": "A coupé un téléphone",
    "set-aside-entry": "A mis une entrée de côté",
    "mend-entry": "A corrigé une entrée mise de côté",
    "reopen-entry": "A repris une décision sur une entrée",
    "look-again": "A fait relire ce qui était mis de côté",
    "change-settings": "A changé le programme",
    "change-retention": "A changé la durée de conservation des détails",
    "let-go-details": "Les détails d’anciennes fiches ont été effacés",
    "new-key": "A créé une nouvelle clé",
    restore: "A remis une sauvegarde",
    "export-detail": "A pris le tableau de détail",
    "export-summary": "A pris le tableau de résumé",
    "export-shifts": "A pris le tableau des quarts",
    "export-stock": "A pris le tableau de l’inventaire",
    "export-reversals": "A pris le tableau des surdoses",
    "export-demographics": "A pris le tableau des réponses des personnes rencontrées",
    "export-log": "A pris ce journal",
  },
  outcomes: { done: "", refused: "refusé", begun: "commencé", "cut-off": "interrompu" },
  rows: (count) => plural("fr", count, { one: "# ligne", many: "# lignes", other: "# lignes" }),
};

function monthsInWords(count: number): string {
  return plural("fr", count, { one: "# mois", many: "# mois", other: "# mois" });
}
