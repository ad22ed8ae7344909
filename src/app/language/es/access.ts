import type { access as english } from "../en/access.ts";

export const access: typeof english = {
  tryAgain: "Intentar de nuevo",
  noConnection: "El servidor no respondió. Revise la conexión e intente de nuevo.",
  refused: {
    malformed:
      "El servidor no entendió esto. Cargue la página de nuevo; puede ser más antigua que el servidor.",
    "protocol-unknown": "Esta página y el servidor son de versiones distintas. Cargue la página de nuevo.",
    "wrong-program": "Esto es de otro programa y el servidor no lo aceptó.",
    "not-signed-in": "Su sesión terminó. Inicie sesión para seguir.",
    "wrong-password": "El nombre y la contraseña no corresponden. Revise los dos.",
    "password-guessable": "Quien conoce el programa adivinaría esta contraseña. Elija otra.",
    "sign-in-again": "El servidor pide otra vez su contraseña antes de hacer esto.",
    "last-admin":
      "Entonces nadie podría dar acceso a otras personas. Cree antes otra cuenta de administración.",
    "settings-changed": "Alguien ha cambiado el programa mientras tanto. Léalo de nuevo y guarde otra vez.",
    "days-fixed":
      "Ya hay entradas contadas por estos días: la zona horaria y el comienzo del día se quedan como están.",
    "site-missing": "Un sitio no se puede quitar, porque puede haber entradas que lo nombran. Retírelo.",
    revoked: "Este teléfono quedó fuera del programa.",
    "not-allowed": "Su cuenta no puede hacer esto.",
    "wrong-origin":
      "El servidor creyó que la petición venía de otro sitio. Abra Satchel en su propia dirección.",
    "code-not-valid": "Este enlace ya se usó, es demasiado antiguo o no está completo. Pida uno nuevo.",
    "not-found": "El servidor ya no tiene nada con ese nombre.",
    "method-not-allowed": "Esta página y el servidor son de versiones distintas. Cargue la página de nuevo.",
    "number-taken": "Este registro es de otro teléfono y el servidor no lo aceptó.",
    "already-set-up": "Este servidor ya tiene su programa. Inicie sesión.",
    "not-set-up": "Este servidor aún no tiene programa.",
    "name-taken": "Otra cuenta tiene este nombre. Elija uno distinto.",
    "cursor-unknown": "Los totales del servidor fueron reemplazados. Léalos de nuevo.",
    "too-large": "Es más de lo que el servidor acepta de una vez.",
    "wrong-type": "Esta página y el servidor son de versiones distintas. Cargue la página de nuevo.",
    "too-fast": "Demasiados intentos. Espere un minuto e intente de nuevo.",
    unexpected: "Algo falló en el servidor. Intente de nuevo; si sigue igual, avise a quien lo administra.",
    unavailable: "El servidor no puede guardar nada ahora y no dejó nada a medias. Intente más tarde.",
  },
  waiting: "Un momento …",

  signInTitle: "Iniciar sesión",
  signInIntro:
    "Para quien dirige el programa o lee sus totales. Para registrar, un teléfono no necesita cuenta.",
  account: "Nombre",
  accountHint: "Un nombre para la cuenta, por ejemplo «oficina». No tiene que ser el de una persona.",
  accountMissing: "Escriba un nombre, con 40 caracteres como máximo.",
  password: "Contraseña",
  passwordHint: "Al menos 12 caracteres de cualquier tipo. Una frase sirve. Puede pegarla.",
  passwordShort: "Use al menos 12 caracteres.",
  passwordLong: "Use 200 caracteres como máximo.",
  passwordMissing: "Escriba la contraseña.",
  showPassword: "Mostrar la contraseña",
  signIn: "Iniciar sesión",
  recordHere: "Registrar en este dispositivo",
  notSetUpTitle: "Aún no hay programa aquí",
  notSetUp:
    "Este servidor no tiene programa. Abra el enlace de instalación que mostró al arrancar la última vez. Si se perdió, «npm run set-up-link» en el servidor muestra uno nuevo.",

  setUpTitle: "Crear el programa",
  setUpIntro:
    "Los teléfonos que se unan toman sus ajustes de aquí. Nada de esto va a otra parte y no hace falta correo electrónico.",
  noCode:
    "Esta página necesita el enlace de instalación completo, con lo que está después del signo #. Copie el enlace otra vez. Un enlace sirve una sola vez; «npm run set-up-link» en el servidor muestra uno nuevo.",
  checkFields: "Aún no se creó. Lo que escribió sigue aquí:",
  programPart: "El programa",
  programName: "Nombre del programa",
  programNameHint: "Aparece en los teléfonos y en las tablas para financiadores.",
  sitesPart: "Sitios",
  sitesIntro:
    "Donde trabaja el programa. Los teléfonos los ofrecen; un nombre que usa su equipo, nunca una dirección. El código aparece en las tablas.",
  siteName: (number) => `Nombre del sitio ${number}`,
  siteCode: (number) => `Código del sitio ${number}`,
  siteModel: (number) => `Tipo de servicio del sitio ${number}`,
  siteNameMissing: "Escriba un nombre para el sitio, por ejemplo «Muelle».",
  siteNameUnfit: "Escriba el nombre del sitio en una línea, con 80 caracteres como máximo.",
  siteCodeUnfit: "Use hasta 32 mayúsculas, cifras y guiones.",
  siteCodeTaken: "Otro sitio tiene este código.",
  siteRetired: (number, code) => `Dejar de ofrecer el sitio ${number} (${code})`,
  siteRetiredHint: "Los teléfonos ya no lo ofrecen. Lo que se registró allí se queda.",
  sitePrivate: (number) => `No llevar el nombre del sitio ${number} a los teléfonos`,
  sitePrivateKnown: (code) =>
    `Para un lugar que no debe encontrarse. Los teléfonos reciben entonces solo su código, que sigue siendo ${code}. Si el código delata el lugar, deje de ofrecer este sitio y agregue otro.`,
  sitePrivateHint:
    "Para un lugar que no debe encontrarse, como un refugio. Los teléfonos reciben solo su código: elija uno que no lo delate.",
  addSite: "Agregar otro sitio",
  removeSite: (number) => `Quitar el sitio ${number}`,
  asksPart: "Qué piden los teléfonos en palabras propias",
  asksIntro:
    "Lo más seguro es no pedir nada: las palabras pueden llevar a una persona, y quien tiene el servidor puede leerlas.",
  custodyPart: "Quién puede mirar atrás en un teléfono",
  custodyIntro:
    "Lo que un teléfono ha sellado para el programa no lo lee nadie en el teléfono. Pero, para corregir, lo de cada jornada sigue legible allí un tiempo, cerrado con:",
  custody: "El libro del día se cierra con",
  custodies: {
    device: "Una clave en el teléfono",
    memory: "Solo mientras Satchel está abierto",
    passphrase: "Una frase de acceso",
  },
  custodyHints: {
    device:
      "Nada que recordar, pero es solo una cortina: quien desarme el teléfono quizá lea la jornada, aun después de terminada.",
    memory:
      "Nada en el teléfono abre la jornada cuando Satchel se cierra o se bloquea; quien registra tampoco puede mirar atrás entonces.",
    passphrase:
      "Cinco palabras o más que cada quien escribe para mirar atrás; sin ellas nadie puede, y nadie puede restablecerlas.",
  },
  bookDays: "Cuánto tiempo sigue legible",
  bookDaysOptions: { "0": "Hasta que termine el día", "7": "7 días", "30": "30 días" },
  accountPart: "Su cuenta",
  accountIntro:
    "Con ella ve los totales, invita teléfonos y corrige entradas. Nadie puede leer la contraseña, así que nadie puede enviársela de nuevo.",
  setUp: "Crear el programa",
  alreadySetUpTitle: "Crear una cuenta",
  alreadySetUpIntro:
    "Este servidor ya tiene su programa. Un enlace sirve una sola vez: si este todavía vale, crea una cuenta más, que puede hacerlo todo.",
  makeAccount: "Crear la cuenta",
  accountTitle: "Su cuenta",
  invitedIntro: "Le invitaron al programa. Elija un nombre y una contraseña.",
  noInviteCode:
    "Esta página necesita el enlace completo de la invitación, con lo que está después del signo #. Cópielo otra vez.",
};
