import type { LegalDate } from "#kernel";
import type { Citation } from "../law/citation.js";
import { oncePer } from "../once.js";
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

/** What was found, by what it is about; each thing once, under its identity. */
type Found = Map<NotConfirmed["about"], Map<string, NotConfirmed>>;

/** Everything in a period that no text confirms; each thing once, contents before numbers. */
export function notConfirmedIn(
  trace: readonly TraceStep[],
  date: LegalDate,
  verdicts: readonly Verdict[],
): NotConfirmed[] {
  const found: Found = new Map(ORDER.map((about) => [about, new Map<string, NotConfirmed>()]));
  for (const step of trace) noteStep(step, date, found);
  // The reasons of the category are steps too: they are named as such.
  for (const { reasons } of verdicts) {
    for (const item of notConfirmedInReasons(reasons)) note(item, found);
  }
  return [...found.values()].flatMap((items) => [...items.values()]);
}

/** The reasons whose content or article no text confirms. */
export function notConfirmedInReasons(reasons: readonly Reason[]): NotConfirmed[] {
  const found: NotConfirmed[] = [];
  for (const { code, citation } of reasons) {
    const { status } = citation;
    if (status !== "sourced") found.push({ about: "verdict", label: code, status, citation });
    if (citation.articleStatus === "unseen") found.push(ofArticle(code, citation));
  }
  return found;
}

function noteStep(step: TraceStep, date: LegalDate, found: Found): void {
  const { label, status, citation, parameter } = step;
  if (status !== "sourced" && !JUDGED_ELSEWHERE.includes(label)) note(open(step), found);
  if (parameter !== undefined && parameter.lastChecked < date) {
    note({ about: "lastChecked", label, status, citation }, found);
  }
  if (citation.articleStatus === "unseen") note(ofArticle(label, citation), found);
}

/** A choice is named by what was chosen: several in one period are several things. */
function open(step: TraceStep): NotConfirmed {
  const { label, status, citation } = step;
  return label === "choiceMade" && step.unit === "code"
    ? { about: "choice", label: step.value, status, citation }
    : { about: "step", label, status, citation };
}

function ofArticle(label: string, citation: Citation): NotConfirmed {
  return { about: "articleNumber", label, status: "unseen", citation };
}

/** Two steps under the same article have one article number to check. */
function note(item: NotConfirmed, found: Found): void {
  const { about, label, citation } = item;
  const identity =
    about === "articleNumber" ? articleOf(citation) : `${label} ${citation.source.code}`;
  found.get(about)?.set(identity, item);
}

const articleOf = oncePer(({ instrument, article }: Citation) => `${instrument} ${article}`);
