import { errorCatalogue } from "#kernel";
import {
  badRequest,
  domainProblem,
  domainProblemType,
  ownProblem,
  standardProblem,
} from "./problem.js";

describe("a problem", () => {
  it.each([
    ["social-report.not-read", "urn:problem-type:rechtop:socialReport:notRead"],
    ["committee.agenda-empty", "urn:problem-type:rechtop:committee:agendaEmpty"],
    ["statute.partner-with-category-2", "urn:problem-type:rechtop:statute:partnerWithCategory2"],
  ])("has a type that follows from the code of the refusal: %s", (code, type) => {
    expect(domainProblemType(code)).toBe(type);
  });

  it("says what happened here, and what to do about it", () => {
    const catalogue = errorCatalogue("probe", {
      "not-now": { title: "It is too early", remedy: "Wait until tomorrow." },
    });
    expect(domainProblem(catalogue.error("not-now"))).toMatchObject({
      status: 409,
      title: "It is too early",
      detail: "Wait until tomorrow.",
    });
    expect(domainProblem(catalogue.error("not-now", "It is 8 o'clock")).detail).toBe(
      "It is 8 o'clock. Wait until tomorrow.",
    );
    expect(ownProblem("staleVersion", "You sent 3.").detail).toMatch(/^You sent 3\. Read it again/);
  });

  it("names each occurrence by a URN of its own", () => {
    const made = [
      standardProblem("resourceNotFound", "x"),
      standardProblem("resourceNotFound", "x"),
    ];
    for (const { instance } of made) expect(instance).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(made[0]!.instance).not.toBe(made[1]!.instance);
  });

  it("carries the issues of the input", () => {
    const { problem } = badRequest([]);
    expect(problem).toMatchObject({ type: "urn:problem-type:belgif:badRequest", issues: [] });
  });
});
