import type { failures as english } from "../en/failures.ts";

export const failures: typeof english = {
  save: {
    "storage-full":
      "No se guardó: el teléfono no tiene espacio. Lo guardado antes está a salvo. Borra fotos o aplicaciones y guarda de nuevo.",
    "storage-blocked":
      "No se guardó: Satchel está ocupado en otra pestaña. Lo guardado antes está a salvo. Cierra la otra pestaña y guarda de nuevo.",
    "storage-lost":
      "El teléfono cerró el almacenamiento de Satchel y aún no se sabe si esto se guardó. Guarda de nuevo: queda una sola vez, aunque toques varias. Si no ayuda, abre Satchel otra vez.",
    "storage-slow":
      "El teléfono no ha respondido y aún no se sabe si esto se guardó. Guarda de nuevo: queda una sola vez, aunque toques varias.",
    "database-newer":
      "No se guardó: hay un Satchel más nuevo abierto en otra pestaña. Lo guardado antes está a salvo. Cierra esta pestaña y sigue en la otra.",
    "database-deleted":
      "No se guardó: los registros de Satchel se borraron de este teléfono, desde otra pestaña o por el navegador. Abre Satchel de nuevo.",
    "record-unknown": "No se cambió nada: esta entrada no está en este teléfono.",
    "changed-since":
      "No se deshizo nada: la entrada cambió mientras tanto. Ábrela para ver lo que dice ahora.",
    "voided-since":
      "No se guardó: esta anotación se anuló en otra pestaña después de que la abrió. Ábrala de nuevo: si la guarda allí, vuelve a contar.",
    unreadable:
      "No se guardó: esta versión no puede leer algo guardado antes. Quedó como estaba. Actualiza Satchel y guarda de nuevo.",
    unexpected:
      "No se guardó y Satchel no sabe por qué. Lo guardado antes está a salvo. Guarda de nuevo; si no ayuda, abre Satchel otra vez.",
  },
  open: {
    hanging:
      "El navegador no ha respondido. Lo guardado sigue en este teléfono. Vuelve a cargar esta página.",
    blocked:
      "Hay un Satchel más antiguo abierto en otra pestaña. Lo guardado está a salvo. Cierra la otra pestaña e intenta de nuevo.",
    "database-newer":
      "Los registros de este teléfono los escribió un Satchel más nuevo. Están a salvo. Conéctate y abre Satchel de nuevo para actualizarlo.",
    "insecure-address":
      "Satchel solo registra en una dirección que empieza por https://, o en el equipo que lo ofrece. No se cambió nada. Ábrelo en su dirección https.",
    unavailable:
      "El navegador no deja que Satchel guarde nada aquí. Casi siempre es por una ventana privada. No se cambió nada. Abre Satchel en una ventana normal.",
  },
  returnProblem: {
    "no-container-size": "No se sabe cuánto cabe en este contenedor. Elige otro o calcula a ojo.",
    "not-a-container-count": "Escribe cuántos contenedores: 1 o más.",
    "tare-above-gross": "El contenedor vacío pesa más que el lleno. Revisa los dos pesos.",
    zero: "Esto no llega ni a una jeringa. Revisa los números.",
    "too-many": "Esto es más de lo que cabe en una devolución. Divídelo en dos.",
  },
  closed: {
    "database-newer":
      "Hay un Satchel más nuevo abierto en otra pestaña y esta página ya no puede guardar nada. Lo guardado está a salvo. Abre Satchel de nuevo aquí o sigue en la otra pestaña.",
    "database-deleted":
      "Los registros de Satchel se borraron de este teléfono, desde otra pestaña o por el navegador. Esta página ya no puede guardar nada. Abre Satchel de nuevo.",
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
    "newer-schema": "Lo escribió un Satchel más nuevo. Actualiza este y trae el archivo de nuevo.",
    contradiction: "Aquí hay dos cosas que no pueden ser ciertas a la vez.",
    "more-than-a-year": "Estos totales abarcan más de un año. Divídelos en periodos más cortos.",
    "file-too-long":
      "El archivo es más largo de lo permitido. Desde esta línea no se leyó nada. Divídelo en dos archivos.",
    "line-too-long": "Esta línea es más larga de lo permitido.",
    "not-utf-8": "Satchel no puede leer este texto. Guarda el archivo como UTF-8.",
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
