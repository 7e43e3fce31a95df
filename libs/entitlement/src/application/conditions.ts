import { Injectable } from "@nestjs/common";
import { AggregateStore, type Loaded } from "#event-store";
import { type StreamName, streamName } from "#kernel";
import { type Condition, CONDITIONS } from "#statute";
import { conditionCategory, conditionDecider } from "../domain/conditions/condition.js";
import type { ConditionState } from "../domain/conditions/state.js";

/** One condition of one file, as loaded. */
export interface LoadedCondition {
  readonly condition: Condition;
  readonly stream: StreamName;
  readonly loaded: Loaded<ConditionState>;
}

/** The six conditions of a file. */
@Injectable()
export class Conditions {
  constructor(private readonly aggregates: AggregateStore) {}

  async load(applicationId: string, condition: Condition): Promise<LoadedCondition> {
    const stream = streamName(conditionCategory(condition), applicationId);
    const loaded = await this.aggregates.load(conditionDecider(condition), stream);
    return { condition, stream, loaded };
  }

  /** All six, in the order of art. 3. */
  loadAll(applicationId: string): Promise<LoadedCondition[]> {
    return Promise.all(CONDITIONS.map((condition) => this.load(applicationId, condition)));
  }
}
