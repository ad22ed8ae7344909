/** Which sentence is held by which test: src/app/protection/claims.ts. */
export const protection = {
  title: "What this protects and what it doesn't",
  intro: "Read this once before you rely on it. Each sentence here is checked by a test.",
  back: "Back",
  protects: "What it protects",
  doesNot: "What it doesn't protect",
  claims: {
    noNames:
      "Nothing here asks for a name, an address or a position of the people you meet. What was never written down can't be found.",
    ownAddressOnly: "Satchel talks to the address you opened it at, and to no other.",
    noPosition: "The page isn't allowed to ask where the phone is.",
    hides: "The eye in the corner covers the screen with a calendar at once.",
    sealed:
      "On a program's phone, what you save is sealed for the program's server. The phone itself can't open it again.",
    allSent: "A program's phone says “All sent” only when the server has confirmed everything.",
    locks:
      "A locked phone records on. Of what it recorded it shows only how much was sent, how much waits or needs a look, and from which days.",
    curtain:
      "A lock without a passphrase is a curtain: a tap opens it. It is for eyes, not for anybody who takes the phone.",
    onDisk:
      "On a phone that works alone, whoever opens the phone, or its disk in a laboratory, can read what was recorded, unless it has a passphrase. What was recorded before the passphrase was set may stay in traces.",
    note: "A note, a code or what somebody answered about themselves, where a program asks for it, tells whatever is in it. A code that a person uses again links their visits.",
    nickname:
      "The names that people record under, where the program asks for one, lie in clear on the phone, each until Satchel is opened seven days or more after it was last used.",
    shift:
      "While a shift is open, a note in clear says so: its day, and since when to the quarter of an hour; neither where nor who. It goes when the shift ends. A phone that works alone keeps the route that was named last.",
    notes:
      "A file that you bring in can hold notes, names of workers and codes of participants. What somebody wrote there is kept on this phone.",
    totals:
      "Behind a passphrase, too, the totals of each day and month stay readable on a phone that works alone: what, how much, at which site.",
    serverReads:
      "The program's server and its leads can read everything that a phone has sent, and so can whoever holds the server's data. What was sent can't be taken back from here.",
    memory:
      "Where the program wants the key of the book in memory only, an evening can't be read, corrected or taken back on the phone once Satchel was closed or locked.",
    settings:
      "Settings, and the names of sites that the program gives to phones, lie in clear on the phone. A site that the program keeps private goes by its code.",
    bookOnDevice:
      "The book of the day on a program's phone lies, unless the program chose otherwise, beside its key: whoever has the phone may read it.",
    bag: "What the bag should hold, where one was loaded, lies in clear on the phone: how many of each item, and lots with their expiry; neither where nor when something was handed out.",
    week: "On a program's phone, what was handed out stays readable, by item and day, for the seven days up to the newest that has an entry.",
    marks:
      "On a program's phone, the browser keeps in clear that the phone belongs to a program (a cookie says so too), a key from joining for about a day, the day on which Satchel was last opened, and how often everything on it was found deleted. A wipe takes these along.",
    cookies:
      "A program's server leaves cookies that a browser keeps for up to 400 days: one that it knows a phone by, and one in a browser in which somebody signed in. Neither a wipe nor signing out takes them along. Removing this site's data in the browser's settings does.",
    traces:
      "Removing doesn't destroy: after a wipe, a laboratory may still find traces of what was readable on the disk.",
    sendsClosed:
      "On Android, a program's phone may send what waits after Satchel was closed: sealed as it lies there, to the same address.",
    newVersions:
      "New versions of the app come from the address you opened. Whoever controls that server could change what the app does.",
  },
};
