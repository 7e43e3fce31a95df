import type { LegalDate } from "#kernel";
import { citationText } from "../law/citation.js";
import type { TraceLabel } from "../trace/labels.js";
import type { TraceStep } from "../trace/step.js";
import type { NotConfirmed } from "./calculation.js";

/** Base and coefficient are judged in the amount that they give, which a text may confirm. */
const JUDGED_ELSEWHERE: readonly TraceLabel[] = ["baseAmount", "indexCoefficient"];

const ORDER: readonly NotConfirmed["about"][] = ["step", "lastChecked", "articleNumber"];

/** Everything in `trace` that no text confirms; each thing once, contents before numbers. */
export function notConfirmedIn(trace: readonly TraceStep[], date: LegalDate): NotConfirmed[] {
  const found = trace.flatMap((step): NotConfirmed[] => {
    const { label, status, citation } = step;
    const items: NotConfirmed[] = [];
    if (status !== "sourced" && !JUDGED_ELSEWHERE.includes(label)) {
      items.push({ about: "step", label, status, citation });
    }
    if (step.parameter && step.parameter.lastChecked < date) {
      items.push({ about: "lastChecked", label, status, citation });
    }
    if (citation.articleStatus === "unseen") {
      items.push({ about: "articleNumber", label, status: "unseen", citation });
    }
    return items;
  });
  const unique = new Map(found.map((item) => [identity(item), item]));
  return ORDER.flatMap((about) => [...unique.values()].filter((item) => item.about === about));
}

/** Two steps under the same article have one article number to check. */
function identity({ about, label, citation }: NotConfirmed): string {
  return about === "articleNumber"
    ? `${about} ${citationText(citation, "en")}`
    : `${about} ${label} ${citation.source.code}`;
}
