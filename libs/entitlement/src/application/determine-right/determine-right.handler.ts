import { Command, CommandHandler, type ICommandHandler } from "@nestjs/cqrs";
import type { Answer, CommandContext } from "#platform";
import { Files } from "#procedure";
import type { DetermineRightBody } from "../file-determination-schemas.js";
import { DetermineRights } from "./determine-rights.js";

/** Determine the right of a file from everything that is known of it now. */
export class DetermineRightOfFile extends Command<Answer> {
  constructor(
    readonly context: CommandContext,
    readonly applicationId: string,
    readonly request: DetermineRightBody,
  ) {
    super();
  }
}

@CommandHandler(DetermineRightOfFile)
export class DetermineRightHandler implements ICommandHandler<DetermineRightOfFile> {
  constructor(
    private readonly files: Files,
    private readonly rights: DetermineRights,
  ) {}

  execute({ context, applicationId, request }: DetermineRightOfFile): Promise<Answer> {
    const { cause, category } = request;
    return this.rights.run(
      context,
      applicationId,
      {
        ...(cause === undefined ? {} : { cause }),
        ...(category === undefined ? {} : { givenCategory: category }),
      },
      () => this.files.open(context.actor, "determineRight", applicationId),
    );
  }
}
