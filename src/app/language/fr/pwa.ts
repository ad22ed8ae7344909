import type { pwa as english } from "../en/pwa.ts";

export const pwa: typeof english = {
  title: "Sur l’écran d’accueil",
  why: "Mettez Satchel sur l’écran d’accueil : il s’ouvre comme toute application, sans connexion, et le navigateur risque moins de retirer ses données.",
  isInstalled: "Satchel a été ouvert depuis l’écran d’accueil.",
  install: "Mettre Satchel sur l’écran d’accueil",
  iphone: "iPhone et iPad",
  iphoneSteps: [
    "Ouvrez cette page dans Safari.",
    "Touchez Partager : le carré avec une flèche vers le haut.",
    "Touchez « Sur l’écran d’accueil ».",
    "Laissez « Ouvrir comme app web » activé, puis touchez Ajouter.",
  ],
  iphoneApart:
    "Faites-le avant de noter : sur un iPhone, l’application de l’écran d’accueil et la page de Safari gardent des données séparées.",
  android: "Android",
  androidSteps: [
    "Ouvrez cette page dans Chrome.",
    "Touchez les trois points.",
    "Touchez « Ajouter à l’écran d’accueil », puis « Installer ».",
  ],
  opensOffline: "Satchel s’ouvre sans connexion.",
  notYetOffline:
    "Satchel n’est pas encore prêt à s’ouvrir sans connexion. Restez en ligne un moment, puis rouvrez-le.",
  tryIt: "Pour en être sûr, activez le mode avion et ouvrez Satchel.",
  updates: {
    waiting: {
      isReady: "Une nouvelle version de Satchel est sur ce téléphone.",
      take: "Lancer la nouvelle version",
    },
    replaced: {
      isReady: "Un Satchel plus récent est ouvert dans un autre onglet.",
      take: "Le lancer ici aussi",
    },
  },
  unsavedIsLost: "Ce qui n’est pas enregistré sera perdu au lancement : notez-le d’abord.",
  saveBeforeUpdate:
    "Quelque chose n’est pas terminé. Regardez d’abord sous « Noter » et sous « Aujourd’hui ».",
};
