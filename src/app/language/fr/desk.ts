import type { desk as english } from "../en/desk.ts";
import { plural } from "../plural.ts";
import { ofMonth } from "./of-month.ts";

export const desk: typeof english = {
  navigation: "Bureau",
  places: {
    totals: "Totaux",
    records: "Entrées",
    phones: "Téléphones",
    program: "Programme",
  },
  roles: {
    anyone: "Un autre rôle",
    device: "Téléphone",
    viewer: "Lecture",
    lead: "Direction",
    admin: "Admin",
  },
  signedInAs: (name, role) => `${name} · ${role}`,
  signOut: "Se déconnecter",
  signOutFailed: "Le serveur n’a pas répondu : vous êtes toujours connecté. Réessayez.",
  signedOutTitle: "Votre session est terminée",
  signedOut: "Connectez-vous et continuez où vous étiez ; rien de l’écran n’est perdu.",
  loading: "Un instant …",
  backToTotals: "Aux totaux",

  totalsTitle: "Totaux du programme",
  asOf: (day) => `État du ${day}.`,
  asOfOffline: (day) => `Le serveur ne répond pas. Voici les totaux que cet appareil a lus le ${day}.`,
  totalsNothing: "Rien n’est arrivé pour cette période.",
  totalsNothingAction:
    "Choisissez une autre période, ou regardez les téléphones : ce qu’ils ont annoncé est peut-être en route.",
  refresh: "Actualiser",
  pulling: "Lecture des totaux …",
  unlockTitle: "Totaux sur cet appareil",
  unlockIntro:
    "Le serveur ne répond pas. Les totaux que cet appareil a lus s’ouvrent avec votre mot de passe.",
  unlock: "Ouvrir les totaux",
  wrongPassword: "Ce mot de passe ne les ouvre pas.",
  nothingKept: "Le serveur ne répond pas, et cet appareil ne garde aucun total du programme.",
  keepAsk:
    "Pour que les totaux restent lisibles sur cet appareil sans connexion, Satchel a de nouveau besoin de votre mot de passe : la page a été rechargée.",
  keepOpen: "Écrire le mot de passe",
  keepLater: "Pas maintenant",
  keep: "Garder les totaux ici",
  keepWrong: "Ce n’est pas le mot de passe de votre compte.",
  keepDone: "C’est gardé. Sans connexion, les totaux s’ouvrent sur cet appareil avec votre mot de passe.",
  exportTitle: "Tableaux pour un financeur ou un tableur",
  exportIntro:
    "Les tableaux du serveur couvrent la période et tous les points de service. Le résumé de cet appareil couvre exactement la période et les points de service ci-dessus.",
  summaryHere: "Résumé, fait sur cet appareil",
  summaryServer: "Résumé, du serveur",
  detailServer: "Détail, chaque entrée, du serveur",
  shiftsServer: "Quarts, du serveur",
  stockServer: "Inventaire, chaque mouvement, du serveur",
  reversalsServer: "Surdoses, en nombre, du serveur",
  demographicsServer: "Réponses des personnes rencontrées, en nombre, du serveur",

  phonesTitle: "Téléphones",
  phonesIntro: "Ce que chaque téléphone a livré, et ce qu’il a annoncé et qui n’est pas arrivé.",
  noPhones: "Aucun téléphone n’a encore rejoint le programme.",
  invitePhone: "Inviter un téléphone",
  joined: (day) => `Depuis le ${day}`,
  lastSeen: (day) => `Vu pour la dernière fois le ${day}`,
  neverSeen: "N’a encore rien envoyé",
  appVersion: (version) => `Satchel ${version}`,
  delivered: (count) =>
    plural("fr", count, {
      one: "# entrée ou correction livrée",
      other: "# entrées et corrections livrées",
    }),
  missing: (count) =>
    plural("fr", count, {
      one: "# annoncée, pas encore livrée",
      other: "# annoncées, pas encore livrées",
    }),
  nothingMissing: "Tout ce qu’il a annoncé est là",
  gapsTitle: "Lesquelles",
  gapNumbers: (first, last) => (first === last ? `N° ${first}` : `N° ${first} à ${last}`),
  gapSomeOf: (numbers) => `Peut-être une partie de celles-ci : ${numbers}`,
  gapBetween: (before, after) =>
    before === after
      ? `Les entrées autour sont du ${before}.`
      : `Les entrées autour sont du ${before} et du ${after}.`,
  gapAfter: (day) => `L’entrée d’avant est du ${day}.`,
  gapBefore: (day) => `L’entrée d’après est du ${day}.`,
  gapOnPhone: "Encore sur le téléphone, d’après ce qu’il a dit en dernier : il les envoie dès qu’il peut.",
  gapDropped:
    "Elles ne sont plus sur le téléphone ni sur le serveur : le téléphone les a laissées partir, ou les a perdues avant de les envoyer. Une sauvegarde plus récente du serveur, ou une copie gardée avant sur le téléphone, les a peut-être : apportée ici, elle les fait sortir de cette liste.",
  quarantinedCount: (count) =>
    plural("fr", count, {
      one: "# mise de côté : ne compte dans aucun total",
      other: "# mises de côté : ne comptent dans aucun total",
    }),
  storageKept: "Son navigateur garde les données",
  storageNotKept:
    "Son navigateur peut effacer les données si la place manque, ou s’il ne sert pas pendant des jours",
  storageUsed: (percent) => `${percent} % de sa place est prise`,
  storageLosses: (count) =>
    plural("fr", count, {
      one: "Ce qui y était gardé a été perdu ou ramené en arrière une fois",
      other: "Ce qui y était gardé a été perdu ou ramené en arrière # fois",
    }),
  revokedOn: (day) => `Accès coupé le ${day}`,
  revoke: "Couper l’accès",
  revokeLabel: (label) => `Couper l’accès de ${label}`,
  revokeAsk: (label) => `Couper l’accès de « ${label} » ? C’est définitif.`,
  revokeKeeps:
    "Ce qu’il a livré reste et compte. Son prochain envoi sera refusé. Ce qu’il n’a pas envoyé reste scellé dedans ; qui a le téléphone en main peut l’enregistrer comme copie, et vous pouvez l’apporter ici.",
  revokeMissing: (count) =>
    plural("fr", count, {
      one: "# entrée ou correction qu’il a annoncée n’est pas arrivée.",
      other: "# entrées et corrections qu’il a annoncées ne sont pas arrivées.",
    }),
  revokeYes: "Oui, couper l’accès",
  revokeNo: "Laisser",
  revoked: (label) => `« ${label} » n’a plus accès.`,
  quarantineTitle: "Mises de côté",
  quarantineIntro:
    "Ces entrées ne comptent dans aucun total tant que leur défaut n’est pas réglé. Ce qui en est arrivé est gardé.",
  quarantine: {
    "cannot-open": "Aucune clé du programme ne l’ouvre.",
    "hash-mismatch": "Son contenu n’est pas celui avec lequel elle a été numérotée.",
    "newer-schema": "Un Satchel plus récent l’a faite. Elle sera relue une fois le serveur à jour.",
    "not-understood": "Son contenu n’est pas une entrée que Satchel connaît.",
    "id-conflict": "Une autre entrée est venue avant avec le même identifiant.",
    withheld: "Son contenu n’est pas venu entier. Son téléphone l’a peut-être encore.",
    frozen: "Elle change une entrée dont le serveur n’a plus le contenu.",
    other: "Pas encore comptée. Cette page est trop ancienne pour lire pourquoi : rechargez-la.",
  },
  quarantinedOne: (day, received) => `Du ${day}, reçue le ${received}`,
  quarantinedInMonths: (month, received) => `Entrée ${ofMonth(month)}, reçue en ${received}`,
  quarantineLook: "Les regarder",
  quarantineRest: (count) =>
    plural("fr", count, { one: "En montrer # de plus", other: "En montrer # de plus" }),
  quarantineMore: "Il y en a d’autres ; voici les mille premières.",

  importTitle: "Apporter la copie d’un téléphone",
  importIntro:
    "Une copie (« .satchel ») contient ce qu’un téléphone a scellé. Elle va au serveur sous le numéro de ce téléphone ; ce qui y est déjà n’est pas compté deux fois.",
  importFile: "Choisissez la copie",
  importSending: (sent) =>
    plural("fr", sent, {
      one: "# entrée ou correction envoyée jusqu’ici",
      other: "# entrées et corrections envoyées jusqu’ici",
    }),
  importDone: (sent) =>
    plural("fr", sent, {
      one: "# entrée ou correction de la copie envoyée, et confirmée par le serveur.",
      other: "# entrées et corrections de la copie envoyées, et confirmées par le serveur.",
    }),
  importSetAside: (count) =>
    plural("fr", count, {
      one: "# entrée ou correction de ce téléphone est mise de côté ; la liste des téléphones dit pourquoi.",
      other:
        "# entrées et corrections de ce téléphone sont mises de côté ; la liste des téléphones dit pourquoi.",
    }),
  importBadLines: (count) =>
    plural("fr", count, {
      one: "# ligne illisible a été laissée de côté :",
      other: "# lignes illisibles ont été laissées de côté :",
    }),
  importBadLine: (line, problem) => `Ligne ${line} : ${problem}`,
  importMoreBadLines: (count) => plural("fr", count, { one: "et # autre.", other: "et # autres." }),
  importProblems: {
    "line-too-long": "Elle est plus longue qu’une ligne ne peut l’être.",
    "not-utf-8": "Ce n’est pas un texte que Satchel sait lire.",
    "file-too-long": "Le fichier est plus long qu’une copie ne peut l’être ; rien n’a été lu à partir d’ici.",
    "not-a-copy": "Ce fichier n’est pas la copie d’un téléphone. Rien n’a été envoyé.",
    "newer-copy":
      "Un Satchel plus récent a écrit cette copie. Mettez ce serveur à jour, puis apportez-la de nouveau.",
    "not-an-event": "Ce n’est pas une entrée que Satchel connaît.",
    "too-large":
      "Quelque chose sur le chemin du serveur ne laisse pas passer une entrée de cette taille. Elle reste dans ce fichier : apportez-le de nouveau par une autre connexion.",
    "cut-off": "La copie finit trop tôt : elle a été coupée. Ce qu’elle contient a été envoyé.",
  },
  importOtherProgram: "Cette copie appartient à un autre programme. Rien n’a été envoyé.",
  importFailed:
    "Tout n’a pas été envoyé. Choisissez de nouveau la copie pour continuer : rien n’est compté deux fois.",
  importUnreadable:
    "Le navigateur ne peut pas lire ce fichier. Copiez-le sur cet appareil, puis choisissez-le de nouveau.",

  invitesTitle: "Invitations",
  inviteIntro: "Un code ne sert qu’une fois. Montrez-le à qui rejoint le programme, ou imprimez-le.",
  inviteRole: "Pour",
  inviteRoles: {
    device: "Un téléphone qui note",
    viewer: "Quelqu’un qui lit les totaux",
    lead: "Quelqu’un qui dirige",
    admin: "Quelqu’un qui administre",
  },
  inviteRoleHints: {
    device: "Ajoute des entrées, ne lit rien des autres",
    viewer: "Voit les totaux, aucune entrée",
    lead: "Voit et corrige les entrées, invite des téléphones",
    admin: "De même, et invite qui dirige",
  },
  inviteLabel: "Étiquette",
  inviteLabelHint: "Son nom dans la liste, par exemple « camion 2 ». Jamais le nom d’une personne.",
  inviteLabelMissing: "Écrivez une étiquette, de 40 caractères au plus.",
  inviteHours: "Le code sert pendant",
  hours: (count) => plural("fr", count, { one: "# heure", other: "# heures" }),
  makeInvite: "Créer l’invitation",
  inviteReady: (label) => `Invitation pour « ${label} »`,
  inviteScan:
    "Scannez-le avec l’appareil photo du téléphone, ou écrivez le code dans Satchel, sous « Rejoindre un programme ».",
  inviteScanAccount: "Ouvrez ce lien, ou scannez-le.",
  inviteIphone:
    "Sur un iPhone, mettez d’abord Satchel sur l’écran d’accueil, ouvrez-le là, et écrivez le code.",
  inviteCode: "Code",
  inviteLink: "Lien",
  inviteUntil: (time) => `Sert une fois, jusqu’au ${time}.`,
  inviteOnce: "Le code n’est montré que maintenant : le serveur n’en garde aucune copie lisible.",
  print: "Imprimer",
  anotherInvite: "En créer une autre",
  openInvites: "Invitations ouvertes",
  noInvites: "Aucune invitation n’est ouverte.",
  inviteFacts: (role, time) => `${role} · sert jusqu’au ${time}`,
  withdraw: "Retirer",
  withdrawLabel: (label) => `Retirer l’invitation pour ${label}`,
  withdrawn: (label) => `L’invitation pour « ${label} » ne sert plus.`,
  noOthersTitle: "D’autres téléphones ne peuvent pas encore rejoindre le programme",
  noOthers:
    "On atteint ce serveur sans https, et à une telle adresse les navigateurs ne scellent et ne gardent rien. Un navigateur de cette machine peut tout de même rejoindre le programme.",
  noOthersHow: (url) =>
    `Il est à présent à ${url}. Le README de Satchel dit comment lui donner une adresse https.`,

  recordsTitle: "Entrées d’un jour",
  recordsDay: "Jour",
  dayBefore: "Jour précédent",
  dayAfter: "Jour suivant",
  noRecords: "Rien n’est arrivé pour ce jour.",
  entriesLetGo: (count, month) =>
    plural("fr", count, {
      one: `# entrée ${ofMonth(month)} compte dans les totaux et n’est plus dans la liste : ses détails ont été effacés.`,
      many: `# entrées ${ofMonth(month)} comptent dans les totaux et ne sont plus dans la liste : leurs détails ont été effacés.`,
      other: `# entrées ${ofMonth(month)} comptent dans les totaux et ne sont plus dans la liste : leurs détails ont été effacés.`,
    }),
  recordLetGo:
    "Ce que disait cette entrée a été effacé, comme le programme l’a fixé. Elle compte dans les totaux telle qu’elle était, et ne peut plus être changée.",
  detailLacks: (count) =>
    plural("fr", count, {
      one: "# entrée de cette période n’a pas de lignes dans ce tableau : ses détails ont été effacés. Les totaux et le résumé la comptent.",
      many: "# entrées de cette période n’ont pas de lignes dans ce tableau : leurs détails ont été effacés. Les totaux et le résumé les comptent.",
      other:
        "# entrées de cette période n’ont pas de lignes dans ce tableau : leurs détails ont été effacés. Les totaux et le résumé les comptent.",
    }),
  showMore: "En montrer plus",
  recordTitle: "Entrée",
  backToRecords: "Retour au jour",
  recordGone: "Le serveur n’a pas cette entrée.",
  historyTitle: "Ce qu’elle est devenue",
  historyFrom: (from, day) => `De ${from}, reçu le ${day}`,
  historyFromInMonth: (from, month) => `De ${from}, reçu en ${month}`,
  fixIntro:
    "Votre changement s’ajoute au journal du programme. Ce que l’entrée disait avant reste dans son historique.",
  bringBack: "La compter de nouveau",
  bringBackWhy: "Elle compte de nouveau telle qu’elle était, et son historique reste.",
  notFixable: "Ce type d’entrée ne peut pas être changé ici. Il peut être retiré des comptes.",
  otherProgram: (waiting) =>
    waiting === "unknown"
      ? "Ce navigateur est le bureau d’un autre programme, et on ne sait pas si tous les changements pour lui sont partis. Prenez un autre navigateur."
      : waiting === 0
        ? "Ce navigateur est le bureau d’un autre programme. Retirez ce que Satchel garde ici, ou prenez un autre navigateur."
        : `Ce navigateur est le bureau d’un autre programme et a ${plural("fr", waiting, { one: "# changement", other: "# changements" })} pour lui qui ne sont jamais partis. Prenez un autre navigateur.`,
  lookAtEntry: "La voir",
  changeNotDone: {
    out: (day) => `Une entrée du ${day} devait sortir des comptes.`,
    counted: (day) => `Une entrée du ${day} devait compter à nouveau.`,
  },
  changeSending: "Enregistré sur cet appareil. Envoi …",
  changeSent: "Envoyé. Le serveur l’a confirmé.",
  changesWaiting: (count) =>
    plural("fr", count, {
      one: "# changement de votre part est enregistré sur cet appareil et pas encore envoyé.",
      other: "# changements de votre part sont enregistrés sur cet appareil et pas encore envoyés.",
    }),
  sendNow: "Envoyer maintenant",
  changeSetAside: "Le serveur a mis ce changement de côté ; la liste des téléphones dit pourquoi.",
};
