import { Inject } from "@nestjs/common";
import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import { type Answer, Centres, CENTRES, type CommandContext } from "#platform";
import { ChangeFile } from "../change-file.js";

/** Put another caseworker in charge of a file. */
export class AssignFile extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly assigneeId: string,
  ) {
    super();
  }
}

@CommandHandler(AssignFile)
export class AssignFileHandler implements ICommandHandler<AssignFile> {
  constructor(
    private readonly change: ChangeFile,
    @Inject(CENTRES) private readonly centres: Centres,
  ) {}

  execute({ context, applicationId, assigneeId }: AssignFile): Promise<Answer> {
    return this.change.run(context, "assignFile", applicationId, {
      type: "AssignFile",
      assigneeId,
      caseworkerIds: Object.keys(this.centres.get(context.actor.centre).staff),
    });
  }
}
