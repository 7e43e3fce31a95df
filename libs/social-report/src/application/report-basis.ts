import { Injectable } from "@nestjs/common";
import type { StreamAppend } from "#event-store";
import {
  Conditions,
  Determinations,
  type LoadedCondition,
  type LoadedDetermination,
} from "#entitlement";
import { unmoved } from "#platform";
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

  /** The calculation of a new version; it must rest on the evidence of means as it is now. */
  calculation({ conditions, determination }: Basis): ReportVersion["calculation"] {
    const latest = determination.loaded.state.calculations.at(-1);
    if (latest === undefined) throw socialReportErrors.error("calculation-missing");
    const means = conditions.find(({ condition }) => condition === "means");
    const known = means?.loaded.state.evidence.map(({ evidenceId }) => evidenceId) ?? [];
    if (known.toSorted().join() !== latest.evidenceIds.toSorted().join()) {
      throw socialReportErrors.error("calculation-outdated");
    }
    const { calculationId, calculation } = latest;
    return {
      calculationId,
      category: calculation.category,
      from: calculation.date,
      annualAmountCents: calculation.annualAmountCents,
      countedMeansCents: calculation.countedMeansCents,
      monthlyLeefloonCents: calculation.monthlyLeefloonCents,
      meansSufficient: calculation.meansSufficient,
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
