import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { type Answer, householdOf } from "#platform";
import { Files } from "#procedure";
import type { Condition } from "#statute";
import { Conditions, type LoadedCondition } from "../conditions.js";
import { evidenceOfHousehold } from "../household.js";
import { conditionView } from "../views.js";

/** The six conditions of a file, or one of them, with evidence and findings. */
export class ReadConditions extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
    readonly only?: Condition,
  ) {
    super();
  }
}

@QueryHandler(ReadConditions)
export class ReadConditionsHandler implements IQueryHandler<ReadConditions> {
  constructor(
    private readonly files: Files,
    private readonly conditions: Conditions,
  ) {}

  async execute({ actor, applicationId, only }: ReadConditions): Promise<Answer> {
    await this.files.open(actor, "readConditions", applicationId);
    if (only === undefined) {
      const all = await this.conditions.loadAll(applicationId);
      return {
        body: { items: all.map(conditionView) },
        subjects: householdOf(applicationId, all.some(tellsOfOthers)),
      };
    }
    const one = await this.conditions.load(applicationId, only);
    return {
      body: conditionView(one),
      subjects: householdOf(applicationId, tellsOfOthers(one)),
      version: one.loaded.version,
    };
  }
}

function tellsOfOthers({ loaded }: LoadedCondition): boolean {
  return loaded.state.evidence.some(evidenceOfHousehold);
}
