import type { QuarantineCode } from "../../../contract/wire/errors.ts";
import type { FailureClass } from "../../../storage/sync-log.ts";
import type { team as english } from "../en/team.ts";
import { plural } from "../plural.ts";

const entries = { one: "# entrée", other: "# entrées" };
const events = { one: "# entrée ou correction", other: "# entrées et corrections" };
const number = (count: number) => plural("fr", count, { one: "#", other: "#" });

const failures: Record<FailureClass, string> = {
  "no-connection": "Le serveur n’a pas répondu.",
  busy: "Le serveur est occupé ou a un problème.",
  refused: "Le serveur n’a pas compris une entrée. Elle reste sur ce téléphone.",
  "too-large":
    "Une entrée est plus grande que ce que le serveur, ou quelque chose sur le chemin, laisse passer. Elle reste sur ce téléphone. Essayez une autre connexion et « Envoyer maintenant » ; si cela ne change rien, prévenez la personne responsable.",
  "signed-out": "Le serveur ne connaît plus ce téléphone.",
  revoked: "Le programme a retiré ce téléphone.",
  "not-allowed": "Ce téléphone n’a pas le droit d’envoyer.",
  "other-version":
    "L’application et le serveur sont de versions différentes. Rouvrez Satchel pour le mettre à jour.",
  storage: "Ce téléphone n’a pas pu enregistrer la réponse.",
};

const looks: Record<QuarantineCode | "other", string> = {
  "cannot-open": "Le serveur ne peut pas l’ouvrir : elle est abîmée, ou sa clé y manque.",
  "hash-mismatch": "Ce n’est pas ce que ce téléphone avait annoncé.",
  "newer-schema":
    "Le serveur est plus ancien que cette application. Il regardera de nouveau après sa mise à jour.",
  "not-understood": "Le serveur n’arrive pas à lire ce qu’elle dit.",
  "id-conflict": "Une autre entrée a le même numéro interne.",
  withheld:
    "Le serveur n’a pas ce qu’elle dit. Elle reste sur ce téléphone : appuyez sur « Envoyer maintenant ».",
  frozen: "Elle change une entrée que le serveur a déjà archivée.",
  other: "Pas encore comptée. Cette application est trop ancienne pour lire pourquoi.",
};

