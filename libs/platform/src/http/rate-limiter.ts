import { Inject, Injectable } from "@nestjs/common";
import { CLOCK, type Clock } from "../config/clock.js";
import { ProblemError, standardProblem } from "./problem.js";
import type { ServedRequest } from "./processing-recorder.js";
import { TokenBuckets } from "./token-buckets.js";

/**
 * Holds everybody to the limits that endpoints declare: per person (a pseudonym of a centre) and
 * endpoint, in the memory of this process.
 */
@Injectable()
export class RateLimiter {
  readonly #buckets = new Map<string, TokenBuckets>();

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * Counts a request to an endpoint with a limit. One too many is a refusal like any other: it is
   * noted down in the request, and recorded.
   *
   * @throws ProblemError 429 with `Retry-After` in seconds
   * @throws Error when the endpoint is public: there is nobody to count
   */
  take({ spec, context: { actor, access } }: ServedRequest): void {
    const { limit, operationId, action } = spec;
    if (limit === undefined) return;
    if (actor === undefined || action === "public") {
      throw new Error(`${operationId} has a limit per person and is open to strangers`);
    }
    const buckets = this.#buckets.get(operationId) ?? new TokenBuckets(limit);
    this.#buckets.set(operationId, buckets);
    const seconds = buckets.take(`${actor.centre}/${actor.id}`, Date.parse(this.clock.now()));
    if (seconds === 0) return;
    const problem = new ProblemError(
      standardProblem("tooManyRequests", `You ask for this too often. Wait ${seconds} s.`),
      { "Retry-After": String(seconds) },
    );
    access.decided = { action, decision: { refused: "forbidden" }, problem };
    throw problem;
  }
}
