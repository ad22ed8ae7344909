import type { failures as english } from "../en/failures.ts";

export const failures: typeof english = {
  save: {
    "storage-full":
      "Pas enregistré : ce téléphone n’a plus de place. Ce qui était enregistré avant est en sûreté. Supprimez des photos ou des applications, puis enregistrez de nouveau.",
    "storage-blocked":
      "Pas enregistré : Satchel est occupé dans un autre onglet. Ce qui était enregistré avant est en sûreté. Fermez l’autre onglet, puis enregistrez de nouveau.",
    "storage-lost":
      "Le téléphone a fermé la mémoire de Satchel : on ne sait pas encore si c’est enregistré. Enregistrez de nouveau : ce sera gardé une seule fois, même après plusieurs touches. Si cela n’aide pas, rouvrez Satchel.",
    "storage-slow":
      "Le téléphone n’a pas répondu : on ne sait pas encore si c’est enregistré. Enregistrez de nouveau : ce sera gardé une seule fois, même après plusieurs touches.",
    "database-newer":
      "Pas enregistré : un Satchel plus récent est ouvert dans un autre onglet. Ce qui était enregistré avant est en sûreté. Notez ceci à nouveau dans l’autre onglet, puis fermez celui-ci.",
    "database-deleted":
      "Pas enregistré : les données de Satchel ont été effacées de ce téléphone, par un autre onglet ou par le navigateur. Rouvrez Satchel.",
    "record-unknown": "Rien n’a changé : cette entrée n’est pas sur ce téléphone.",
    "changed-since":
      "Rien n’a été défait : l’entrée a changé entre-temps. Ouvrez-la pour voir ce qu’elle dit maintenant.",
    "voided-since":
      "Pas enregistré : cette entrée a été annulée dans un autre onglet après que vous l’avez ouverte. Rouvrez-la : l’enregistrer là la fait compter de nouveau.",
    unreadable:
      "Pas enregistré : cette version n’arrive pas à lire quelque chose de plus ancien. Rien n’y a été changé. Mettez Satchel à jour, puis enregistrez de nouveau.",
    unexpected:
      "Pas enregistré, et Satchel ne sait pas pourquoi. Ce qui était enregistré avant est en sûreté. Enregistrez de nouveau ; si cela n’aide pas, rouvrez Satchel.",
  },
  read: {
    noAnswer:
      "La mémoire de ce téléphone ne répond pas : ceci ne peut pas être affiché. Rien n’a été changé. Réessayez ; si cela n’aide pas, ouvrez Satchel de nouveau.",
    newer:
      "Un Satchel plus récent a écrit ceci. Rien n’y a été touché. Ouvrez Satchel de nouveau pour le mettre à jour.",
    deleted:
      "Un autre onglet ou le navigateur a retiré les entrées de Satchel de ce téléphone. Ouvrez Satchel de nouveau.",
    unreadable:
      "Cette version ne sait pas lire quelque chose d’enregistré plus tôt. Rien n’y a été touché. Mettez Satchel à jour, puis réessayez.",
  },
  change: {
    "storage-full":
      "Ce téléphone n’a plus de place : rien n’a été changé. Ce qui était enregistré est en sûreté. Supprimez des photos ou des applications, puis recommencez.",
    "storage-blocked":
      "Satchel est occupé dans un autre onglet : rien n’a été changé. Ce qui était enregistré est en sûreté. Fermez l’autre onglet, puis recommencez.",
    "storage-slow":
      "Le téléphone n’a pas répondu : on ne sait pas encore si c’est fait. Recommencez : ce n’est fait qu’une fois, même si vous touchez plusieurs fois.",
    "storage-lost":
      "Le téléphone a fermé la mémoire de Satchel, et on ne sait pas encore si c’est fait. Recommencez : ce n’est fait qu’une fois, même si vous touchez plusieurs fois. Si cela n’aide pas, ouvrez Satchel de nouveau.",
    unreadable:
      "Cette version n’arrive pas à lire quelque chose de plus ancien : rien n’a été changé. Mettez Satchel à jour, puis recommencez.",
    unexpected:
      "Rien n’a été changé, et Satchel ne sait pas pourquoi. Ce qui était enregistré est en sûreté. Recommencez ; si cela n’aide pas, rouvrez Satchel.",
  },
  open: {
    hanging:
      "Le navigateur n’a pas répondu. Ce qui était enregistré est toujours sur ce téléphone. Rechargez cette page.",
    blocked:
      "Un Satchel plus ancien est ouvert dans un autre onglet. Ce qui était enregistré est en sûreté. Fermez l’autre onglet, puis réessayez.",
    "database-newer":
      "Les données de ce téléphone ont été écrites par un Satchel plus récent. Elles sont en sûreté. Connectez-vous et rouvrez Satchel pour le mettre à jour.",
    "insecure-address":
      "Satchel n’enregistre qu’à une adresse qui commence par https://, ou sur l’appareil qui l’héberge. Rien n’a changé. Ouvrez-le à son adresse https.",
    unavailable:
      "Le navigateur ne laisse Satchel rien garder ici. Une fenêtre privée en est souvent la raison. Rien n’a été changé. Ouvrez Satchel dans une fenêtre ordinaire.",
  },
  returnProblem: {
    "no-container-size":
      "On ne sait pas combien ce contenant peut contenir. Choisissez-en un autre, ou estimez à l’œil.",
    "not-a-container-count": "Écrivez combien de contenants : 1 ou plus.",
    "tare-above-gross": "Le contenant vide pèse plus que le plein. Vérifiez les deux poids.",
    zero: "Cela ne fait aucune seringue. Vérifiez les nombres.",
    "too-many": "C’est plus que ce qu’un seul retour peut contenir. Partagez-le en deux.",
  },
  closed: {
    "database-newer":
      "Un Satchel plus récent est ouvert dans un autre onglet : cette page ne peut plus rien enregistrer. Ce qui était enregistré est en sûreté. Notez ce qui ne l’est pas, puis rouvrez Satchel ici.",
    "database-deleted":
      "Les données de Satchel ont été effacées de ce téléphone, par un autre onglet ou par le navigateur. Cette page n’en montre rien et ne peut plus rien enregistrer. Rouvrez Satchel, ou fermez cette page.",
  },
  shiftFile: {
    "missing-key": "Il manque quelque chose qui doit être ici.",
    "unknown-key": "Satchel ne connaît pas ce mot.",
    "unknown-kind": "Satchel ne connaît pas cette sorte d’entrée.",
    "wrong-type": "Ce n’est pas écrit comme une entrée.",
    "wrong-form": "Ce n’est pas écrit comme il le faut.",
    "not-one-of": "Ce n’est pas un des mots qui peuvent être ici.",
    "out-of-range": "Ce nombre est trop petit, trop grand ou n’est pas entier.",
    "too-many": "Il y en a plus qu’une entrée ne peut contenir.",
    "too-large": "C’est plus qu’une entrée ne peut contenir.",
    "newer-schema":
      "Un Satchel plus récent a écrit ceci. Mettez celui-ci à jour, puis importez de nouveau le fichier.",
    contradiction: "Deux choses ici ne peuvent pas être vraies ensemble.",
    "more-than-a-year": "Ces totaux couvrent plus d’un an. Divisez-les en périodes plus courtes.",
    "file-too-long":
      "Le fichier est plus long que permis. Rien n’a été lu à partir de cette ligne. Partagez-le en deux.",
    "line-too-long": "Cette ligne est plus longue que permis.",
    "not-utf-8": "Satchel ne peut pas lire ce texte. Enregistrez le fichier en UTF-8.",
    "not-json": "Ce n’est pas une ligne d’un fichier Satchel.",
    "no-program": "Rien avant cette ligne ne dit de quel programme elle vient.",
    "not-a-day": "Ce n’est pas un jour, écrit comme 2026-09-08.",
    "not-a-time": "Ce n’est pas une heure, écrite comme 21:30.",
    "not-a-site": "Ce ne peut pas être le code d’un point de service.",
    "not-a-decimal": "Ce n’est pas un nombre, par exemple 2.5.",
    "item-or-kit": "Il faut ici un article ou une trousse : l’un des deux, pas les deux.",
    "unknown-item": "Cet article n’est pas dans le catalogue.",
    "unknown-kit": "Cette trousse n’est pas dans le catalogue.",
    "unknown-service": "Ce service n’est pas dans le catalogue.",
    "unknown-referral": "Cette orientation n’est pas dans le catalogue.",
    "unknown-step": "Ce petit pas n’est pas dans le catalogue.",
    "not-a-container": "On ne sait pas combien cet article peut contenir.",
    "supply-without-naloxone": "Première ou remplacement ne se dit que de la naloxone.",
    "reason-without-refill": "Une raison ne peut aller qu’avec un remplacement.",
    "tare-above-gross": "Le contenant vide pèse plus que le plein.",
    "return-of-nothing": "Cela ne fait aucune seringue.",
    "same-id-other-content": "Une autre ligne a le même id et dit autre chose.",
  },
};
