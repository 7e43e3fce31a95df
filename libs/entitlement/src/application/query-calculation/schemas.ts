import Type from "typebox";
import { closedObject } from "#kernel";
import { component, params } from "#platform";
import { Case, LANGUAGES } from "#statute";
import { determinationFields } from "../determination-schemas.js";

/** The facts and what is asked of them; `docs/case.schema.json` is made of the same. */
export const CalculationQueryBody = component("CalculationQuery", Case);

export const CalculationQueryParams = params({
  language: Type.Optional(
    Type.Enum([...LANGUAGES], { description: "Of the explanation; else that of the centre." }),
  ),
});

/** A determination of which nothing was kept. */
export const CalculationAnswer = component(
  "CalculationAnswer",
  closedObject({
    ...determinationFields,
    explanation: Type.Array(Type.String(), {
      description: "Every step in words, with article and amount.",
    }),
  }),
);
