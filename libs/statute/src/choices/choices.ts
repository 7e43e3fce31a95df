import type { LegalDate } from "#kernel";
import { GENERAL_CHOICES } from "./general-choices.js";
import { RELATIVES_CHOICES } from "./relatives-choices.js";

/**
 * The choices that are open, each with its status and its default. A centre may choose another
 * alternative, from a day on; every calculation that used one says so.
 */
export const CHOICES = { ...GENERAL_CHOICES, ...RELATIVES_CHOICES } as const;

export type ChoiceKey = keyof typeof CHOICES;
export type ChoiceValue<K extends ChoiceKey> = keyof (typeof CHOICES)[K]["alternatives"] & string;

/** The keys of the open choices. */
export const CHOICE_KEYS = Object.keys(CHOICES) as ChoiceKey[];

/** What a centre chose, and from which day. */
export interface MadeChoice {
  readonly key: ChoiceKey;
  readonly value: string;
  readonly from: LegalDate;
}

/** The alternative in force on `date`: the centre's newest choice, else the default. */
export function chosenOn<K extends ChoiceKey>(
  key: K,
  date: LegalDate,
  made: readonly MadeChoice[],
): { readonly value: ChoiceValue<K>; readonly byCentre: boolean } {
  const own = made
    .filter((choice) => choice.key === key && choice.from <= date)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
  const defaults: readonly { from: LegalDate; value: string }[] = CHOICES[key].defaults;
  const value = own?.value ?? defaults.findLast(({ from }) => from <= date)?.value;
  return { value: (value ?? defaults[0]?.value) as ChoiceValue<K>, byCentre: own !== undefined };
}
