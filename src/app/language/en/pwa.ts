export const pwa = {
  title: "On the home screen",
  why: "Put Satchel on the home screen: it opens like any app, without a connection, and the browser is less likely to remove its records.",
  isInstalled: "Satchel was opened from the home screen.",
  install: "Put Satchel on the home screen",
  iphone: "iPhone and iPad",
  iphoneSteps: [
    "Open this page in Safari.",
    "Tap Share: the square with an arrow pointing up.",
    "Tap “Add to Home Screen”.",
    "Leave “Open as Web App” on, and tap Add.",
  ],
  iphoneApart:
    "Do this before you record: on an iPhone, the app on the home screen and the page in Safari keep separate records.",
  android: "Android",
  androidSteps: [
    "Open this page in Chrome.",
    "Tap the three dots.",
    "Tap “Add to home screen”, then “Install”.",
  ],
  opensOffline: "Satchel opens without a connection.",
  notYetOffline:
    "Satchel isn't ready to open without a connection yet. Stay online a moment, then open it again.",
  tryIt: "To be sure, switch on aeroplane mode and open Satchel.",
  updates: {
    waiting: { isReady: "A new version of Satchel is on this phone.", take: "Start the new version" },
    replaced: { isReady: "A newer Satchel runs in another tab.", take: "Start it here too" },
  },
  unsavedIsLost: "What isn't saved is lost when it starts: write it down first.",
  saveBeforeUpdate: "Something isn't done yet. Look under “Record” and “Today” first.",
};
