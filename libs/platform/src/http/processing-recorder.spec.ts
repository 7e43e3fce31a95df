import type { FastifyRequest } from "fastify";
import Type from "typebox";
import { instant } from "#kernel";
import { DevelopmentClock } from "../config/clock.js";
import type { Answer } from "./answer.js";
import type { EndpointSpec } from "./endpoint.js";
import { applicantsOf, householdOf, type Processing } from "./processing.js";
import { type ProcessingAct, ProcessingNotRecorded } from "./processing-log.js";
import { ProcessingRecorder, type ServedRequest } from "./processing-recorder.js";
import type { AccessTrail } from "./request-context.js";

const FILE = "4f9c4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e";
const NOW = instant("2025-03-03T09:00:00+01:00");
const GRANT = { role: "caseworker", purpose: "requestHandling", legalBasis: "art. 18" } as const;
const PERMITTED: AccessTrail = { decided: { action: "readFile", decision: GRANT } };

describe("the recorder at the edge", () => {
  let acts: ProcessingAct[];
  let recorder: ProcessingRecorder;
  beforeEach(() => {
    acts = [];
    const log = {
      record: (act: ProcessingAct) => {
        acts.push(act);
        return Promise.resolve();
      },
    };
    recorder = new ProcessingRecorder(log, new DevelopmentClock(NOW));
  });

  const served = (
    processing: Processing = { operation: "consult", categories: { applicant: ["identity"] } },
    access: AccessTrail = PERMITTED,
    request: object = {},
  ): ServedRequest => ({
    spec: {
      operationId: "readFile",
      summary: "A file.",
      action: "readFile",
      kind: "read",
      answers: Type.Object({}),
      processing,
    } satisfies EndpointSpec,
    request: { headers: {}, ip: "fe80::1%eth0", params: {}, ...request } as FastifyRequest,
    context: {
      traceId: FILE,
      now: NOW,
      actor: { id: "u-1", centre: "ocmw-lindeveld", roles: ["caseworker"] },
      access,
    },
  });
  const answer = (changes: Partial<Answer> = {}): Answer => ({
    body: {},
    subjects: applicantsOf([FILE]),
    ...changes,
  });

  it("records for whom it was, under the grant of the decision", async () => {
    await recorder.answered(served(), answer());
    expect(acts).toEqual([
      expect.objectContaining({
        purpose: "requestHandling",
        legalBasis: "art. 18",
        decision: "permit",
        subjects: [{ dossier: FILE, role: "applicant", categories: ["identity"] }],
        user: {
          id: "u-1",
          organisation: "ocmw-lindeveld",
          role: "caseworker",
          rolesHeld: ["caseworker"],
          authentication: "accessToken",
          networkAddress: "fe80::1",
        },
      }),
    ]);
  });

  it("records nothing of what is not personal, or is an event", async () => {
    const body = { body: {} };
    await recorder.answered(served("none"), body);
    await recorder.answered(served({ recordedAs: "event" }), body);
    expect(acts).toEqual([]);
  });

  it("lets no answer out that does not say whose data is in it; nobody's is an answer", async () => {
    await expect(recorder.answered(served(), { body: {} })).rejects.toThrow(
      "readFile answers personal data and does not say whose",
    );
    await recorder.answered(served(), answer({ subjects: [] }));
    expect(acts.map(({ subjects }) => subjects)).toEqual([[]]);
  });

  it("lets nothing out of people whom the endpoint does not declare", async () => {
    const household = answer({ subjects: householdOf(FILE, true) });
    await expect(recorder.answered(served(), household)).rejects.toThrow(
      "readFile does not declare that it shows data of a householdMember",
    );
    expect(acts).toEqual([]);
  });

  it.each<[string, AccessTrail]>([
    ["no decision on access", {}],
    ["a decision on something else", { decided: { action: "listFiles", decision: GRANT } }],
    ["a refusal", { decided: { action: "readFile", decision: { refused: "forbidden" } } }],
  ])("lets nothing out on %s", async (_, access) => {
    await expect(recorder.answered(served(undefined, access), answer())).rejects.toThrow(
      "readFile answers personal data without a decision on readFile",
    );
    expect(acts).toEqual([]);
  });

  it("records a refusal with the files that were named, wherever they were", async () => {
    const problem = new Error("refused");
    const decided = { action: "readFile", decision: { refused: "hidden" }, problem } as const;
    const other = "0f8e4a52-1f6a-4a43-9d0e-3a5f1f0c2b7e";
    const request = {
      params: { socialReportId: FILE },
      query: { applicationId: "85000099712" },
      body: { applicationId: other, memberIds: ["u-2"] },
    };
    await recorder.refused(served("none", { decided }, request), problem);
    expect(acts).toEqual([
      expect.objectContaining({
        decision: "deny",
        purpose: "requestHandling",
        subjects: [FILE, other].map((dossier) => ({ dossier, role: "applicant", categories: [] })),
      }),
    ]);
    expect(acts[0]!.user).not.toHaveProperty("role");
  });

  it("records no refusal that is not the one that ended the request", async () => {
    const decided = {
      action: "readFile",
      decision: { refused: "hidden" },
      problem: new Error("caught by the handler"),
    } as const;
    await recorder.refused(served("none", { decided }), new Error("another"));
    await recorder.refused(served("none", PERMITTED), new Error("of the domain"));
    expect(acts).toEqual([]);
  });

  it("says of a log that fails that it failed, and nothing of why but the code", async () => {
    const failing = {
      record: () => Promise.reject(Object.assign(new Error("u-1 85000099712"), { code: "42P01" })),
    };
    const failed = new ProcessingRecorder(failing, new DevelopmentClock(NOW))
      .answered(served(), answer())
      .catch((error: unknown) => error);
    const error = (await failed) as ProcessingNotRecorded;
    expect(error).toBeInstanceOf(ProcessingNotRecorded);
    expect(error.code).toBe("42P01");
    expect(`${error.message} ${String(error.cause)}`).not.toContain("85000099712");
  });
});