export const team: typeof english = {
  joinTitle: "Rejoindre un programme",
  joinIntro:
    "La personne responsable vous montre un code ou une image à scanner. Un code sert une fois, et pas longtemps.",
  joinMeaning:
    "Dès lors, ce que vous notez est scellé sur ce téléphone quand vous l’enregistrez, et envoyé au programme quand il y a une connexion. Pour noter, il n’en faut pas.",
  protection: "Ce qui est protégé ou non",
  code: "Code",
  codeHint: "12 lettres et chiffres, en majuscules ou non. Les espaces ne comptent pas.",
  codeUnfit: "Un code a 12 lettres et chiffres. Comparez-le avec celui qu’on vous montre.",
  join: "Rejoindre",
  joining: "Le serveur répond dans un instant…",
  refused: {
    code: "Le serveur n’accepte pas ce code : il est faux, déjà utilisé ou trop vieux. Demandez-en un nouveau.",
    "too-fast": "Trop d’essais. Attendez quelques minutes, puis réessayez.",
    "other-version":
      "L’application et le serveur sont de versions différentes. Rechargez cette page, puis réessayez.",
    "not-here": "Il n’y a pas de programme à rejoindre à cette adresse. Ouvrez le lien reçu en entier.",
    "no-connection":
      "Le serveur n’a pas répondu, et on ne sait pas si le code a été utilisé. Réessayez ici : s’il l’a été, Satchel continue à partir de là.",
    trouble: "Le serveur a un problème. Rien n’a changé sur ce téléphone. Réessayez plus tard.",
  },
  backToStart: "Retour",
  oneProgram:
    "Un téléphone appartient à un seul programme. Pour en rejoindre un autre, envoyez ce qui attend, effacez ce téléphone dans ses réglages, puis rejoignez de nouveau.",
  installFirst: "D’abord, mettez Satchel sur l’écran d’accueil",
  installWhy:
    "Sur un iPhone, l’application de l’écran d’accueil et cette page gardent des données séparées. Ajoutez-la à l’écran d’accueil, ouvrez-la là, et tapez-y le code :",
  joinHereAnyway: "Rejoindre quand même sur cette page",

  joinAgain: "Rejoindre de nouveau avec un code",
  joinAgainTitle: "Rejoindre de nouveau",
  joinAgainIntro:
    "Le serveur ne laisse plus ce téléphone envoyer. Avec le code qui a servi à rejoindre, tant qu’il est valable, ou un nouveau de la personne responsable, il enverra de nouveau. D’ici là, ce qui attend reste sur ce téléphone.",

  choicesTitle: (program) => `Vous rejoignez ${program}`,
  choicesIntro: (count) =>
    `${plural("fr", count, { one: "Il y a # entrée", other: "Il y a # entrées" })} sur ce téléphone. Choisissez ce que le programme reçoit. Rien n’est envoyé avant que vous ayez appuyé sur le bouton du bas.`,
  ownWords: {
    note: "les notes à côté des contacts",
    worker: "les noms d’intervenants",
    participantCode: "les codes de participants",
    answers: "ce que des participants ont répondu à leur sujet",
  },
  comeAlong: (things) =>
    `Suivent, parce que ce programme les demande et que ses responsables les lisent : ${things}.`,
  neverComeAlong: (things) => `Ne suivent jamais : ${things}.`,
  which: "Ce qui suit",
  whichDays: { all: "Tout", some: "Certains jours", none: "Rien" },
  since: "Depuis le",
  daysTitle: "Jours qui suivent",
  dayOf: (day, count) => `${day} : ${plural("fr", count, entries)}`,
  countComing: (count) =>
    count === 0
      ? "Aucune entrée ne suit."
      : plural("fr", count, { one: "# entrée suit.", other: "# entrées suivent." }),
  sitesTitle: "Vos points de service dans le programme",
  siteOf: (name, count) => `${name} (${plural("fr", count, entries)})`,
  itemsTitle: "Vos articles dans le catalogue",
  unmapped: (code) => `Aucun d’eux : reste « ${code} »`,
  finish: "Rejoindre avec ce téléphone",
  finishing: "Scellement et enregistrement. Cela peut prendre une minute ; restez sur cette page.",
  otherProgram: (waiting) =>
    waiting === "unknown"
      ? "Ce téléphone appartenait à un autre programme, et on ne sait pas si celui-ci a tout reçu. Demandez aux deux programmes avant d’effacer ce téléphone."
      : `Ce téléphone appartenait à un autre programme, et ${plural("fr", waiting, { one: "# de ses entrées et corrections n’a jamais été envoyée", other: "# de ses entrées et corrections n’ont jamais été envoyées" })}. Effacez ce téléphone, ou demandez aux deux programmes.`,
  tooMany: (most) =>
    `C’est plus que ce qui tient en une fois. Choisissez des jours avec ${most} entrées au plus.`,

  joinedTitle: (program) => `Ce téléphone appartient maintenant à ${program}`,
  joinedBody:
    "Ce que vous notez est scellé quand vous l’enregistrez et part vers le programme quand il y a une connexion. La ligne du haut dit ce qui est envoyé et ce qui ne l’est pas.",
  start: "Commencer à noter",
  beforeTitle: "Ce qui a été noté ici avant",
  beforeBody:
    "C’est encore sur ce téléphone, lisible par quiconque l’ouvre. Gardez-en une copie si vous voulez, puis supprimez-le.",
  beforeCopy: "Garder une copie",
  beforeCopied: (count) => `La copie est prête, avec ${plural("fr", count, entries)}.`,
  beforeCopyFailed: "La copie n’a pas pu être faite. Fermez les autres onglets de Satchel, puis réessayez.",
  beforeDelete: "Le supprimer de ce téléphone…",
  beforeDeleteAsk: "Supprimer ce qui a été noté ici avant ? Ce qui n’a pas suivi sera perdu sans copie.",
  beforeDeleteNow: "Supprimer",
  beforeKeep: "Garder",
  beforeDeleted:
    "C’est supprimé. Un laboratoire peut encore trouver des traces sur le disque : supprimer dans un navigateur ne détruit pas.",
  beforeNotDeleted: "La suppression n’a pas réussi. Fermez les autres onglets de Satchel, puis réessayez.",

  unknown: "Satchel regarde ce qui est envoyé.",
  noAnswer:
    "La mémoire de ce téléphone ne répond pas : on ne sait pas ce qui est envoyé. Satchel continue d’essayer.",
  allSent: "Tout est envoyé. Rien n’attend sur ce téléphone.",
  waiting: (count) =>
    plural("fr", count, {
      one: "# gardée sur ce téléphone. Envoi dès qu’il y a une connexion.",
      other: "# gardées sur ce téléphone. Envoi dès qu’il y a une connexion.",
    }),
  aboutToSend: (count) =>
    plural("fr", count, {
      one: "# gardée. Envoi dans un instant.",
      other: "# gardées. Envoi dans un instant.",
    }),
  waitingToTry: (count) =>
    plural("fr", count, {
      one: "# gardée ici. Pas encore envoyée ; nouvel essai à venir.",
      other: "# gardées ici. Pas encore envoyées ; nouvel essai à venir.",
    }),
  waitingForVersion: (count) =>
    plural("fr", count, {
      one: "# gardée sur ce téléphone. Pas envoyée : l’application et le serveur sont de versions différentes. Rouvrez Satchel.",
      other:
        "# gardées sur ce téléphone. Pas envoyées : l’application et le serveur sont de versions différentes. Rouvrez Satchel.",
    }),
  sending: (count) => `Envoi de ${number(count)}… vous pouvez continuer.`,
  partial: (sent, of, left) =>
    `${number(sent)} sur ${number(of)} ${sent < 2 ? "envoyée" : "envoyées"}. ${plural("fr", left, { one: "# reste", other: "# restent" })} sur ce téléphone.`,
  needLook: (count) =>
    plural("fr", count, {
      one: "# entrée ou correction est à vérifier.",
      other: "# entrées et corrections sont à vérifier.",
    }),
  decidedOn: (count) =>
    plural("fr", count, {
      one: "# entrée réglée par la personne responsable reste ici. Rien à faire.",
      other: "# entrées réglées par la personne responsable restent ici. Rien à faire.",
    }),
  missing: (count) =>
    plural("fr", count, {
      one: "Il manque au serveur # entrée ou correction envoyée. Montrez ceci à la personne responsable.",
      other:
        "Il manque au serveur # entrées et corrections envoyées. Montrez ceci à la personne responsable.",
    }),
  missingAtMost: (count) =>
    `Il manque au serveur une partie de ${number(count)} entrées et corrections envoyées. Montrez ceci à la personne responsable.`,
  accessEnded: (count) =>
    count === 0
      ? "Ce téléphone ne peut plus envoyer. Rien n’attend."
      : `Ce téléphone ne peut plus envoyer. ${plural("fr", count, { one: "Votre entrée ou correction est en sûreté", other: "Vos # entrées et corrections sont en sûreté" })}. Montrez ceci à la personne responsable.`,
  signedOut: (count) =>
    count === 0
      ? "Le serveur ne connaît plus ce téléphone. Rien n’attend. Rejoignez de nouveau avec un code de la personne responsable."
      : `Le serveur ne connaît plus ce téléphone. ${plural("fr", count, { one: "Votre entrée ou correction est en sûreté", other: "Vos # entrées et corrections sont en sûreté" })}. Rejoignez de nouveau avec un code de la personne responsable.`,

  sendingTitle: "Ce qui est envoyé",
  waitingFact: "En attente sur ce téléphone",
  oldestFact: "Jour le plus ancien en attente",
  confirmedFact: "Dernière confirmation du serveur",
  neverConfirmed: "Pas encore",
  missingFact: "Manquent sur le serveur",
  someOf: (count) => `Une partie de ${count}`,
  nextTryFact: "Prochain essai",
  nextTryAt: (time) => `À ${time}, ou plus tôt si une connexion revient`,
  nextTrySoon: "Dans un instant",
  nextTryByYou: "Quand Satchel sera rouvert, ou que vous appuierez sur « Envoyer maintenant »",
  reasonFact: "Pourquoi le dernier essai a échoué",
  phoneFact: "Nom de ce téléphone dans le programme",
  sendNow: "Envoyer maintenant",
  tried: (why) => `Essayé. ${why}`,
  noConnection: "Il n’y a pas de connexion.",
  looksTitle: "Entrées à vérifier",
  looksIntro:
    "Le serveur ne peut pas compter celles-ci. La personne responsable les voit aussi et peut aider avec le numéro.",
  lookAt: (seq, why) => `N° ${seq} : ${why}`,
  looks,
  withheld: (count) =>
    plural("fr", count, {
      one: "# entrée ou correction n’a pas pu être envoyée et reste sur ce téléphone. Satchel réessaie quand vous appuyez sur « Envoyer maintenant », et chaque fois qu’on l’ouvre, sauf si le prochain essai est encore à venir.",
      other:
        "# entrées et corrections n’ont pas pu être envoyées et restent sur ce téléphone. Satchel réessaie quand vous appuyez sur « Envoyer maintenant », et chaque fois qu’on l’ouvre, sauf si le prochain essai est encore à venir.",
    }),
  keptLonger: (count) =>
    `${plural("fr", count, { one: "# entrée ou correction reste", other: "# entrées et corrections restent" })} sur ce téléphone plus de 35 jours : rien de ce qui suit une entrée à vérifier ne part avant elle. Gardez ci-dessous une copie scellée et portez-la à la personne responsable. Une fois cette entrée en ordre dans le programme, tout cela quitte ce téléphone tout seul, ce qui peut prendre encore 36 jours.`,
  missingMeaning:
    "Le serveur est revenu à un jour antérieur, ou ce qu’il avait est illisible. Ce n’est plus sur ce téléphone et ne peut plus être envoyé. Une sauvegarde plus récente du serveur, ou une copie gardée avant sur ce téléphone, l’a peut-être encore.",
  setAside: (count) =>
    plural("fr", count, {
      one: "Votre programme a mis # entrée ou correction de ce téléphone de côté : il la garde sans la compter.",
      other:
        "Votre programme a mis # entrées et corrections de ce téléphone de côté : il les garde sans les compter.",
    }),
  setAsideInPart: (count) =>
    plural("fr", count, {
      one: "Votre programme a mis # entrée ou correction de ce téléphone de côté sans l’avoir en entier : il ne la compte pas.",
      other:
        "Votre programme a mis # entrées et corrections de ce téléphone de côté sans les avoir en entier : il ne les compte pas.",
    }),
  setBack: (count) =>
    `Le serveur a au moins ${plural("fr", count, { one: "# entrée ou correction de ce téléphone qui n’est pas", other: "# entrées et corrections de ce téléphone qui ne sont pas" })} ici : ce qui était gardé est revenu à un jour antérieur, ou se trouve aussi sur un autre téléphone. Ce qui est envoyé est en sûreté ; ce qui a été noté depuis ce jour et pas envoyé est peut-être perdu. Prévenez la personne responsable.`,
  setBackUncounted:
    "Ce téléphone et le serveur ne s’accordent pas sur des entrées déjà envoyées : ce qui était gardé est revenu à un jour antérieur, ou se trouve aussi sur un autre téléphone. Ce que le serveur a est en sûreté ; ce qui a été noté depuis ce jour et pas envoyé est peut-être perdu. Prévenez la personne responsable.",
  changedElsewhere: (count) =>
    plural("fr", count, {
      one: "Le programme a changé # entrée de ce téléphone.",
      other: "Le programme a changé # entrées de ce téléphone.",
    }),
  changedEntry: (day) => `Entrée du ${day} :`,
  changedUnreadable: "Une entrée qui ne peut plus être lue ici :",
  fixedByProgram: "corrigée",
  voidedByProgram: "retirée des totaux",
  changedMeaning:
    "Vous voyez ici ce que ce téléphone a noté. Le programme compte ce qu’elle dit maintenant ; la personne responsable peut vous le montrer.",
  changesSeen: "J’ai vu",
  failures,
  copyTitle: "Garder une copie scellée",
  copyIntro:
    "Là où il n’y a jamais de connexion, une copie peut être portée à la personne responsable. Elle est scellée : seul le serveur du programme peut lire ce que disent ses entrées. On voit combien il y en a et de quels jours.",
  copySave: "Garder une copie scellée",
  copyReady: (count) => `La copie est prête, avec ${plural("fr", count, events)}.`,
  copyNothing: "Il n’y a rien à copier sur ce téléphone.",

  weekTitle: "La semaine de ce téléphone",
  weekIntro:
    "Ce que ce téléphone a noté ces sept derniers jours, par article. La personne responsable a les totaux du programme.",
  weekEmpty: "Rien n’a été donné avec ce téléphone ces sept derniers jours.",
  weekItem: "Article",
  weekCount: "Donné",
  weekAll: "Les sept jours ensemble",

  program: "Programme",
  programSummary: (program, label) => `${program} · ce téléphone est « ${label} »`,
  nickname: "Qui note",
  nicknameNobody: "Personne ne l’a dit",
  nicknameIntro:
    "Le programme demande sous quel nom vous notez, car plusieurs personnes partagent ce téléphone. Choisissez-en un qui ne dit rien à un inconnu.",
  nicknamesHere: "Qui note maintenant ?",
  nicknameOther: "Un autre nom",
  forgetNicknames: "Oublier les autres noms",
  nicknamesForgotten: "Les autres noms sont oubliés sur ce téléphone.",
  endShiftFirst:
    "Un quart est ouvert sur ce téléphone. Terminez-le avant qu’une autre personne note, pour que ses heures soient justes.",
  openLock: "Ouvrir le verrou",
  lockedBeforeJoining:
    "Ce que ce téléphone a noté est verrouillé. Ouvrez d’abord le verrou, pour que cela puisse venir ; puis rouvrez le lien.",
  unsavedFirst:
    "Quelque chose est touché et pas encore enregistré. Enregistrez-le d’abord, ou retirez-le du formulaire.",
  toShift: "Voir le quart",
  nicknameLabel: "Votre nom pour cela",
  nicknameHint: "Jamais votre vrai nom. Laissé vide, vos entrées n’en portent aucun.",
  nicknameUnfit: "Impossible d’enregistrer cela. Choisissez un nom plus court, sur une ligne.",
  nicknameChanged: "Enregistré. Le carnet de la personne précédente est fermé.",
  sendingSummary: "Ce qui attend, pourquoi, et une copie scellée",
  settingsPrivacy:
    "Ce que vous avez enregistré est scellé : ce téléphone ne peut plus l’ouvrir. Ce qui a été donné chacun des sept derniers jours peut être lu par quiconque ouvre ce téléphone ; le carnet du jour aussi, sauf si sa clé n’est plus là ou se trouve derrière une phrase secrète.",

  bookTitle: "Le carnet du jour",
  bookOpen:
    "Ce qui est au-dessus peut être lu et changé sur ce téléphone tant que le carnet n’est pas fermé. Le fermer le retire de ce téléphone ; le programme le garde, et ce qui attend partira quand même.",
  bookCustodies: {
    device:
      "Il est gardé avec une clé sur ce téléphone : fermé, un laboratoire pourrait encore le retrouver.",
    memory:
      "Sa clé n’est qu’en mémoire : dès que Satchel est fermé ou verrouillé, plus personne ne peut le lire.",
    passphrase: "Il est derrière votre phrase secrète.",
  },
  closeBook: "Fermer le carnet",
  bookUnsavedFixes: "Ce que vous avez modifié sans enregistrer sera perdu avec lui.",
  bookClosed: "Le carnet est fermé. Ce qui a été noté est scellé, et ce téléphone ne peut plus le lire.",
  bookEmpty: "Il n’y a rien à lire ici : ce qui a été noté est scellé pour le programme.",
};
