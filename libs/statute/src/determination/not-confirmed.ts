import type { LegalDate } from "#kernel";
import { citationText } from "../law/citation.js";
import type { Reason, Verdict } from "../rules/verdict.js";
import type { TraceStep } from "../trace/step.js";
import type { NotConfirmed } from "./determination.js";

/** Base and coefficient are judged in the amount that they give, which a text may confirm. */
const JUDGED_ELSEWHERE: readonly string[] = ["baseAmount", "spiBase", "indexCoefficient"];

const ORDER: readonly NotConfirmed["about"][] = [
  "choice",
  "step",
  "verdict",
  "lastChecked",
  "articleNumber",
];

/** Everything in a period that no text confirms; each thing once, contents before numbers. */
export function notConfirmedIn(
  trace: readonly TraceStep[],
  date: LegalDate,
  verdicts: readonly Verdict[],
): NotConfirmed[] {
  // The reasons of the category are steps too: they are named as such.
  const reasons = verdicts.flatMap((verdict) => verdict.reasons);
  const found = [...trace.flatMap((step) => inStep(step, date)), ...notConfirmedInReasons(reasons)];
  const unique = new Map(found.map((item) => [identity(item), item]));
  return ORDER.flatMap((about) => [...unique.values()].filter((item) => item.about === about));
}

/** The reasons whose content or article no text confirms. */
export function notConfirmedInReasons(reasons: readonly Reason[]): NotConfirmed[] {
  return reasons.flatMap(({ code, citation }): NotConfirmed[] => [
    ...(citation.status === "sourced"
      ? []
      : [{ about: "verdict" as const, label: code, status: citation.status, citation }]),
    ...ofArticle(code, citation),
  ]);
}

function inStep(step: TraceStep, date: LegalDate): NotConfirmed[] {
  const { label, status, citation, parameter } = step;
  return [
    ...(status === "sourced" || JUDGED_ELSEWHERE.includes(label) ? [] : [open(step)]),
    ...(parameter !== undefined && parameter.lastChecked < date
      ? [{ about: "lastChecked" as const, label, status, citation }]
      : []),
    ...ofArticle(label, citation),
  ];
}

/** A choice is named by what was chosen: several in one period are several things. */
function open(step: TraceStep): NotConfirmed {
  const { label, status, citation } = step;
  return label === "choiceMade" && step.unit === "code"
    ? { about: "choice", label: step.value, status, citation }
    : { about: "step", label, status, citation };
}

function ofArticle(label: string, citation: NotConfirmed["citation"]): NotConfirmed[] {
  return citation.articleStatus === "unseen"
    ? [{ about: "articleNumber", label, status: "unseen", citation }]
    : [];
}

/** Two steps under the same article have one article number to check. */
function identity({ about, label, citation }: NotConfirmed): string {
  return about === "articleNumber"
    ? `${about} ${citationText(citation, "en")}`
    : `${about} ${label} ${citation.source.code}`;
}
