import { Injectable } from "@nestjs/common";
import { AggregateStore, type Loaded } from "#event-store";
import { type StreamName, streamName } from "#kernel";
import { type CommitteeCase, committeeCaseDecider } from "../domain/committee-case.js";

/** The cases as the committee has them. A case has the identifier of its file. */
@Injectable()
export class Cases {
  constructor(private readonly aggregates: AggregateStore) {}

  async load(
    applicationId: string,
  ): Promise<{ readonly stream: StreamName; readonly loaded: Loaded<CommitteeCase> }> {
    const stream = streamName("committeeCase", applicationId);
    return { stream, loaded: await this.aggregates.load(committeeCaseDecider, stream) };
  }
}
