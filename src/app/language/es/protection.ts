import type { protection as english } from "../en/protection.ts";

export const protection: typeof english = {
  title: "Qué protege esto y qué no",
  intro: "Léalo una vez antes de confiar en ello. Cada frase de aquí la comprueba una prueba.",
  back: "Volver",
  protects: "Lo que protege",
  doesNot: "Lo que no protege",
  claims: {
    noNames:
      "Aquí nada pregunta el nombre, la dirección ni la ubicación de las personas que usted encuentra. Lo que nunca se escribió no se puede encontrar.",
    ownAddressOnly: "Satchel habla con la dirección en la que usted lo abrió, y con ninguna otra.",
    noPosition: "La página no tiene permiso de preguntar dónde está el teléfono.",
    hides: "El ojo de la esquina cubre enseguida la pantalla con un calendario.",
    sealed:
      "En un teléfono de un programa, lo que usted guarda se sella para el servidor del programa. Ni el propio teléfono puede abrirlo de nuevo.",
    allSent: "Un teléfono de un programa dice «Todo enviado» solo cuando el servidor lo confirmó todo.",
    locks:
      "Un teléfono bloqueado sigue registrando. De lo que registró solo muestra cuánto se envió, cuánto espera o necesita revisión, y de qué días.",
    curtain:
      "Un bloqueo sin frase de acceso es una cortina: se abre con un toque. Sirve ante las miradas, no ante quien se lleve el teléfono.",
    onDisk:
      "En un teléfono que trabaja solo, quien abra el teléfono, o su disco en un laboratorio, puede leer lo que se registró, salvo que tenga una frase de acceso. De lo registrado antes de ponerla pueden quedar rastros.",
    note: "Una nota, un código o lo que alguien respondió sobre sí, donde un programa lo pide, dice todo lo que contiene. Un código que una persona vuelve a usar une sus visitas.",
    nickname:
      "Los nombres con que se registra, donde el programa los pide, quedan sin cifrar en el teléfono, cada uno hasta que Satchel se abre siete días o más después de su último uso.",
    shift:
      "Mientras un turno está abierto, una nota sin cifrar lo dice: su día y desde cuándo, al cuarto de hora; ni dónde ni quién. Se va cuando el turno termina. Un teléfono que trabaja solo conserva la última ruta nombrada.",
    notes:
      "Un archivo que usted traiga puede contener notas, nombres de trabajadores y códigos de participantes. Lo que alguien escribió ahí se guarda en este teléfono.",
    totals:
      "También detrás de una frase de acceso, en un teléfono que trabaja solo siguen legibles los totales de cada día y mes: qué, cuánto y en qué sitio.",
    serverReads:
      "El servidor del programa y las personas a cargo pueden leer todo lo que un teléfono envió, y también quien tenga los datos del servidor. Lo enviado no se puede recuperar desde aquí.",
    memory:
      "Donde el programa quiere la clave del libro solo en la memoria, una jornada ya no se puede leer, corregir ni deshacer en el teléfono después de cerrar o bloquear Satchel.",
    settings:
      "Los ajustes, y los nombres de los sitios que el programa da a los teléfonos, están sin cifrar en el teléfono. Un sitio que el programa guarda en privado aparece con su código.",
    bookOnDevice:
      "El libro del día de un teléfono de un programa está, salvo que el programa eligiera otra cosa, junto a su clave: quien tenga el teléfono puede leerlo.",
    bag: "Lo que debería haber en la mochila, si se cargó una, está sin cifrar en el teléfono: cuánto de cada artículo, y lotes con su caducidad; ni dónde ni cuándo se entregó algo.",
    week: "En un teléfono de un programa, lo entregado sigue legible, por artículo y día, en los siete días hasta el más reciente que tiene una entrada.",
    marks:
      "En un teléfono de un programa, el navegador guarda sin cifrar que el teléfono es de un programa (también lo dice una cookie), una clave de la incorporación durante más o menos un día, el día en que se abrió Satchel por última vez y cuántas veces se encontró borrado todo lo que tenía. Al borrar, también se quitan.",
    cookies:
      "El servidor de un programa deja cookies que un navegador guarda hasta 400 días: una con la que reconoce un teléfono y otra donde alguien inició sesión. Ni borrar Satchel ni cerrar la sesión las quita. Borrar los datos de este sitio en los ajustes del navegador, sí.",
    traces:
      "Quitar no es destruir: después de borrar, un laboratorio todavía puede encontrar en el disco rastros de lo que era legible.",
    sendsClosed:
      "En Android, un teléfono de un programa puede enviar lo que espera después de cerrar Satchel: cifrado como está guardado, a la misma dirección.",
    newVersions:
      "Las versiones nuevas de la aplicación vienen de la dirección que usted abrió. Quien controle ese servidor podría cambiar lo que hace la aplicación.",
  },
};
