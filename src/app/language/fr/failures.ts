import type { failures as english } from "../en/failures.ts";

export const failures: typeof english = {
  save: {
    "storage-full":
      "Pas enregistré : ce téléphone n’a plus de place. Ce qui était enregistré avant est en sûreté. Supprimez des photos ou des applications, puis enregistrez de nouveau.",
    "storage-blocked":
      "Pas enregistré : Satchel est occupé dans un autre onglet. Ce qui était enregistré avant est en sûreté. Fermez l’autre onglet, puis enregistrez de nouveau.",
    "storage-lost":
      "Pas enregistré : le téléphone a fermé la mémoire de Satchel. Ce qui était enregistré avant est en sûreté. Enregistrez de nouveau ; si cela n’aide pas, rouvrez Satchel.",
    "storage-slow":
      "Le téléphone n’a pas répondu : on ne sait pas encore si c’est enregistré. Enregistrez de nouveau : ce sera gardé une seule fois, même après plusieurs touches.",
    "database-newer":
      "Pas enregistré : un Satchel plus récent est ouvert dans un autre onglet. Ce qui était enregistré avant est en sûreté. Fermez cet onglet et continuez dans l’autre.",
    "database-deleted":
      "Pas enregistré : les données de Satchel ont été effacées de ce téléphone, par un autre onglet ou par le navigateur. Rouvrez Satchel.",
    "record-unknown": "Rien n’a changé : cette entrée n’est pas sur ce téléphone.",
    "changed-since":
      "Rien n’a été annulé : l’entrée a changé entre-temps. Ouvrez-la pour voir ce qu’elle dit maintenant.",
    unreadable:
      "Pas enregistré : cette version n’arrive pas à lire quelque chose de plus ancien. Rien n’y a été changé. Mettez Satchel à jour, puis enregistrez de nouveau.",
    unexpected:
      "Pas enregistré : le navigateur a refusé sans dire pourquoi. Ce qui était enregistré avant est en sûreté. Enregistrez de nouveau ; si cela n’aide pas, rouvrez Satchel.",
  },
  open: {
    hanging:
      "Le navigateur n’a pas répondu. Ce qui était enregistré est toujours sur ce téléphone. Rechargez cette page.",
    blocked:
      "Un Satchel plus ancien est ouvert dans un autre onglet. Ce qui était enregistré est en sûreté. Fermez l’autre onglet, puis réessayez.",
    "database-newer":
      "Les données de ce téléphone ont été écrites par un Satchel plus récent. Elles sont en sûreté. Connectez-vous et rouvrez Satchel pour le mettre à jour.",
    unavailable:
      "Le navigateur ne laisse Satchel rien garder ici. Une fenêtre privée en est souvent la raison. Rien n’a été changé. Ouvrez Satchel dans une fenêtre ordinaire.",
  },
  returnProblem: {
    "no-container-size":
      "On ne sait pas combien ce contenant peut contenir. Choisissez-en un autre, ou estimez à l’œil.",
    "not-a-container-count": "Écrivez combien de contenants : 1 ou plus.",
    "tare-above-gross": "Le contenant vide pèse plus que le plein. Vérifiez les deux poids.",
    zero: "Cela ne fait aucune seringue. Vérifiez les nombres.",
    "too-many": "C’est plus que ce qu’un seul retour peut contenir. Partagez-le en deux.",
  },
};
