import type { access as english } from "../en/access.ts";

export const access: typeof english = {
  tryAgain: "Réessayer",
  noConnection: "Le serveur n’a pas répondu. Vérifiez la connexion, puis réessayez.",
  refused: {
    malformed:
      "Le serveur n’a pas compris. Rechargez la page : elle est peut-être plus ancienne que le serveur.",
    "protocol-unknown": "Cette page et le serveur sont de versions différentes. Rechargez la page.",
    "wrong-program": "Cela appartient à un autre programme : le serveur ne l’a pas pris.",
    "not-signed-in": "Votre session est terminée. Connectez-vous pour continuer.",
    "wrong-password": "Le nom et le mot de passe ne vont pas ensemble. Vérifiez les deux.",
    "password-guessable": "Qui connaît le programme devinerait ce mot de passe. Prenez-en un autre.",
    "sign-in-again": "Le serveur redemande votre mot de passe avant de faire cela.",
    "last-admin":
      "Plus personne ne pourrait donner accès à d’autres. Créez d’abord un autre compte d’administration.",
    "settings-changed":
      "Quelqu’un d’autre a changé le programme entre-temps. Relisez-le, puis enregistrez encore une fois.",
    "days-fixed":
      "Des entrées sont déjà comptées selon ces jours : le fuseau horaire et le début de la journée restent.",
    "site-missing":
      "Un point de service ne peut pas être enlevé, car des entrées peuvent le nommer. Retirez-le du choix.",
    revoked: "L’accès de ce téléphone a été coupé.",
    "not-allowed": "Votre compte ne permet pas cela.",
    "wrong-origin":
      "Le serveur a pris cela pour une demande d’un autre site. Ouvrez Satchel à sa propre adresse.",
    "code-not-valid": "Ce lien a déjà servi, est trop ancien ou n’est pas entier. Demandez-en un nouveau.",
    "not-found": "Le serveur n’a plus rien de ce nom.",
    "method-not-allowed": "Cette page et le serveur sont de versions différentes. Rechargez la page.",
    "number-taken": "Ce journal appartient à un autre téléphone : le serveur ne l’a pas pris.",
    "already-set-up": "Ce serveur a déjà son programme. Connectez-vous plutôt.",
    "not-set-up": "Ce serveur n’a pas encore de programme.",
    "name-taken": "Un autre compte porte ce nom. Choisissez-en un différent.",
    "cursor-unknown": "Les totaux du serveur ont été remplacés. Lisez-les de nouveau.",
    "too-large": "C’est plus que ce que le serveur prend en une fois.",
    "wrong-type": "Cette page et le serveur sont de versions différentes. Rechargez la page.",
    "too-fast": "Trop d’essais. Attendez une minute, puis réessayez.",
    unexpected:
      "Quelque chose a échoué sur le serveur. Réessayez ; si cela continue, prévenez qui s’en occupe.",
    unavailable:
      "Le serveur ne peut rien garder pour le moment, et n’a rien gardé à moitié. Réessayez plus tard.",
  },
  waiting: "Un instant …",

  signInTitle: "Se connecter",
  signInIntro:
    "Pour qui dirige le programme ou en lit les totaux. Pour noter, un téléphone n’a pas besoin de compte.",
  account: "Nom",
  accountHint: "Un nom pour le compte, par exemple « bureau ». Ce n’est pas forcément celui d’une personne.",
  accountMissing: "Écrivez un nom, de 40 caractères au plus.",
  password: "Mot de passe",
  passwordHint: "Au moins 12 caractères de toute sorte. Une phrase convient. Vous pouvez le coller.",
  passwordShort: "Prenez au moins 12 caractères.",
  passwordLong: "Prenez 200 caractères au plus.",
  passwordMissing: "Écrivez le mot de passe.",
  showPassword: "Afficher le mot de passe",
  signIn: "Se connecter",
  recordHere: "Noter sur cet appareil",
  notSetUpTitle: "Pas encore de programme ici",
  notSetUp:
    "Ce serveur n’a pas de programme. Ouvrez le lien d’installation qu’il a affiché à son dernier démarrage. S’il est perdu, « npm run set-up-link » sur le serveur en affiche un nouveau.",

  setUpTitle: "Créer le programme",
  setUpIntro:
    "Les téléphones qui rejoignent le programme prennent leurs réglages ici. Rien de cela ne va ailleurs, et aucun courriel n’est nécessaire.",
  noCode:
    "Cette page a besoin du lien d’installation entier, avec ce qui suit le signe #. Copiez le lien encore une fois. Un lien ne sert qu’une fois ; « npm run set-up-link » sur le serveur en affiche un nouveau.",
  checkFields: "Pas encore créé. Ce que vous avez écrit est toujours là :",
  programPart: "Le programme",
  programName: "Nom du programme",
  programNameHint: "Figure sur les téléphones et dans les tableaux pour les financeurs.",
  sitesPart: "Points de service",
  sitesIntro:
    "Là où le programme travaille. Les téléphones les proposent ; un nom que votre équipe emploie, jamais une adresse. Le code figure dans les tableaux.",
  siteName: (number) => `Nom du point de service ${number}`,
  siteCode: (number) => `Code du point de service ${number}`,
  siteModel: (number) => `Type du point de service ${number}`,
  siteNameMissing: "Écrivez un nom pour le point de service, par exemple « Quai ».",
  siteNameUnfit: "Écrivez le nom du point de service sur une ligne, en 80 caractères au plus.",
  siteCodeUnfit: "Prenez jusqu’à 32 majuscules, chiffres et traits d’union.",
  siteCodeTaken: "Un autre point de service porte ce code.",
  siteRetired: (number, code) => `Ne plus proposer le point de service ${number} (${code})`,
  siteRetiredHint: "Les téléphones ne le proposent plus. Ce qui y a été noté reste.",
  sitePrivate: (number) => `Ne pas mettre le nom du point de service ${number} sur les téléphones`,
  sitePrivateKnown: (code) =>
    `Pour un lieu qui ne doit pas être trouvé. Les téléphones ne reçoivent alors que son code, qui reste ${code}. S’il trahit le lieu, ne proposez plus ce point de service et ajoutez-en un autre.`,
  sitePrivateHint:
    "Pour un lieu qui ne doit pas être trouvé, comme un refuge. Les téléphones ne reçoivent que son code : prenez-en un qui ne trahit pas le lieu.",
  addSite: "Ajouter un point de service",
  removeSite: (number) => `Retirer le point de service ${number}`,
  asksPart: "Ce que les téléphones demandent en toutes lettres",
  asksIntro:
    "Ne rien demander est le plus sûr : des mots peuvent mener à une personne, et qui détient le serveur peut les lire.",
  custodyPart: "Qui peut relire sur un téléphone",
  custodyIntro:
    "Ce qu’un téléphone a scellé pour le programme, personne ne le lit sur le téléphone. Mais pour corriger, chaque soirée y reste lisible un temps, fermée par :",
  custody: "Le carnet du jour est fermé par",
  custodies: {
    device: "Une clé sur le téléphone",
    memory: "Seulement tant que Satchel est ouvert",
    passphrase: "Une phrase secrète",
  },
  custodyHints: {
    device:
      "Rien à retenir, mais ce n’est qu’un rideau : qui démonte le téléphone peut lire la soirée, même une fois finie.",
    memory:
      "Rien sur le téléphone n’ouvre la soirée une fois Satchel fermé ou verrouillé ; on ne peut alors plus relire non plus.",
    passphrase:
      "Cinq mots ou plus que chacun écrit pour relire ; sans eux personne ne le peut, et personne ne peut les remplacer.",
  },
  bookDays: "Combien de temps il reste lisible",
  bookDaysOptions: { "0": "Jusqu’à la fin de la journée", "7": "7 jours", "30": "30 jours" },
  accountPart: "Votre compte",
  accountIntro:
    "Avec lui, vous voyez les totaux, invitez des téléphones et corrigez des entrées. Personne ne peut lire le mot de passe, donc personne ne peut vous le renvoyer.",
  setUp: "Créer le programme",
  alreadySetUpTitle: "Créer un compte",
  alreadySetUpIntro:
    "Ce serveur a déjà son programme. Un lien ne sert qu’une fois : si celui-ci est encore valable, il crée un compte de plus, qui peut tout faire.",
  makeAccount: "Créer le compte",
  accountTitle: "Votre compte",
  invitedIntro: "On vous a invité au programme. Choisissez un nom et un mot de passe.",
  noInviteCode:
    "Cette page a besoin du lien entier de l’invitation, avec ce qui suit le signe #. Copiez-le encore une fois.",
};
