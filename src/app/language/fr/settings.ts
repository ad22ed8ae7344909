import type { settings as english } from "../en/settings.ts";
import { plural } from "../plural.ts";

export const settings: typeof english = {
  title: "Réglages",
  language: "Langue",
  languageFailed:
    "Cette langue n’est pas encore sur le téléphone. Connectez-vous une fois, puis choisissez-la de nouveau.",
  theme: "Lumière",
  themes: { auto: "Comme le téléphone", day: "Jour", night: "Nuit", red: "Rouge" },
  hand: "Quelle main ?",
  hands: { right: "Droite", left: "Gauche" },
  feel: "Sentir chaque appui",
  feels: { yes: "Oui", no: "Non" },
  program: "Nom, jours et heures",
  programSummary: (name, zone) => `${name} · ${zone}`,
  sites: "Points de service",
  siteCount: (count) => plural("fr", count, { one: "# point de service", other: "# points de service" }),
  factors: "Estimation des retours",
  factorsSummary: (perPound) => `${perPound} seringues par livre`,
  copies: "Copies de vos données",
  bag: "Le sac",
  bagSummary: "Ce qu’il devrait contenir, ce qui expire, ce qui est perdu",
  copiesSummary: "En garder une, ou en importer une",
  paper: "Feuilles papier",
  paperSummary: "En imprimer une, ou en reporter une",
  join: "Rejoindre un programme",
  joinSummary: "Avec un code de la personne responsable",
  lock: "Verrouiller, masquer, effacer",
  lockSummary: "Si d’autres regardent, ou prennent le téléphone",
  protection: "Ce qui est protégé ou non",
  practice: "Essai",
  practiceSummary: "Pour essayer : rien n’est gardé ni envoyé",
  phone: "Ce téléphone",
  phoneSummary: "Mémoire, écran d’accueil, version",
  privacyTitle: "Qui peut lire ceci",
  privacy:
    "Quiconque ouvre ce téléphone peut lire ce qui y est noté, sauf s’il a une phrase secrète. Rien n’en est sorti, sauf les copies ou tableaux que vous avez enregistrés ou partagés.",
  privacyDeleting:
    "Effacer dans un navigateur ne détruit pas : un laboratoire peut retrouver ce qui a été noté puis retiré. Ce qui n’a jamais été écrit ne peut pas être trouvé ; Satchel ne demande donc ni nom, ni adresse, ni position des personnes que vous rencontrez.",
  back: "Réglages",
  save: "Enregistrer",
  saved: "Enregistré sur ce téléphone.",
  nothingToSave: "Rien n’a été changé.",
  checkFields: "Pas encore enregistré. Ce que vous avez écrit est toujours là :",

  name: "Nom",
  nameHint:
    "Figure dans vos copies et tableaux. Le nom d’un programme ou d’une équipe, jamais d’une personne.",
  nameMissing: "Écrivez un nom, par exemple « Mon travail de rue ».",
  nameUnfit: "Écrivez le nom sur une ligne, en 80 caractères au plus.",
  zone: "Fuseau horaire",
  zoneNow: (zone) => `Les jours sont comptés à l’heure de ${zone}.`,
  zoneChange: "Changer le fuseau horaire",
  zoneSearch: "Cherchez une ville ou une région",
  zoneSearchHint: "Par exemple Toronto, Paris ou Montreal (sans accent).",
  zoneMatches: "Fuseaux horaires trouvés",
  zoneNone: "Aucun fuseau horaire ne porte ce nom. Essayez la grande ville la plus proche.",
  zoneMore: (count) =>
    plural("fr", count, { one: "# autre : continuez d’écrire.", other: "# autres : continuez d’écrire." }),
  dayStart: "Un jour commence à",
  dayStartHint: "À 04:00, ce que vous notez à 01:30 la nuit compte encore pour la soirée d’avant.",
  midnight: "00:00, minuit",
  weekStart: "Une semaine commence le",
  fiscalStart: "L’exercice financier commence",
  fiscalMonth: "Mois",
  fiscalDay: "Jour",
  precision: "Heure gardée avec une entrée",
  precisions: { none: "Aucune", part: "Partie du jour", hour: "L’heure" },
  precisionHints: { none: "Le jour seulement", part: "Par exemple « soir »", hour: "Par exemple 21:00" },
  keepsOld: "Ce que vous avez déjà enregistré garde son jour et son heure.",

  addSite: "Ajouter un point de service",
  siteName: "Nom du point de service",
  siteNameHint: "Un nom que votre équipe emploie, jamais une adresse.",
  siteNameTaken: (name) =>
    `Un autre point de service s’appelle déjà « ${name} ». Choisissez un nom qui les distingue.`,
  siteArea: "Secteur (peut rester vide)",
  siteAreaHint: "Un quartier ou une région pour vos rapports, jamais une adresse.",
  siteAreaUnfit: "Écrivez le secteur sur une ligne, en 80 caractères au plus.",
  siteModel: "Type de service",
  siteCode: (code) => `Code ${code}`,
  siteCodeHint: "Le code figure dans vos tableaux. Il reste le même quand vous changez le nom.",
  changeSite: (name) => `Changer ${name}`,
  change: "Changer",
  retire: "Ne plus proposer ce point de service",
  retireHint: "Ses entrées restent et sont comptées comme avant.",
  restore: "Proposer de nouveau ce point de service",
  retired: "N’est plus proposé",
  lastSite:
    "C’est le dernier point de service proposé. Ajoutez-en un autre avant de retirer celui-ci : il faut un lieu pour noter.",
  tooManySites: "Il y a de la place pour 500 points de service, et tout est pris.",

  factorsIntro:
    "Ce qui revient sans être compté est estimé d’après le poids ou le volume. Les estimations sont toujours montrées à part.",
  fieldProblem: (field, problem) => `${field} : ${problem}`,
  perPound: "Seringues usagées dans une livre",
  perKilogram: "Seringues usagées dans un kilogramme",
  perLitre: "Seringues usagées dans un litre",
  factorUnfit: "Écrivez un nombre au-dessus de 0, par exemple 281 ou 619,5.",
  factorTooLong: "Écrivez au plus 7 chiffres avant la virgule et 6 après.",
  factorsKeepOld: (version) =>
    `Un changement crée une nouvelle version (actuellement la version ${version}). Elle vaut pour ce que vous noterez ensuite ; ce qui est déjà enregistré garde les nombres avec lesquels il a été fait.`,
  shippedFactors: "Revenir aux nombres fournis avec Satchel",
  shippedFilledIn: "Les nombres fournis avec Satchel sont remplis. Enregistrez pour les utiliser.",

  storage: "Mémoire",
  storageKept: "Le navigateur a accepté de garder les données de Satchel.",
  storageNotKept:
    "Le navigateur n’a pas accepté de garder les données de Satchel : il peut les retirer si le téléphone manque de place, ou si Satchel n’est pas ouvert pendant des jours. Gardez une copie de temps en temps.",
  storageUnknown:
    "Ce navigateur ne dit pas s’il garde les données de Satchel. Gardez une copie de temps en temps.",
  saveCopy: "Où enregistrer une copie",
  askToKeep: "Demander de les garder",
  stillNotKept: "Le navigateur a refusé pour l’instant. Mettre Satchel sur l’écran d’accueil aide souvent.",
  storageNearlyFull: (percent) =>
    `La place de ce téléphone pour Satchel est presque pleine : ${percent} % sont pris. Supprimez des photos ou des applications, pour que ce que vous notez trouve encore sa place.`,
  storageUsed: (used, available) => `Satchel occupe ${used} des ${available} qu’il peut utiliser.`,
  storageUsedUnknown: "Ce navigateur ne dit pas combien de place il reste.",
  storedRecords: (count) =>
    plural("fr", count, {
      one: "# entrée se trouve sur ce téléphone.",
      other: "# entrées se trouvent sur ce téléphone.",
    }),
  check: "Vérifier les données",
  checkIntro:
    "Additionne de nouveau toutes les entrées de ce téléphone et les compare aux totaux que Satchel montre. La vérification ne change rien.",
  checkStart: "Vérifier les données",
  checking: "Vérification en cours. Vous pouvez continuer d’utiliser Satchel.",
  checkGood: (count) => `Tout concorde : ${plural("fr", count, { one: "# entrée", other: "# entrées" })}.`,
  checkMiscounted: (count) =>
    plural("fr", count, {
      one: "# total ou liste ne correspond pas à la somme des entrées.",
      other: "# totaux ou listes ne correspondent pas à la somme des entrées.",
    }),
  checkMend: "Les entrées elles-mêmes sont intactes. Comptez de nouveau pour corriger cela.",
  countAgain: "Compter de nouveau",
  checkDamaged: (count) =>
    plural("fr", count, {
      one: "# changement enregistré d’une entrée manque ou n’est pas ce qui a été enregistré. Satchel le laisse tel quel. Gardez maintenant une copie de vos données et conservez-la.",
      other:
        "# changements enregistrés d’entrées manquent ou ne sont pas ce qui a été enregistré. Satchel les laisse tels quels. Gardez maintenant une copie de vos données et conservez-la.",
    }),
  checkFailed:
    "La vérification n’est pas arrivée à son terme. Rien n’a été changé. Fermez les autres onglets de Satchel, puis vérifiez de nouveau.",
  version: "Version",
  versionIs: (version) => `Satchel ${version}`,
};
