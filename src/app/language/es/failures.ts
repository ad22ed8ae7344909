import type { failures as english } from "../en/failures.ts";

export const failures: typeof english = {
  save: {
    "storage-full":
      "No se guardó: el teléfono no tiene espacio. Lo guardado antes está a salvo. Borre fotos o aplicaciones y guarde de nuevo.",
    "storage-blocked":
      "No se guardó: Satchel está ocupado en otra pestaña. Lo guardado antes está a salvo. Cierre la otra pestaña y guarde de nuevo.",
    "storage-lost":
      "El teléfono cerró el almacenamiento de Satchel y aún no se sabe si esto se guardó. Guarde de nuevo: queda una sola vez, aunque toque varias veces. Si no ayuda, abra Satchel otra vez.",
    "storage-slow":
      "El teléfono no ha respondido y aún no se sabe si esto se guardó. Guarde de nuevo: queda una sola vez, aunque toque varias veces.",
    "database-newer":
      "No se guardó: hay un Satchel más nuevo abierto en otra pestaña. Lo guardado antes está a salvo. Registre esto de nuevo en la otra pestaña y cierre esta.",
    "database-deleted":
      "No se guardó: los registros de Satchel se borraron de este teléfono, desde otra pestaña o por el navegador. Abra Satchel de nuevo.",
    "record-unknown": "No se cambió nada: esta entrada no está en este teléfono.",
    "changed-since":
      "No se deshizo nada: la entrada cambió mientras tanto. Ábrala para ver lo que dice ahora.",
    "voided-since":
      "No se guardó: esta entrada se anuló en otra pestaña después de que usted la abrió. Ábrala de nuevo: si la guarda allí, vuelve a contar.",
    unreadable:
      "No se guardó: esta versión no puede leer algo guardado antes. Quedó como estaba. Actualice Satchel y guarde de nuevo.",
    unexpected:
      "No se guardó y Satchel no sabe por qué. Lo guardado antes está a salvo. Guarde de nuevo; si no ayuda, abra Satchel otra vez.",
  },
  read: {
    noAnswer:
      "La memoria de este teléfono no responde, así que esto no se puede mostrar. No se cambió nada. Inténtelo de nuevo; si no ayuda, abra Satchel otra vez.",
    newer: "Un Satchel más nuevo escribió esto. Se dejó como está. Abra Satchel otra vez para actualizarlo.",
    deleted:
      "Otra pestaña o el navegador quitaron los registros de Satchel de este teléfono. Abra Satchel otra vez.",
    unreadable:
      "Esta versión no puede leer algo guardado antes. Se dejó como está. Actualice Satchel e inténtelo de nuevo.",
  },
  change: {
    "storage-full":
      "El teléfono no tiene espacio y no se cambió nada. Lo guardado está a salvo. Borre fotos o aplicaciones y hágalo de nuevo.",
    "storage-blocked":
      "Satchel está ocupado en otra pestaña y no se cambió nada. Lo guardado está a salvo. Cierre la otra pestaña y hágalo de nuevo.",
    "storage-slow":
      "El teléfono no respondió, así que aún no se sabe si esto se hizo. Hágalo de nuevo: se hace una sola vez, por más que toque.",
    "storage-lost":
      "El teléfono cerró la memoria de Satchel y aún no se sabe si esto se hizo. Hágalo de nuevo: se hace una sola vez, por más que toque. Si no ayuda, abra Satchel otra vez.",
    unreadable:
      "Esta versión no puede leer algo guardado antes y no cambió nada. Actualice Satchel y hágalo de nuevo.",
    unexpected:
      "No se cambió nada y Satchel no sabe por qué. Lo guardado está a salvo. Hágalo de nuevo; si no ayuda, abra Satchel otra vez.",
  },
  open: {
    hanging:
      "El navegador no ha respondido. Lo guardado sigue en este teléfono. Vuelva a cargar esta página.",
    blocked:
      "Hay un Satchel más antiguo abierto en otra pestaña. Lo guardado está a salvo. Cierre la otra pestaña e intente de nuevo.",
    "database-newer":
      "Los registros de este teléfono los escribió un Satchel más nuevo. Están a salvo. Conéctese y abra Satchel de nuevo para actualizarlo.",
    "insecure-address":
      "Satchel solo registra en una dirección que empieza por https://, o en el equipo que lo ofrece. No se cambió nada. Ábralo en su dirección https.",
    unavailable:
      "El navegador no deja que Satchel guarde nada aquí. Casi siempre es por una ventana privada. No se cambió nada. Abra Satchel en una ventana normal.",
  },
  returnProblem: {
    "no-container-size": "No se sabe cuánto cabe en este contenedor. Elija otro o calcule a ojo.",
    "not-a-container-count": "Escriba cuántos contenedores: 1 o más.",
    "tare-above-gross": "El contenedor vacío pesa más que el lleno. Revise los dos pesos.",
    zero: "Esto no llega ni a una jeringa. Revise los números.",
    "too-many": "Esto es más de lo que cabe en una devolución. Divídalo en dos.",
  },
  closed: {
    "database-newer":
      "Hay un Satchel más nuevo abierto en otra pestaña y esta página ya no puede guardar nada. Lo guardado está a salvo. Anote lo que no, y abra Satchel de nuevo aquí.",
    "database-deleted":
      "Los registros de Satchel se borraron de este teléfono, desde otra pestaña o por el navegador. Esta página no muestra nada de ellos y ya no puede guardar nada. Abra Satchel de nuevo o cierre esta página.",
  },
  shiftFile: {
    "missing-key": "Falta algo que tiene que estar aquí.",
    "unknown-key": "Satchel no conoce esta palabra.",
    "unknown-kind": "Satchel no conoce este tipo de entrada.",
    "wrong-type": "Esto no está escrito como una entrada.",
    "wrong-form": "Esto no está escrito como debe estar.",
    "not-one-of": "Esta no es una de las palabras que pueden ir aquí.",
    "out-of-range": "Este número es demasiado pequeño, demasiado grande o no es entero.",
    "too-many": "Hay más de los que caben en una entrada.",
    "too-large": "Esto es más de lo que cabe en una entrada.",
    "newer-schema": "Lo escribió un Satchel más nuevo. Actualice este y traiga el archivo de nuevo.",
    contradiction: "Aquí hay dos cosas que no pueden ser ciertas a la vez.",
    "more-than-a-year": "Estos totales abarcan más de un año. Divídalos en períodos más cortos.",
    "file-too-long":
      "El archivo es más largo de lo permitido. Desde esta línea no se leyó nada. Divídalo en dos archivos.",
    "line-too-long": "Esta línea es más larga de lo permitido.",
    "not-utf-8": "Satchel no puede leer este texto. Guarde el archivo como UTF-8.",
    "not-json": "Esto no es una línea de un archivo de Satchel.",
    "no-program": "Nada antes de esta línea dice de qué programa es.",
    "not-a-day": "Esto no es un día, escrito como 2026-09-08.",
    "not-a-time": "Esto no es una hora, escrita como 21:30.",
    "not-a-site": "Esto no puede ser el código de un sitio.",
    "not-a-decimal": "Esto no es un número, por ejemplo 2.5.",
    "item-or-kit": "Aquí va un artículo o un kit: uno de los dos, no ambos.",
    "unknown-item": "Este artículo no está en el catálogo.",
    "unknown-kit": "Este kit no está en el catálogo.",
    "unknown-service": "Este servicio no está en el catálogo.",
    "unknown-referral": "Esta derivación no está en el catálogo.",
    "unknown-step": "Este paso no está en el catálogo.",
    "not-a-container": "No se sabe cuánto cabe en este artículo.",
    "supply-without-naloxone": "Primera o reposición solo se dice de la naloxona.",
    "reason-without-refill": "Un motivo solo puede ir con una reposición.",
    "tare-above-gross": "El contenedor vacío pesa más que el lleno.",
    "return-of-nothing": "Esto no llega ni a una jeringa.",
    "same-id-other-content": "Otra línea tiene el mismo id y dice otra cosa.",
  },
};
