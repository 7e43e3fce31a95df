import type { SchemaIssue } from "#kernel";
import type { Unit } from "../parameters/definition.js";
import { KEY_UNITS } from "../parameters/key-units.js";
import type { Case } from "./case.js";
import { HIGHEST_CENTS } from "./fields.js";
import { refused } from "./sound-parts.js";

/** What a figure can be. */
interface Shape {
  /** Half a cent or half a day is no figure of the law. */
  readonly whole: boolean;
  readonly least: number;
  readonly most: number;
}

const AMOUNT: Shape = { whole: true, least: 0, most: HIGHEST_CENTS };

/** By unit. Beyond these there is nothing to learn, and dates and powers run out of bounds. */
const SHAPES: Readonly<Record<Unit, Shape>> = {
  euroCents: AMOUNT,
  euroCentsPerYear: AMOUNT,
  euroCentsPerMonth: AMOUNT,
  percent: { whole: false, least: 0, most: 100 },
  // Something is divided by one of them.
  factor: { whole: false, least: 0.01, most: 100 },
  indexJumps: { whole: true, least: 0, most: 100 },
  days: { whole: true, least: 0, most: 36_500 },
  months: { whole: true, least: 0, most: 1_200 },
  years: { whole: true, least: 0, most: 150 },
};

type Tried = readonly {
  readonly entry: NonNullable<Case["whatIf"]>[number];
  readonly place: number;
}[];

/** What figures cannot be tried: of the wrong shape, or two for one parameter from one day on. */
export function untriable(tried: Tried): SchemaIssue[] {
  return tried.flatMap(({ entry: { parameter, value, from }, place }) => {
    const unit = KEY_UNITS[parameter];
    const { whole, least, most } = SHAPES[unit];
    const right = value >= least && value <= most && (!whole || Number.isInteger(value));
    const shape = `must be ${whole ? "a whole number" : "a number"} from ${least} to ${most}`;
    const first = tried.find(({ entry }) => entry.parameter === parameter && entry.from === from);
    return [
      ...(right ? [] : [refused(`/whatIf/${place}/value`, `${shape} (${unit})`)]),
      ...(first?.place === place
        ? []
        : [refused(`/whatIf/${place}/from`, "is the day of another figure of that parameter")]),
    ];
  });
}
