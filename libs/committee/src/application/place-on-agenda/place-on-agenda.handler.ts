import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import {
  type Answer,
  appendTo,
  type CommandContext,
  CommandExecutor,
  notFound,
  requireVersion,
  unmoved,
  versionAfter,
} from "#platform";
import { Files } from "#procedure";
import { ReportBasis, Reports } from "#social-report";
import { committeeCaseDecider } from "../../domain/committee-case.js";
import { committeeErrors } from "../../domain/errors.js";
import { sittingDecider } from "../../domain/sitting.js";
import { Cases } from "../cases.js";
import { Sittings } from "../sittings.js";

/** Put a submitted report before a sitting. */
export class PlaceOnAgenda extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly sittingId: string,
    readonly applicationId: string,
  ) {
    super();
  }
}

@CommandHandler(PlaceOnAgenda)
export class PlaceOnAgendaHandler implements ICommandHandler<PlaceOnAgenda> {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly sittings: Sittings,
    private readonly cases: Cases,
    private readonly files: Files,
    private readonly reports: Reports,
    private readonly basis: ReportBasis,
  ) {}

  execute({ context, sittingId, applicationId }: PlaceOnAgenda): Promise<Answer> {
    return this.executor.execute(context, async () => {
      const sitting = await this.sittings.open(context.actor, "placeOnAgenda", sittingId);
      // The case must be of the same centre; whether it exists elsewhere is nobody's business.
      const file = await this.files.find(applicationId);
      if (file?.state.centre !== context.actor.centre) throw notFound();
      requireVersion(context, sitting.loaded.version);

      const [committeeCase, report] = await Promise.all([
        this.cases.load(applicationId),
        this.reports.load(applicationId),
      ]);
      const { versions, seal, submission } = report.loaded.state;
      const version = versions.find((one) => one.version === submission?.version);
      if (version === undefined || seal === undefined) {
        throw committeeErrors.error("report-not-submitted");
      }
      const sittingEvents = sittingDecider.decide(
        { type: "PlaceItem", applicationId },
        sitting.loaded.state,
      );
      const caseEvents = committeeCaseDecider.decide(
        {
          type: "PlaceCase",
          placed: {
            sittingId,
            itemNumber: sitting.sitting.items.length + 1,
            reportVersion: version.version,
            sealDigest: seal.digest,
            findings: version.sections.map(({ condition, outcome }) => ({ condition, outcome })),
            category: version.calculation.category,
            from: version.calculation.from,
            monthlyAmountCents: version.calculation.monthlyLeefloonCents,
          },
        },
        committeeCase.loaded.state,
      );
      return {
        appends: [
          appendTo(context, sitting.grant, sitting.stream, sitting.loaded, sittingEvents),
          appendTo(
            context,
            sitting.grant,
            committeeCase.stream,
            committeeCase.loaded,
            caseEvents,
            sittingEvents.length,
          ),
          unmoved(report.stream, report.loaded),
          ...(await this.basis.unmovedSince(applicationId, version.version)),
        ],
        answer: {
          body: { id: applicationId, href: `/decisionPackets/${applicationId}` },
          location: `/decisionPackets/${applicationId}`,
          version: versionAfter(sitting.loaded, sittingEvents.length),
        },
      };
    });
  }
}
