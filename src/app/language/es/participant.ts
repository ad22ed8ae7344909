import type { participant as english } from "../en/participant.ts";

const questions: typeof english.questions = {
  age: "Edad",
  gender: "Género",
  raceEthnicity: "Raza y origen étnico",
  housing: "Dónde duerme",
};

const answers: typeof english.answers = {
  "UNDER-18": "Menos de 18",
  "18-24": "18 a 24",
  "25-34": "25 a 34",
  "35-44": "35 a 44",
  "45-54": "45 a 54",
  "55-64": "55 a 64",
  "65-PLUS": "65 o más",
  WOMAN: "Mujer",
  MAN: "Hombre",
  "NON-BINARY": "Persona no binaria",
  "TWO-SPIRIT": "Dos Espíritus",
  ANOTHER: "Otro género",
  "INDIGENOUS-AMERICAN": "Indígena de América o nativa de Alaska",
  ASIAN: "Asiática",
  BLACK: "Negra o afroamericana",
  "HISPANIC-LATINO": "Hispana o latina",
  "MIDDLE-EASTERN": "De Oriente Medio o del norte de África",
  "PACIFIC-ISLANDER": "Nativa de Hawái o de las islas del Pacífico",
  WHITE: "Blanca",
  "OWN-PLACE": "Vivienda propia o alquilada",
  "WITH-OTHERS": "Con otras personas, por ahora",
  SHELTER: "Albergue",
  OUTSIDE: "En la calle o en un vehículo",
};

const asks: typeof english.asks = {
  note: "una línea de nota junto a un contacto",
  worker: "el nombre que cada quien eligió para registrar, si varias personas comparten un teléfono",
  participantCode: "un código que la persona eligió",
  age: "edad, por tramos",
  gender: "género",
  raceEthnicity: "raza y origen étnico, según la lista de Estados Unidos",
  housing: "dónde duerme",
};

export const participant: typeof english = {
  code: "Una palabra o un número que eligió",
  codeHint: "Nunca un nombre, iniciales ni una fecha de nacimiento. Déjelo vacío si prefiere no darlo.",
  codeIsTelling:
    "Parece una fecha de nacimiento o un número de teléfono o de tarjeta. Una palabra inventada la protege más.",
  questionsHint: "Solo en una primera visita. Pregunte, nunca adivine. Si no se toca nada, nadie preguntó.",
  severalOf: (question) => `${question} (puede haber varias)`,
  notSaid: "Prefiere no decirlo",
  questions,
  answers,
  asksLegend: "Pedir",
  questionsLegend: "Preguntar a participantes por",
  questionsIntro:
    "Cada pregunta es una más que quizá nadie quiera oír de noche. Pregunte solo lo que un financiador necesita de verdad; cualquiera puede preferir no decirlo.",
  asks,
};
