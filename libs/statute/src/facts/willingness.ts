import Type, { type Static } from "typebox";
import { Day, fact, words } from "./fields.js";

/** Art. 3, 5°: what the person is able to do. */
export const Capability = fact({
  canDo: words("Which work the person can do, and how much of it."),
});
export type Capability = Static<typeof Capability>;

/** Art. 3, 5°: reasons of health. What it keeps from, never what it is. */
export const HealthImpediment = fact({
  prevents: words("What the person cannot do for reasons of health; no diagnosis."),
});
export type HealthImpediment = Static<typeof HealthImpediment>;

/** Art. 3, 5°: reasons of equity, as the care for small children, a study, a distance. */
export const EquityImpediment = fact({
  prevents: words("What makes work impossible or unreasonable, and for how much of the week."),
});
export type EquityImpediment = Static<typeof EquityImpediment>;

/** Art. 3, 5°: work that the centre itself really offered, and what the person said to it. */
export const Offer = fact({
  madeOn: Day,
  work: words("The work that the centre offered."),
  answer: Type.Optional(Type.Enum(["accepted", "refused"], { description: "None yet: left out." })),
  reasons: Type.Optional(words("What the person said about it.")),
});
export type Offer = Static<typeof Offer>;
