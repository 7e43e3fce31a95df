import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { instant } from "#kernel";
import { DevelopmentClock } from "../config/clock.js";
import type { EndpointSpec } from "./endpoint.js";
import { ProblemError } from "./problem.js";
import type { ServedRequest } from "./processing-recorder.js";
import { RateLimiter } from "./rate-limiter.js";

const START = instant("2025-03-03T09:00:00+01:00");

describe("the limit of an endpoint", () => {
  let clock: DevelopmentClock;
  let limiter: RateLimiter;
  beforeEach(() => {
    clock = new DevelopmentClock(START);
    limiter = new RateLimiter(clock);
  });

  const served = (changes: Partial<EndpointSpec> = {}, id = "u-1", centre = "ocmw-lindeveld") =>
    ({
      spec: {
        operationId: "listFiles",
        summary: "Files.",
        action: "listFiles",
        kind: "read",
        answers: Type.Object({}),
        processing: "none",
        limit: { perMinute: 10, burst: 1 },
        ...changes,
      },
      request: {} as FastifyRequest,
      context: { traceId: "", now: START, actor: { id, centre, roles: [] }, access: {} },
    }) satisfies ServedRequest;
  const refusal = (request: ServedRequest): ProblemError => {
    try {
      limiter.take(request);
    } catch (error) {
      if (error instanceof ProblemError) return error;
      throw error;
    }
    throw new Error("it was let through");
  };

  it("is refused beyond it, says for how long, and notes it down as a refusal of access", () => {
    limiter.take(served());
    const request = served();
    const problem = refusal(request);
    expect(problem.problem).toMatchObject({
      type: "urn:problem-type:belgif:tooManyRequests",
      status: 429,
      detail: "You ask for this too often. Wait 6 s.",
    });
    expect(problem.headers).toEqual({ "Retry-After": "6" });
    expect(request.context.access).toEqual({
      decided: { action: "listFiles", decision: { refused: "forbidden" }, problem },
    });
    clock.moveTo(instant("2025-03-03T09:00:06+01:00"));
    limiter.take(served());
  });

  it("counts each person of each centre, and each endpoint, for itself", () => {
    limiter.take(served());
    limiter.take(served({}, "u-2"));
    limiter.take(served({}, "u-1", "cpas-valmont"));
    limiter.take(served({ operationId: "listSittings" }));
    refusal(served());
  });

  it("is none where none is declared, and cannot be one for strangers", () => {
    const { limit: _, ...spec } = served().spec;
    for (let i = 0; i < 100; i += 1) limiter.take({ ...served(), spec });
    expect(() => limiter.take(served({ action: "public" }))).toThrow("open to strangers");
  });
});
