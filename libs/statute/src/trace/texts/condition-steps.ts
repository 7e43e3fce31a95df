import type { Labels } from "../../law/language.js";

/** Ages and terms on which a condition turns. */
export const CONDITION_STEPS = {
  ageOfMajority: {
    nl: "Meerderjarigheid",
    fr: "Âge de la majorité",
    de: "Volljährigkeit",
    en: "Age of majority",
  },
  euWaitingTime: {
    nl: "Wachttijd voor EU-burgers en hun familie",
    fr: "Délai d'attente des citoyens de l'UE et de leur famille",
    de: "Wartezeit für EU-Bürger und ihre Familie",
    en: "Waiting time of EU citizens and their family",
  },
  pensionAge: {
    nl: "Wettelijke pensioenleeftijd",
    fr: "Âge légal de la pension",
    de: "Gesetzliches Pensionsalter",
    en: "Legal pension age",
  },
} as const satisfies Record<string, Labels>;
