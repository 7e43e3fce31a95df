import type { Citation } from "../law/citation.js";
import type { ReasonCode } from "../trace/texts/reasons.js";
import type { Reason } from "./verdict.js";

/** What the facts of one day say together. */
export type Statement = "yes" | "no" | "missing" | "contradictory";

/** What the facts say to a question of the law: `open` when they do not settle it. */
export interface Finding {
  readonly answer: "yes" | "no" | "open";
  /** At least one. */
  readonly reasons: readonly Reason[];
}

interface Referred {
  readonly ref?: string;
}

/** What facts on one point say together: those that disagree say nothing, whatever their order. */
export function agreed(statements: readonly boolean[]): Statement {
  const [first] = statements;
  if (first === undefined) return "missing";
  if (statements.some((statement) => statement !== first)) return "contradictory";
  return first ? "yes" : "no";
}

/** Why, with the references of the facts it rests on in an order of their own. */
export function reason(
  code: ReasonCode,
  citation: Citation,
  facts: readonly Referred[] = [],
): Reason {
  return { code, citation, refs: sortedRefs(facts.map(({ ref }) => ref ?? "")) };
}

/** A question to which the facts give the answer `yes` or `no`, each with its reason, or none. */
export function finding(
  statement: Statement,
  codes: { readonly yes: ReasonCode; readonly no: ReasonCode },
  citation: Citation,
  facts: readonly Referred[],
): Finding {
  switch (statement) {
    case "yes":
    case "no":
      return { answer: statement, reasons: [reason(codes[statement], citation, facts)] };
    case "missing":
      return { answer: "open", reasons: [reason("factsMissing", citation, facts)] };
    case "contradictory":
      return { answer: "open", reasons: [reason("factsContradict", citation, facts)] };
  }
}

/** Every one must hold: one that does not decides, whatever else is open. */
export function allOf(findings: readonly Finding[]): Finding {
  return decided(findings, ["no", "open", "yes"]);
}

/** One is enough, whatever else is open. */
export function anyOf(findings: readonly Finding[]): Finding {
  return decided(findings, ["yes", "open", "no"]);
}

/** Findings on facts that stand side by side, in an order that the facts' own does not change. */
export function inFixedOrder(findings: readonly Finding[]): Finding[] {
  const codes = ({ reasons }: Finding) => reasons.map(({ code }) => code).join(" ");
  return findings.toSorted((a, b) => (codes(a) < codes(b) ? -1 : 1));
}

function decided(
  findings: readonly Finding[],
  order: readonly [Finding["answer"], ...Finding["answer"][]],
): Finding {
  const answer = order.find((one) => findings.some((found) => found.answer === one)) ?? order[0];
  const reasons: Reason[] = [];
  for (const found of findings) {
    if (found.answer !== answer) continue;
    for (const reason of found.reasons) addOnce(reason, reasons);
  }
  return { answer, reasons };
}

/** The same reason for several facts is one reason. */
function addOnce(reason: Reason, reasons: Reason[]): void {
  const place = reasons.findIndex((known) => isSameReason(known, reason));
  const known = reasons[place];
  if (known === undefined) reasons.push(reason);
  else reasons[place] = { ...reason, refs: sortedRefs([...known.refs, ...reason.refs]) };
}

function isSameReason(a: Reason, b: Reason): boolean {
  return (
    a.code === b.code &&
    a.citation.article === b.citation.article &&
    a.citation.source.code === b.citation.source.code
  );
}

/** References, each once, in an order that the facts' own order does not change. */
export function sortedRefs(refs: readonly string[]): string[] {
  const told = refs.filter((ref) => ref !== "");
  return told.length > 1 ? [...new Set(told)].toSorted() : told;
}
