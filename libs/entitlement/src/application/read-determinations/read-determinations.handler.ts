import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { instant } from "#kernel";
import { type Answer, householdOf, type Input } from "#platform";
import { Files } from "#procedure";
import {
  type KeptDetermination,
  keptDeterminations,
  madeBy,
} from "../../domain/determination/kept-determination.js";
import { determinationSummary } from "../determination-views.js";
import { Determinations } from "../determinations.js";
import type { ListDeterminationsQuery } from "../file-determination-schemas.js";
import { determinedWithOthers } from "../household.js";

/** The determinations of a file, newest first, with what each gives in its periods. */
export class ReadDeterminations extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
    readonly asked: Input<typeof ListDeterminationsQuery>,
  ) {
    super();
  }
}

@QueryHandler(ReadDeterminations)
export class ReadDeterminationsHandler implements IQueryHandler<ReadDeterminations> {
  constructor(
    private readonly files: Files,
    private readonly determinations: Determinations,
  ) {}

  async execute({ actor, applicationId, asked }: ReadDeterminations): Promise<Answer> {
    await this.files.open(actor, "readDeterminations", applicationId);
    const { loaded } = await this.determinations.load(applicationId);
    const { knownAt, validOn } = asked;
    const known = keptDeterminations(loaded.state).filter(
      (made) => knownAt === undefined || madeBy(made, instant(knownAt)),
    );
    const shown = known.map((made) => ({ made, periods: periodsOn(made, validOn) }));
    return {
      body: {
        items: shown
          .filter(({ periods }) => periods.length > 0)
          .map(({ made, periods }) => determinationSummary(made, periods))
          .reverse(),
      },
      subjects: householdOf(applicationId, known.some(determinedWithOthers)),
      version: loaded.version,
    };
  }
}

/** The periods of a determination; only the one in which `day` falls, when there is a day. */
function periodsOn({ periods }: KeptDetermination, day: string | undefined) {
  if (day === undefined) return periods;
  return periods.filter(({ from, until = day }) => from <= day && day <= until);
}
