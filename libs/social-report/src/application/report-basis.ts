import { Injectable } from "@nestjs/common";
import type { StreamAppend } from "#event-store";
import {
  Conditions,
  Determinations,
  type KeptDetermination,
  keptDeterminations,
  type LoadedCondition,
  type LoadedDetermination,
  toldPeriods,
} from "#entitlement";
import { unmoved } from "#platform";
import { gapText } from "#statute";
import { Reports } from "./reports.js";
import { socialReportErrors } from "../domain/errors.js";
import type { ReportSection, ReportVersion } from "../domain/events.js";

/** What a report rests on: the six conditions and the calculation, as they stand now. */
export interface Basis {
  readonly conditions: readonly LoadedCondition[];
  readonly determination: LoadedDetermination;
}

/** Reads what reports rest on, and says whether it still is what a version was written on. */
@Injectable()
export class ReportBasis {
  constructor(
    private readonly conditions: Conditions,
    private readonly determinations: Determinations,
    private readonly reports: Reports,
  ) {}

  async load(applicationId: string): Promise<Basis> {
    const [conditions, determination] = await Promise.all([
      this.conditions.loadAll(applicationId),
      this.determinations.load(applicationId),
    ]);
    return { conditions, determination };
  }

  /** The demand that nothing of the basis moves until the report is written. */
  unmoved({ conditions, determination }: Basis): StreamAppend[] {
    return [...conditions, determination].map(({ stream, loaded }) => unmoved(stream, loaded));
  }

  /** The sections of a new version: the findings as they stand, with the author's texts. */
  sections(
    basis: Basis,
    texts: Readonly<Record<ReportSection["condition"], string>>,
  ): ReportSection[] {
    return basis.conditions.map(({ condition, loaded }) => {
      const { evidence, finding } = loaded.state;
      if (finding === undefined)
        throw socialReportErrors.error("finding-missing", `for ${condition}`);
      return {
        condition,
        text: texts[condition],
        outcome: finding.outcome,
        reasons: finding.reasons,
        facts: evidence
          .filter(({ evidenceId }) => finding.evidenceIds.includes(evidenceId))
          .map(({ kind, facts, source, periodFrom, periodUntil }) => ({
            kind,
            facts,
            source,
            periodFrom,
            ...(periodUntil === undefined ? {} : { periodUntil }),
          })),
        conditionVersion: loaded.version,
      };
    });
  }

  /**
   * The calculation of a new version: the first period of the latest determination, which must rest
   * on the evidence of all conditions as it is now. Findings may have been made since.
   */
  calculation({ conditions, determination }: Basis): ReportVersion["calculation"] {
    const latest = keptDeterminations(determination.loaded.state).at(-1);
    if (latest === undefined) throw socialReportErrors.error("calculation-missing");
    if (!restsOn(latest, conditions)) throw socialReportErrors.error("calculation-outdated");
    const [first] = toldPeriods(latest);
    if (first?.amounts === undefined || first.category === undefined) {
      const missing = (first?.gaps ?? []).map((gap) => gapText(gap, "en"));
      throw socialReportErrors.error(
        "calculation-without-amount",
        [...new Set(missing)].join("; "),
      );
    }
    const { annualAmountCents, countedMeansCents, monthlyLeefloonCents, meansSufficient } =
      first.amounts;
    return {
      calculationId: latest.determinationId,
      category: first.category.category,
      from: first.from,
      annualAmountCents,
      countedMeansCents,
      monthlyLeefloonCents,
      meansSufficient,
      determinationVersion: determination.loaded.version,
    };
  }

  /**
   * The demand that nothing has moved since `version` of the report was written, and that nothing
   * moves until the append is done.
   *
   * @throws DomainError `social-report.basis-changed` when something has
   */
  async unmovedSince(applicationId: string, version: number): Promise<StreamAppend[]> {
    const [basis, { loaded }] = await Promise.all([
      this.load(applicationId),
      this.reports.load(applicationId),
    ]);
    const written = loaded.state.versions.find((one) => one.version === version);
    if (written !== undefined) this.requireUnchanged(basis, written);
    return this.unmoved(basis);
  }

  /** Refuses to go on with a version whose basis has moved since it was written. */
  requireUnchanged(basis: Basis, version: ReportVersion): void {
    const moved =
      basis.determination.loaded.version !== version.calculation.determinationVersion ||
      basis.conditions.some(
        ({ condition, loaded }) =>
          version.sections.find((section) => section.condition === condition)?.conditionVersion !==
          loaded.version,
      );
    if (moved) throw socialReportErrors.error("basis-changed");
  }
}

/** Whether a determination was made of the evidence that there is now, no more and no less. */
function restsOn(
  { receipt, evidenceOfMeans = [] }: KeptDetermination,
  conditions: readonly LoadedCondition[],
): boolean {
  const inputs = receipt?.inputs ?? [
    { condition: "means" as const, evidenceIds: [...evidenceOfMeans] },
  ];
  return inputs.every(({ condition, evidenceIds }) => {
    const now = conditions.find((one) => one.condition === condition)?.loaded.state.evidence ?? [];
    return sorted(now.map(({ evidenceId }) => evidenceId)) === sorted(evidenceIds);
  });
}

function sorted(ids: readonly string[]): string {
  return ids.toSorted().join();
}
