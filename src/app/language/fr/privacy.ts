import type { privacy as english } from "../en/privacy.ts";
import { plural } from "../plural.ts";

export const privacy: typeof english = {
  title: "Verrouiller, masquer, effacer",
  protection: "Ce qui est protégé ou non",

  lockTitle: "Verrou",
  lockIntro:
    "Quand Satchel est verrouillé, vous pouvez encore noter. Ce qui a été noté avant, les totaux et les réglages ne peuvent pas être lus.",
  lockWhen: "Quand verrouiller",
  delays: {
    never: "Jamais",
    "0": "Dès que je quitte l’application",
    "1": "Après 1 minute",
    "5": "Après 5 minutes",
    "30": "Après 30 minutes",
  },
  lockNow: "Verrouiller maintenant",
  curtain: "Ce verrou est un rideau : il s’ouvre d’un geste. Il n’arrête pas qui sait chercher.",
  lockedTitle: "Verrouillé",
  lockedIntro: "Vous pouvez noter. Pour lire ce qui a été noté, ouvrez le verrou.",
  openCurtain: "Ouvrir",
  passphrase: "Phrase secrète",
  openWithPassphrase: "Ouvrir",
  opening: "Ouverture…",
  wrongPassphrase: "Ce n’est pas la phrase secrète. Ce que vous avez écrit est encore là : relisez-le.",
  recordOn: "Noter un contact",

  hideTitle: "Masquer",
  hideIntro:
    "L’œil dans le coin supérieur de chaque écran affiche aussitôt un calendrier, et verrouille si un verrou a été choisi. « Retour », sous le calendrier, ramène Satchel. Le nom et l’icône de l’application et l’historique du navigateur restent tels quels.",

  wipeTitle: "Effacer ce téléphone",
  wipeIntro:
    "Retire de ce navigateur toutes les données, tous les réglages et fichiers de Satchel. Personne ne pourra vous les rendre. Un laboratoire peut encore trouver des traces sur le disque.",
  wipeIntroProgram:
    "Retire de ce navigateur toutes les données, tous les réglages et fichiers de Satchel. Ce qui est envoyé reste au programme ; ce qui ne l’est pas est perdu. Un laboratoire peut encore trouver des traces sur le disque.",
  wipe: "Effacer…",
  wipeAsk: "Effacer Satchel de ce téléphone ?",
  wipeLosesAlone: (count) =>
    plural("fr", count, {
      one: "# entrée n’est que sur ce téléphone et sera perdue, sauf si vous en avez gardé une copie.",
      other:
        "# entrées ne sont que sur ce téléphone et seront perdues, sauf si vous en avez gardé une copie.",
    }),
  wipeLosesUnsent: (count) =>
    plural("fr", count, {
      one: "# entrée ou correction n’est pas encore envoyée et sera perdue.",
      other: "# entrées et corrections ne sont pas encore envoyées et seront perdues.",
    }),
  wipeLosesNothing: "Tout ce qui a été noté ici pour le programme est envoyé.",
  wipeLosesBefore:
    "Ce qui a été noté ici avant de rejoindre le programme sera perdu aussi, sauf ce qui a suivi ou dont vous avez gardé une copie.",
  wipeNow: "Tout effacer",
  wiping: (seconds) =>
    plural("fr", seconds, {
      one: "Tout sera effacé dans # seconde.",
      other: "Tout sera effacé dans # secondes.",
    }),
  cancel: "Annuler",
  wipeCancelled: "Rien n’a été effacé.",
  wiped: "Satchel est effacé de ce téléphone",
  wipedNotAll: "Tout n’a pas été effacé",
  wipedBody: "Les données, réglages et fichiers ne sont plus dans ce navigateur.",
  cookieMayStay:
    "Si quelqu’un a rejoint un programme ou s’est connecté ici, un cookie peut rester : effacez les données de ce site dans les réglages du navigateur.",
  cookieStays:
    "Un cookie que seul le serveur du programme peut reprendre reste : effacez les données de ce site dans les réglages du navigateur.",
  serverKnows: "Le serveur connaît encore ce téléphone. Demandez à votre responsable de lui couper l’accès.",
  wipedLast: "Fermez cette page. Si Satchel est sur l’écran d’accueil, retirez-le aussi de là.",
  wipedPartly:
    "Une partie n’a pas pu être retirée, le plus souvent parce qu’un autre onglet de Satchel est ouvert. Fermez tous ses onglets, puis effacez les données de ce site dans les réglages du navigateur.",

  passphraseIntro:
    "Avec une phrase secrète, personne ne lit sans elle ce que ce téléphone contient, vous non plus. Personne ne peut vous la rendre. Les totaux des jours et des mois restent lisibles sur le disque.",
  passphraseBefore:
    "Ce qui a été noté avant peut rester lisible sur le disque pour un laboratoire : supprimer dans un navigateur ne détruit pas.",
  newPassphrase: "Nouvelle phrase secrète",
  passphraseHint: "Cinq mots différents ou plus. Vous les voyez en écrivant.",
  passphraseShort: "Prenez au moins cinq mots différents.",
  setPassphrase: "Mettre la phrase secrète",
  passphraseWorking: "Ce qui est enregistré est scellé. Restez sur cette page.",
  passphraseSet:
    "La phrase secrète est en place. Elle est demandée à chaque ouverture et après chaque verrou.",
  hasPassphrase:
    "Ce téléphone a une phrase secrète. Elle est demandée à chaque ouverture et après chaque verrou.",
  passphraseHalfSet:
    "Tout n’est pas encore scellé : une partie de ce qui a été noté avant peut encore se lire sans elle.",
  passphraseFinish: "Continuer à sceller",
  takePassphraseAway: "Retirer la phrase secrète",
  passphraseTakenAway:
    "Il n’y a plus de phrase secrète. Quiconque ouvre ce téléphone peut lire ce qu’il contient.",
  passphraseGoing: "La phrase secrète est retirée de ce qui est enregistré. Restez sur cette page.",
  passphraseStopped:
    "Pas terminé : Satchel a été verrouillé entre-temps. Rien n’est perdu. Continuez ici quand vous voulez.",
  passphraseHalfAway:
    "La phrase secrète de ce téléphone est en train d’être retirée, et ce n’est pas terminé. Une partie de ce qui a été noté peut déjà être lue sans elle, et ce que vous notez maintenant aussi. Satchel la demande encore.",
  goOnTakingAway: "Continuer à la retirer",
  keepPassphrase: "Garder la phrase secrète",
  bookWordsAsked:
    "Le programme demande une phrase secrète pour le carnet du jour. Tant que vous n’en mettez pas, la clé n’est qu’en mémoire : dès que Satchel est fermé ou verrouillé, plus personne ne peut lire le carnet. La mettre ferme le carnet ouvert.",
  bookWordsSet: "La phrase secrète est en place. Elle est demandée avant de lire le carnet.",
};
