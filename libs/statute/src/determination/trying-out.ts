import type { Case } from "../facts/case.js";
import { statuteErrors } from "../errors.js";
import type { DatedValue, ParameterDefinition } from "../parameters/definition.js";
import { type Parameters, parametersFrom } from "../parameters/parameters.js";

type WhatIf = NonNullable<Case["whatIf"]>[number];

/**
 * The figures of the law with others in their place from given days on. The set has a hash of its
 * own, and every step that uses such a figure says so.
 *
 * @throws DomainError `statute.parameter-unknown` for a key that is none
 */
export function tryingOut(parameters: Parameters, others: readonly WhatIf[]): Parameters {
  if (others.length === 0) return parameters;
  for (const { parameter } of others) {
    if (!parameters.definitions.some(({ key }) => key === parameter)) {
      throw statuteErrors.error("parameter-unknown", parameter);
    }
  }
  return parametersFrom(
    parameters.definitions.map((definition) => ({
      ...definition,
      values: others
        .filter(({ parameter }) => parameter === definition.key)
        .toSorted((a, b) => (a.from < b.from ? -1 : 1))
        .reduce(replacedFrom, definition.values),
    })),
  );
}

/** The law's values until the day, the tried one from then on. */
function replacedFrom(
  values: ParameterDefinition["values"],
  { from, value }: WhatIf,
): readonly DatedValue[] {
  return [
    ...values.filter(({ validFrom }) => validFrom < from),
    {
      validFrom: from,
      value,
      status: "unseen",
      source: { code: "what-if", title: "Tried out; not a figure of the law" },
      whatIf: true,
    },
  ];
}
