import { CHOICES } from "../../choices/choices.js";
import type { Member } from "../../facts/household.js";
import type { GapCode } from "../../trace/texts/gaps.js";
import type { RuleContext } from "../context.js";
import { figure } from "../figure.js";
import { anyOf, type Finding, inFixedOrder, reason, sortedRefs } from "../finding.js";
import type { Reason } from "../verdict.js";
import { childAtCharge, judgeChild, mayBeChild } from "./child-at-charge.js";

/** When a minor unmarried child at charge is there. */
export interface ChildrenFound {
  readonly presence: "always" | "halfOfTheTime" | "never";
  /** The children that make it so; why the others do not. */
  readonly reasons: readonly Reason[];
}

/** A member of whom the question arises, and the answer. */
export interface JudgedChild {
  readonly member: Member;
  readonly finding: Finding;
}

/** Each member of whom the question arises, judged. */
export function judgeChildren(members: readonly Member[], ctx: RuleContext): JudgedChild[] {
  const aged = members.some(({ born }) => born !== undefined);
  const majority = aged
    ? figure(ctx, "ageOfMajority", "rmi-wet/art-7/age-of-majority", "years")
    : undefined;
  return members
    .filter((member) => mayBeChild(member, majority, ctx.date))
    .map((member) => ({ member, finding: judgeChild(member, majority, ctx.date) }));
}

/**
 * Whether there is a child at charge, and how much of the time. One that is there all the time
 * settles it; for one that is there half of the time the centre's choice decides, or by default the
 * Court of Cassation since 27 June 2022. Nothing, with a gap, when the facts do not settle it.
 */
export function findChildren(
  children: readonly JudgedChild[],
  ctx: RuleContext,
): ChildrenFound | undefined {
  const equalTime = children.filter(({ member }) => member.custody === "equalTime");
  const always = anyOfChildren(children.filter((child) => !equalTime.includes(child)));
  if (always.answer === "yes") return { presence: "always", reasons: always.reasons };

  const half = anyOfChildren(equalTime);
  const asked = half.answer !== "no" && ctx.choice("equalTimeCustody") === "halfTime";
  const settled = asked && always.answer === "open" ? always : anyOfChildren(children);
  switch (settled.answer) {
    case "yes":
      return {
        presence: asked ? "halfOfTheTime" : "always",
        reasons: [...settled.reasons, halfOfTheTime(equalTime)],
      };
    case "no":
      return { presence: "never", reasons: settled.reasons };
    case "open":
      noteOpen(settled, ctx);
      return undefined;
  }
}

/** Whether one of them is a child at charge; no child at all is no reason. */
export function anyOfChildren(children: readonly JudgedChild[]): Finding {
  if (children.length === 0) return { answer: "no", reasons: [] };
  return anyOf(inFixedOrder(children.map((child) => child.finding)));
}

function halfOfTheTime(equalTime: readonly JudgedChild[]): Reason {
  const there = equalTime.filter((child) => child.finding.answer === "yes");
  const members = there.map(({ member }) => member);
  return reason("childHalfOfTheTime", CHOICES.equalTimeCustody.citation, members);
}

function noteOpen({ reasons }: Finding, ctx: RuleContext): void {
  const note = (code: GapCode, open: readonly Reason[]) => {
    const refs = sortedRefs(open.flatMap((found) => found.refs));
    if (open.length > 0) ctx.gap(code, childAtCharge, refs);
  };
  note(
    "childFactsMissing",
    reasons.filter(({ code }) => code === "factsMissing"),
  );
  note(
    "childFactsContradict",
    reasons.filter(({ code }) => code === "factsContradict"),
  );
}
