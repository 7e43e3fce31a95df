import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import { socialReportErrors } from "../../domain/errors.js";
import type { ReportSection, ReportVersion } from "../../domain/events.js";
import { findIdentifiers } from "../../domain/identifiers.js";
import { ChangeReport } from "../change-report.js";
import { registeredDetails } from "../registered-details.js";
import { ReportBasis } from "../report-basis.js";
import type { DraftVersionBody } from "../schemas.js";

/** Write a version of the report on the findings and the calculation as they stand. */
export class DraftVersion extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly reportId: string,
    readonly draft: DraftVersionBody,
  ) {
    super();
  }
}

@CommandHandler(DraftVersion)
export class DraftVersionHandler implements ICommandHandler<DraftVersion> {
  constructor(
    private readonly change: ChangeReport,
    private readonly basis: ReportBasis,
  ) {}

  execute({ context, reportId, draft }: DraftVersion): Promise<Answer> {
    return this.change.run(context, "draftReport", reportId, async ({ opened }) => {
      const basis = await this.basis.load(reportId);
      const content: Omit<ReportVersion, "version"> = {
        authorId: context.actor.id,
        draftedOn: belgianDay(context.now),
        sections: this.basis.sections(basis, draft.sections),
        calculation: this.basis.calculation(basis),
        proposal: draft.proposal,
      };
      withoutIdentifiers(content, registeredDetails(opened.file));
      return {
        command: { type: "DraftVersion", draft: content },
        unmoved: this.basis.unmoved(basis),
      };
    });
  }
}

/** M12: what the committee does not need must not come to it in running text either. */
function withoutIdentifiers(
  { sections, proposal }: Omit<ReportVersion, "version">,
  registered: readonly string[],
): void {
  const places: [string, string][] = [
    ...sections.flatMap((section) => textsOf(section)),
    ["proposal", proposal.text],
  ];
  const found = places.flatMap(([place, text]) =>
    findIdentifiers(text, registered).map(({ kind }) => `${place} (${kind})`),
  );
  if (found.length > 0) {
    throw socialReportErrors.error("text-holds-identifier", [...new Set(found)].join(", "));
  }
}

function textsOf({ condition, text, reasons, facts }: ReportSection): [string, string][] {
  return [
    [`${condition}: text`, text],
    [`${condition}: reasons of the finding`, reasons],
    ...facts.flatMap((fact): [string, string][] => [
      [`${condition}: facts of the evidence`, fact.facts],
      [`${condition}: source of the evidence`, fact.source],
    ]),
  ];
}
