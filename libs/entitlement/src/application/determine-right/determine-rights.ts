import { Inject, Injectable } from "@nestjs/common";
import type { AccessGrant } from "#access";
import type { StreamAppend } from "#event-store";
import { belgianDay, type Instant } from "#kernel";
import {
  type Answer,
  Centres,
  CENTRES,
  changeAggregate,
  type CommandContext,
  CommandExecutor,
  newId,
  unmoved,
} from "#platform";
import type { RegisteredApplication } from "#procedure";
import type { MadeChoice, Parameters } from "#statute";
import type { DetermineRight } from "../../domain/determination/determine-right.js";
import { determinationDecider, rightBeginsOn } from "../../domain/determination/determination.js";
import { Conditions } from "../conditions.js";
import { Determinations } from "../determinations.js";
import { PARAMETERS } from "../parameters.js";

/** Why a right is determined, and a category that people found in place of the household's facts. */
export interface DeterminationRequest extends Pick<DetermineRight, "cause" | "givenCategory"> {
  readonly determinationId: string;
  readonly now: Instant;
}

/** What is known of a file without its conditions. */
export type FileToDetermine = Pick<RegisteredApplication, "centre" | "receivedOn">;

/** Determines rights from everything that is known of their files, for whoever asks. */
@Injectable()
export class DetermineRights {
  constructor(
    private readonly executor: CommandExecutor,
    private readonly conditions: Conditions,
    private readonly determinations: Determinations,
    @Inject(CENTRES) private readonly centres: Centres,
    @Inject(PARAMETERS) private readonly parameters: Parameters,
  ) {}

  /**
   * Determines the right of a file and records it, unless new figures change nothing for it: then
   * the answer has no position.
   *
   * @param cause by default the request, later that the facts changed
   * @param open finds the file and decides on access to it
   */
  run(
    context: CommandContext,
    applicationId: string,
    { cause, givenCategory }: Partial<Pick<DeterminationRequest, "cause" | "givenCategory">>,
    open: () => Promise<{ readonly file: FileToDetermine; readonly grant: AccessGrant }>,
  ): Promise<Answer> {
    const determinationId = newId();
    return changeAggregate(this.executor, context, async () => {
      const { file, grant } = await open();
      const { stream, loaded } = await this.determinations.load(applicationId);
      const { determinations, calculations } = loaded.state;
      const isFirst = determinations.length + calculations.length === 0;
      return {
        grant,
        stream,
        loaded,
        decider: determinationDecider,
        command: () =>
          this.prepare(applicationId, file, {
            determinationId,
            cause: cause ?? (isFirst ? "request" : "factsChanged"),
            now: context.now,
            ...(givenCategory === undefined ? {} : { givenCategory }),
          }),
        id: determinationId,
        href: `/applications/${applicationId}/determinations/${determinationId}`,
      };
    });
  }

  /** The command on a file as it stands, and what must not move until its outcome is recorded. */
  async prepare(
    applicationId: string,
    { centre, receivedOn }: FileToDetermine,
    request: DeterminationRequest,
  ): Promise<{ readonly command: DetermineRight; readonly unmoved: readonly StreamAppend[] }> {
    const conditions = await this.conditions.loadAll(applicationId);
    return {
      command: {
        type: "DetermineRight",
        ...request,
        today: belgianDay(request.now),
        requestedOn: rightBeginsOn(receivedOn),
        // The file of centres was checked when the product started.
        choices: (this.centres.get(centre).choices ?? []) as readonly MadeChoice[],
        conditions: conditions.map(({ condition, loaded: { version, state } }) => ({
          condition,
          version,
          state,
        })),
        parameters: this.parameters,
      },
      unmoved: conditions.map(({ stream, loaded }) => unmoved(stream, loaded)),
    };
  }
}
