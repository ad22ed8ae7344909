export const shell = {
  close: "Close",
  hide: "Hide the screen",
  calendar: "Calendar",
  back: "Back",
  mainNavigation: "Main",
  record: "Record",
  today: "Today",
  totals: "Totals",
  settings: "Settings",
  somethingBroke: "This screen stopped.",
  somethingBrokeSafe:
    "What was saved is safe on this phone. What was on this screen and not saved has to be tapped again.",
  openAgain: "Open Satchel again",
  notFound: "There is nothing at this address.",
  goToRecord: "Record a contact",
  cantOpen: "Satchel can't open its records",
  tryAgain: "Try again",
};
