import { Injectable } from "@nestjs/common";
import { AggregateStore, type Loaded } from "#event-store";
import { type StreamName, streamName } from "#kernel";
import type { DeterminationState } from "../domain/determination/determination-state.js";
import { determinationDecider } from "../domain/determination/determination.js";

/** The determinations of one file, as loaded. */
export interface LoadedDetermination {
  readonly stream: StreamName;
  readonly loaded: Loaded<DeterminationState>;
}

/** The determinations of files. */
@Injectable()
export class Determinations {
  constructor(private readonly aggregates: AggregateStore) {}

  async load(applicationId: string): Promise<LoadedDetermination> {
    const stream = streamName("determination", applicationId);
    return { stream, loaded: await this.aggregates.load(determinationDecider, stream) };
  }
}
