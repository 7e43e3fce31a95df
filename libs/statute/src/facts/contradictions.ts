import type { LegalDate, SchemaIssue } from "#kernel";
import { CHOICES } from "../choices/choices.js";
import { Choice, WhatIf } from "./case.js";
import { Day } from "./fields.js";
import { CaseIncome, Transfer } from "./means.js";
import { Claim, Installation } from "./person.js";
import { field, isObject, refused, sound, soundEntries } from "./sound-parts.js";
import { untriable } from "./tried-figures.js";

/** The law came into force on this day: before it there is no leefloon to calculate. */
const LAW_IN_FORCE = "2002-10-01";
/** Later days are a slip of the keyboard. */
const LAST_DAY = "2099-12-31";
/** No fact lies deeper in a case; what does is not looked into. */
const DEEPEST = 10;

/** What facts and question cannot say, alone or together. What has no right form is passed over. */
export function contradictions(found: unknown): SchemaIssue[] {
  const from = sound(Day, field(found, "from"));
  const household = field(found, "household");
  const members: unknown = field(household, "members");
  return [
    ...impossibleFacts(found, "", 0),
    ...ofQuestion(found, from),
    ...ofChoices(soundEntries(Choice, field(found, "choices"))),
    ...ofClaims(field(found, "claims")),
    ...ofMeans(field(found, "means"), "/means"),
    ...ofOwnMeans(field(found, "means")),
    ...ofInstallation(field(found, "installation")),
    ...(Array.isArray(members) ? members : []).flatMap((member: unknown, place) =>
      ofMeans(field(member, "means"), `/household/members/${place}/means`),
    ),
    ...untriable(soundEntries(WhatIf, field(found, "whatIf"))),
  ];
}

/** What no fact can be, wherever it stands in the case. */
function impossibleFacts(value: unknown, pointer: string, depth: number): SchemaIssue[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) {
    return value.flatMap((entry, place) =>
      impossibleFacts(entry, `${pointer}/${place}`, depth + 1),
    );
  }
  if (!isObject(value)) return [];
  return [
    ...endsBeforeItBegins(value, pointer),
    ...moreThanTheWhole(value, pointer),
    ...Object.entries(value).flatMap(([key, inner]) =>
      impossibleFacts(inner, `${pointer}/${key}`, depth + 1),
    ),
  ];
}

function endsBeforeItBegins(value: unknown, pointer: string): SchemaIssue[] {
  const [from, until] = [sound(Day, field(value, "from")), sound(Day, field(value, "until"))];
  if (from === undefined || until === undefined || from <= until) return [];
  return [refused(`${pointer}/until`, "must not be before from")];
}

function moreThanTheWhole(value: unknown, pointer: string): SchemaIssue[] {
  const [part, of] = [field(value, "part"), field(value, "of")];
  if (typeof part !== "number" || typeof of !== "number" || part <= of) return [];
  return [refused(`${pointer}/part`, "must not be more than of")];
}

function ofQuestion(found: unknown, from: LegalDate | undefined): SchemaIssue[] {
  if (from === undefined) return [];
  const until = sound(Day, field(found, "until"));
  const notAfter = (key: string) =>
    (sound(Day, field(found, key)) ?? from) <= from
      ? []
      : [refused(`/${key}`, "must not be after from")];
  return [
    ...(from >= LAW_IN_FORCE ? [] : [refused("/from", `must not be before ${LAW_IN_FORCE}`)]),
    ...((until ?? from) <= LAST_DAY
      ? []
      : [refused(until === undefined ? "/from" : "/until", `must not be after ${LAST_DAY}`)]),
    ...notAfter("requestedOn"),
    ...notAfter("born"),
  ];
}

/** What a centre cannot choose. */
export function ofChoices(choices: ReturnType<typeof soundEntries<typeof Choice>>): SchemaIssue[] {
  return choices.flatMap(({ entry: { key, value, from }, place }) => {
    const alternatives = Object.keys(CHOICES[key].alternatives);
    const first = choices.find(({ entry }) => entry.key === key && entry.from === from);
    return [
      ...(alternatives.includes(value)
        ? []
        : [refused(`/choices/${place}/value`, `must be one of ${alternatives.join(", ")}`)]),
      ...(first?.place === place
        ? []
        : [refused(`/choices/${place}/from`, "is the day of another choice on the same point")]),
    ];
  });
}

function ofClaims(claims: unknown): SchemaIssue[] {
  return soundEntries(Claim, claims)
    .filter(({ entry }) => entry.state === "dispensed" && entry.reasons === undefined)
    .map(({ place }) =>
      refused(`/claims/${place}/reasons`, "is required when a claim is dispensed with"),
    );
}

function ofMeans(means: unknown, pointer: string): SchemaIssue[] {
  const incomes = soundEntries(CaseIncome, field(means, "incomes"));
  const transfers = soundEntries(Transfer, field(means, "transfers"));
  return [
    ...incomes.flatMap(({ entry, place }) => ofIncome(entry, `${pointer}/incomes/${place}`)),
    ...transfers.flatMap(({ entry, place }) => ofTransfer(entry, `${pointer}/transfers/${place}`)),
  ];
}

/** What is received for the person by somebody else is no income of the person. */
function ofOwnMeans(means: unknown): SchemaIssue[] {
  return soundEntries(CaseIncome, field(means, "incomes")).flatMap(({ entry, place }) =>
    entry.kind === "childBenefitForApplicant"
      ? [
          refused(
            `/means/incomes/${place}/kind`,
            "belongs to the means of a member of the household",
          ),
        ]
      : [],
  );
}

/** Nobody stops being homeless after having moved in. */
function ofInstallation(installation: unknown): SchemaIssue[] {
  const found = sound(Installation, installation);
  if (found === undefined || found.homelessUntil <= found.movedInOn) return [];
  return [refused("/installation/homelessUntil", "must not be after movedInOn")];
}

/** Fields that only some kinds of income have. */
const BELONGS_TO: Readonly<Partial<Record<keyof CaseIncome, readonly string[]>>> = {
  beneficiaryRaises: ["childBenefitForChildren"],
  supplement: ["childBenefitForApplicant"],
  fromDebtorUnderSameRoof: ["irregularGift"],
  withinCeilings: ["volunteerAllowance", "studentServiceAid"],
};

function ofIncome(income: CaseIncome, pointer: string): SchemaIssue[] {
  const { kind, partOfMonth, per } = income;
  const misplaced = Object.entries(BELONGS_TO)
    .filter(([key, kinds]) => key in income && !kinds.includes(kind))
    .map(([key, kinds]) => refused(`${pointer}/${key}`, `belongs to ${kinds.join(", ")}`));
  if (partOfMonth === undefined) return misplaced;
  return [
    ...misplaced,
    ...(partOfMonth.days <= partOfMonth.daysInMonth
      ? []
      : [refused(`${pointer}/partOfMonth/days`, "must not be more than daysInMonth")]),
    ...(per === "month"
      ? []
      : [refused(`${pointer}/per`, "must be month when partOfMonth is given")]),
  ];
}

function ofTransfer(
  { debtsPaidCents = 0, stillPresentCents = 0, marketValueCents }: Transfer,
  pointer: string,
): SchemaIssue[] {
  return debtsPaidCents + stillPresentCents <= marketValueCents
    ? []
    : [
        refused(
          `${pointer}/marketValueCents`,
          "is less than the debts paid and what is still present",
        ),
      ];
}
