import type { protection as english } from "../en/protection.ts";

export const protection: typeof english = {
  title: "Ce qui est protégé ou non",
  intro: "À lire une fois avant de s’y fier. Chaque phrase de cette page est vérifiée par un test.",
  back: "Retour",
  protects: "Ce qui est protégé",
  doesNot: "Ce qui n’est pas protégé",
  claims: {
    noNames:
      "Rien ici ne demande le nom, l’adresse ou la position des personnes que vous rencontrez. Ce qui n’a jamais été écrit ne peut pas être trouvé.",
    ownAddressOnly: "Satchel parle à l’adresse où vous l’avez ouvert, et à aucune autre.",
    noPosition: "La page n’a pas le droit de demander où se trouve le téléphone.",
    hides: "L’œil dans le coin couvre aussitôt l’écran d’un calendrier.",
    sealed:
      "Sur le téléphone d’un programme, ce que vous enregistrez est scellé pour le serveur du programme. Le téléphone lui-même ne peut plus l’ouvrir.",
    allSent: "Le téléphone d’un programme ne dit « Tout est envoyé » que quand le serveur a tout confirmé.",
    locks:
      "Un téléphone verrouillé continue de noter. De ce qu’il a noté, il montre seulement combien est envoyé, combien attend ou est à vérifier, et de quels jours.",
    curtain:
      "Un verrou sans phrase secrète est un rideau : un geste l’ouvre. Il sert contre les regards, pas contre qui prend le téléphone.",
    onDisk:
      "Sur un téléphone qui travaille seul, quiconque ouvre le téléphone, ou son disque en laboratoire, peut lire ce qui a été noté, sauf s’il a une phrase secrète. De ce qui a été noté avant elle, des traces peuvent rester.",
    note: "Une note, un code ou ce que quelqu’un a répondu à son sujet, là où un programme le demande, dit tout ce qui s’y trouve. Un code qu’une personne réutilise relie ses visites.",
    nickname:
      "Les noms sous lesquels on note, là où le programme en demande un, sont en clair sur le téléphone, chacun jusqu’à ce que Satchel soit ouvert sept jours ou plus après son dernier usage.",
    shift:
      "Tant qu’un quart est ouvert, une note en clair le dit : son jour et depuis quand, au quart d’heure près ; ni où ni qui. Elle part à la fin du quart. Un téléphone qui travaille seul garde la dernière tournée nommée.",
    notes:
      "Un fichier que vous apportez peut contenir des notes, des noms d’intervenants et des codes de participants. Ce que quelqu’un y a écrit est gardé sur ce téléphone.",
    totals:
      "Même derrière une phrase secrète, les totaux de chaque jour et de chaque mois restent lisibles sur un téléphone qui travaille seul : quoi, combien, sur quel site.",
    serverReads:
      "Le serveur du programme et les personnes responsables peuvent lire tout ce qu’un téléphone a envoyé, et de même quiconque détient les données du serveur. Ce qui est envoyé ne peut pas être repris d’ici.",
    memory:
      "Là où le programme veut la clé du carnet en mémoire seulement, une soirée ne peut plus être lue, corrigée ni annulée sur le téléphone une fois que Satchel a été fermé ou verrouillé.",
    settings:
      "Les réglages, et les noms des sites que le programme donne aux téléphones, sont en clair sur le téléphone. Un site que le programme garde privé n’y figure que par son code.",
    bookOnDevice:
      "Le carnet du jour, sur le téléphone d’un programme, est à côté de sa clé, sauf si le programme en a choisi autrement : quiconque a le téléphone peut le lire.",
    bag: "Ce que le sac devrait contenir, si l’un a été chargé, est en clair sur le téléphone : combien de chaque article, et les lots avec leur expiration ; ni où ni quand quelque chose a été remis.",
    week: "Sur le téléphone d’un programme, ce qui a été donné reste lisible, par article et par jour, sur les sept jours jusqu’au plus récent qui a une entrée.",
    marks:
      "Sur le téléphone d’un programme, le navigateur garde en clair que le téléphone appartient à un programme (un cookie le dit aussi), pendant un jour environ une clé avec laquelle il l’a rejoint, le jour où Satchel a été ouvert pour la dernière fois, et combien de fois tout ce qu’il contenait a été trouvé effacé. Un effacement les emporte aussi.",
    cookies:
      "Le serveur d’un programme laisse des cookies qu’un navigateur garde jusqu’à 400 jours : un auquel il reconnaît un téléphone, et un là où quelqu’un s’est connecté. Ni effacer Satchel ni se déconnecter ne les emporte. Effacer les données de ce site dans les réglages du navigateur, si.",
    traces:
      "Retirer n’est pas détruire : après un effacement, un laboratoire peut encore trouver sur le disque des traces de ce qui était lisible.",
    sendsClosed:
      "Sur Android, le téléphone d’un programme peut envoyer ce qui attend après que Satchel est fermé : scellé comme il est gardé, à la même adresse.",
    newVersions:
      "Les nouvelles versions de l’application viennent de l’adresse que vous avez ouverte. Qui contrôle ce serveur pourrait changer ce que fait l’application.",
  },
};
