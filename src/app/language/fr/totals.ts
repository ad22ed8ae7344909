import type { totals as english } from "../en/totals.ts";
import { plural } from "../plural.ts";

export const totals: typeof english = {
  title: "Totaux",
  givenBack: "Un mois en mots, à imprimer",
  period: "Période",
  periods: {
    day: "Jour",
    week: "Semaine",
    month: "Mois",
    quarter: "Trimestre",
    "fiscal-year": "Exercice",
    year: "Année",
    custom: "Du – au",
  },
  quarterLabel: (quarter, year) => `Trimestre ${quarter} de l’exercice ${year}`,
  fiscalYearLabel: (year) => `Exercice ${year}`,
  before: (label) => `Période précédente : ${label}`,
  after: (label) => `Période suivante : ${label}`,
  from: "Premier jour",
  to: "Dernier jour",
  daysInOrder: "Le dernier jour est avant le premier. Changez l’un des deux.",
  dayMissing: "Choisissez un jour dans le calendrier.",
  sites: "Points de service",
  allSites: "Tous les points de service",
  chosenSites: (names) => `Seulement ${names}`,

  nothing: "Rien n’est noté pour cette période.",
  nothingAction: "Choisissez une autre période, ou notez un contact.",
  compared: (label) => `À côté de chaque nombre : ${label}.`,
  was: (before) => `${before} avant`,
  noneBefore: "aucun avant",

  figures: {
    contacts: "Contacts",
    people: "Personnes présentes",
    forOthers: "Pour d’autres",
    new: "Première fois",
    returning: "Déjà venues",
    syringesOut: "Seringues distribuées",
    needlesOut: "Aiguilles distribuées",
    naloxoneDoses: "Doses de naloxone",
    returnedCounted: "Seringues usagées récupérées, comptées",
    returnedEstimated: "Seringues usagées récupérées, estimées",
    reversals: "Surdoses rapportées",
    reversalsSurvived: "Ont survécu",
    reversalDoses: "Doses utilisées lors de surdoses",
    groups: "Groupes",
    heads: "Personnes dans les groupes",
    shiftsClosed: "Quarts terminés",
    shiftsEmpty: "Dont sans rien à noter",
    shiftHours: "Heures de quart",
  },
  hints: {
    people: "Qui vient deux fois compte deux fois",
    forOthers: "Personnes pour qui du matériel a été pris",
    needlesOut: "Seules, et celles des seringues",
    returnedEstimated: "Selon la personne, à l’œil, par contenant ou poids",
  },
  dosesNotKnownFor: (count: number) =>
    plural("fr", count, { one: "Inconnu pour # surdose", other: "Inconnu pour # surdoses" }),
  hoursNotKnownFor: (count: number) =>
    plural("fr", count, { one: "Inconnu pour # quart", other: "Inconnu pour # quarts" }),

  name: "Quoi",
  count: "Nombre",
  countBefore: "Avant",
  kits: "Trousses",
  kitVersion: (name, version) => `${name} (recette ${version})`,
  collected: "Recueilli",
  returns: "Récupérées, selon la façon de compter",
  disposed: "Parties à la destruction, selon la façon de compter",
  services: "Services",
  referrals: "Orientations",
  referral: (name, outcome) => `${name} : ${outcome}`,
  steps: "Petits pas",
  groups: "Groupes",
  refillReasons: "Raisons des remplacements de naloxone, en doses",
  reversals: "Surdoses, selon l’issue",
  untallied: "Sorti sans être noté, pas dans les nombres ci-dessus",
  stockDifferences: "Inventaire : trouvé moins attendu, et pertes",
  difference: (name, reason) => `${name} : ${reason}`,
  stockReasons: {
    expired: "périmé",
    damaged: "endommagé",
    recalled: "rappelé",
    lost: "perdu",
    stolen: "volé",
    confiscated: "pris par la police",
    count_correction: "correction d’un décompte",
    unknown: "raison inconnue",
  },
  bySite: "Contacts par point de service",

  unknownItems: (codes) =>
    `Ces articles viennent d’un catalogue plus récent : ${codes}. Ils sont comptés, mais ce Satchel ne connaît pas leurs seringues, aiguilles ou doses. Mettez-le à jour.`,
  tallyTitle: "Totaux de périodes entières, venus d’ailleurs",
  tallyIntro:
    "Ils sont arrivés par fichier, pas contact par contact, et ne sont pas dans les nombres ci-dessus.",
  recordedHere: "Noté",
  fromTallies: "D’ailleurs",
  together: "Ensemble",
  outsideTitle: (count) =>
    plural("fr", count, {
      one: "# total couvre aussi des jours hors de cette période et n’est donc dans aucun de ses nombres :",
      other:
        "# totaux couvrent aussi des jours hors de cette période et ne sont donc dans aucun de ses nombres :",
    }),
  outside: (site, range) => `${site}, ${range}`,
  print: "Imprimer",

  exportTitle: "Tableaux pour un bailleur de fonds ou un tableur",
  exportIntro:
    "Ils contiennent exactement la période et les points de service ci-dessus. Les entrées annulées n’y sont pas.",
  format: "Pour",
  formats: {
    data: "Logiciels de données",
    comma: "Tableur, virgules",
    semicolon: "Tableur, points-virgules",
  },
  formatHints: {
    data: "UTF-8, virgule",
    comma: "Comme aux États-Unis, au Canada anglais, au Mexique",
    semicolon: "Comme en Espagne, en Argentine, en France, au Québec",
  },
  extras: "Aussi dans les tableaux d’entrées, seulement si coché",
  extraChoices: {
    worker: "Alias de l’intervenant·e",
    participantCode: "Code de la personne",
    note: "Remarque",
  },
  detail: "Détail, chaque entrée",
  summary: "Sommaire",
  shifts: "Quarts",
  stock: "Inventaire, chaque mouvement",
  reversalsTable: "Surdoses, en nombre",
  demographicsTable: "Réponses des personnes rencontrées, en nombre",
  writing: (done, total) =>
    `${plural("fr", done, { one: "#", other: "#" })} sur ${plural("fr", total, { one: "# contact", other: "# contacts" })}`,
  ready: (rows) =>
    `Prêt, avec ${plural("fr", rows, { one: "# ligne", other: "# lignes" })}. Le fichier qui finit par .about.json dit ce que contient le tableau.`,
  unreadable: (count) =>
    plural("fr", count, {
      one: "# entrée illisible pour cette version n’est pas dans le tableau.",
      other: "# entrées illisibles pour cette version ne sont pas dans le tableau.",
    }),
  cancelled: "Arrêté. Aucun tableau n’a été fait.",
};
