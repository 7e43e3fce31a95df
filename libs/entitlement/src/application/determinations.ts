import { Injectable } from "@nestjs/common";
import { AggregateStore, type Loaded } from "#event-store";
import { type StreamName, streamName } from "#kernel";
import { type Determination, determinationDecider } from "../domain/determination/determination.js";

/** The calculations of one file, as loaded. */
export interface LoadedDetermination {
  readonly stream: StreamName;
  readonly loaded: Loaded<Determination>;
}

/** The calculations of files. */
@Injectable()
export class Determinations {
  constructor(private readonly aggregates: AggregateStore) {}

  async load(applicationId: string): Promise<LoadedDetermination> {
    const stream = streamName("determination", applicationId);
    return { stream, loaded: await this.aggregates.load(determinationDecider, stream) };
  }
}
