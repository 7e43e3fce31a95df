import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { belgianDay } from "#kernel";
import type { Answer, CommandContext } from "#platform";
import { ChangeReport } from "../change-report.js";
import type { ReviewVersionBody } from "../schemas.js";

/** A second person looks at a version that was read to the person. */
export class ReviewVersion extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly reportId: string,
    readonly review: ReviewVersionBody,
  ) {
    super();
  }
}

@CommandHandler(ReviewVersion)
export class ReviewVersionHandler implements ICommandHandler<ReviewVersion> {
  constructor(private readonly change: ChangeReport) {}

  execute({ context, reportId, review }: ReviewVersion): Promise<Answer> {
    return this.change.run(context, "reviewReport", reportId, () => ({
      command: {
        type: "ReviewVersion",
        review: {
          version: review.version,
          reviewerId: context.actor.id,
          reviewedOn: belgianDay(context.now),
          verdict: review.verdict,
          ...(review.note === undefined ? {} : { note: review.note }),
        },
      },
    }));
  }
}
