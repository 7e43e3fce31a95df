import type { ApiAnswer } from "../../apps/cli/src/demo/api-client.js";
import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { countEvents } from "../support/log.js";
import { type Product, startProduct, subjectOf } from "../support/product.js";
import { bring, SITTING_DAY, type Stage, STAGES } from "../support/stages.js";

type Point = Stage | "closed" | "notified";

const POINTS: readonly Point[] = [...STAGES, "closed", "notified"];

/** It goes through: the other stories tell what happens then. */
const DONE = "done";

/** What each step answers from a point of the procedure on, until the next point that is named. */
const ANSWERS: Readonly<Record<string, Partial<Record<Point, string>>>> = {
  // Without evidence it says what is missing.
  determinations: { registered: DONE },
  versions: {
    registered: "socialReport:findingMissing",
    investigated: "socialReport:calculationMissing",
    determined: DONE,
    sealed: "socialReport:sealed",
  },
  ...Object.fromEntries(
    ["readings", "declinations", "attempts"].map((step) => [
      step,
      {
        registered: "socialReport:noSuchVersion",
        drafted: DONE,
        heard: "socialReport:alreadyHeard",
        sealed: "socialReport:sealed",
      },
    ]),
  ),
  reviews: {
    registered: "socialReport:noSuchVersion",
    drafted: "socialReport:notHeardAtThisVersion",
    heard: DONE,
    approved: "socialReport:alreadyReviewed",
    sealed: "socialReport:sealed",
  },
  seals: {
    registered: "socialReport:noSuchVersion",
    drafted: "socialReport:notHeardAtThisVersion",
    heard: "socialReport:notApproved",
    approved: DONE,
    sealed: "socialReport:sealed",
  },
  submissions: {
    registered: "socialReport:noSuchVersion",
    drafted: "socialReport:notHeardAtThisVersion",
    heard: "socialReport:notSealed",
    sealed: DONE,
    submitted: "socialReport:alreadySubmitted",
  },
  agendaItems: {
    registered: "committee:reportNotSubmitted",
    submitted: DONE,
    placed: "committee:alreadyOnAgenda",
    dispatched: "committee:agendaClosed",
  },
  agendaDispatches: {
    registered: "committee:agendaEmpty",
    placed: DONE,
    dispatched: "committee:agendaClosed",
  },
  openings: {
    registered: "committee:agendaNotDispatched",
    dispatched: DONE,
    open: "committee:sittingAlreadyOpen",
    closed: "committee:sittingNotOpen",
  },
  ...Object.fromEntries(
    ["decisions", "adjournments"].map((step) => [
      step,
      {
        registered: "committee:notOnAgenda",
        placed: "committee:sittingNotOpen",
        open: DONE,
        decided: "committee:alreadyDecided",
        closed: "committee:sittingNotOpen",
      },
    ]),
  ),
  closings: {
    registered: "committee:sittingNotOpen",
    open: "committee:itemsNotConcluded",
    decided: DONE,
    closed: "committee:sittingNotOpen",
  },
  notifications: {
    registered: "procedure:notDecided",
    decided: DONE,
    notified: "procedure:alreadyNotified",
  },
  assignments: { registered: "procedure:alreadyAssigned" },
};

/** Every step of the procedure after the investigation, in order, each a valid request. */
const STEPS: Readonly<Record<string, (player: CasePlayer) => Promise<ApiAnswer>>> = {
  determinations: (player) => player.determine(),
  versions: ({ cast, report, story }) => {
    const { sections, proposal } = story.report[0]!;
    return cast.caseworker.attempt(report, "versions", { sections, proposal });
  },
  readings: ({ cast, report }) =>
    cast.caseworker.attempt(report, "readings", { version: 1, language: "nl", manner: "byVideo" }),
  declinations: ({ cast, report }) =>
    cast.caseworker.attempt(report, "declinations", { version: 1 }),
  attempts: ({ cast, report }) =>
    cast.caseworker.attempt(report, "attempts", {
      version: 1,
      attemptedOn: "2025-03-03",
      manner: "telephone",
      whatHappened: "Neemt niet op.",
    }),
  reviews: ({ cast, report }) =>
    cast.teamLeader.attempt(report, "reviews", { version: 1, verdict: "approved" }),
  seals: ({ cast, report }) => cast.teamLeader.attempt(report, "seals", { version: 1 }),
  submissions: ({ cast, report }) => cast.caseworker.attempt(report, "submissions", { version: 1 }),
  agendaItems: ({ cast, sitting, applicationId }) =>
    cast.secretary.attempt(sitting, "agendaItems", { applicationId }),
  agendaDispatches: ({ cast, sitting }) => cast.secretary.attempt(sitting, "agendaDispatches"),
  openings: ({ cast, sitting }) =>
    cast.secretary.attempt(sitting, "openings", { presentIds: cast.memberIds }),
  decisions: ({ cast, sitting, ...player }) =>
    cast.chair.attempt(sitting, "decisions", {
      applicationId: player.applicationId,
      ...player.story.decision,
      votes: cast.memberIds.map((memberId) => ({ memberId, vote: "for" })),
    }),
  adjournments: ({ cast, sitting, applicationId }) =>
    cast.chair.attempt(sitting, "adjournments", {
      applicationId,
      reasons: "Later.",
      furtherInvestigation: false,
    }),
  closings: ({ cast, sitting }) => cast.secretary.attempt(sitting, "closings"),
  notifications: ({ cast, file }) =>
    cast.caseworker.attempt(file, "notifications", {
      notifiedOn: "2025-03-03",
      manner: "againstReceipt",
    }),
  assignments: ({ cast, file }) =>
    cast.teamLeader.attempt(file, "assignments", { assigneeId: subjectOf("els") }),
};

/** The row of `ANSWERS` spelled out: one answer for each point. */
function answersOf(step: string): Map<Point, string> {
  let current = "";
  return new Map(
    POINTS.map((point) => {
      current = ANSWERS[step]?.[point] ?? current;
      return [point, current];
    }),
  );
}

describe("a step at the wrong moment, or a second time", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.stop());

  async function bringTo(player: CasePlayer, point: Point): Promise<void> {
    if (point === "closed") await player.close();
    else if (point === "notified") await STEPS["notifications"]!(player);
    else await bring(player, point, point);
  }

  it("is refused with a code of its own at every point of the procedure, and leaves no trace", async () => {
    const player = await product.player("a-part-time-wage");
    await player.convene(SITTING_DAY);
    const wrong: string[] = [];
    let tried = 0;
    for (const point of POINTS) {
      await bringTo(player, point);
      const before = await countEvents(product);
      for (const [step, take] of Object.entries(STEPS)) {
        const expected = answersOf(step).get(point);
        if (expected === DONE) continue;
        tried += 1;
        const { status, body } = await take(player);
        const type = String(body["type"]).replace("urn:problem-type:rechtop:", "");
        if (type !== expected || status !== 409) {
          wrong.push(`${point}: ${step} answered ${status} ${type}`);
        }
      }
      expect(await countEvents(product)).toBe(before);
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(150);
  });

  it("has no answer that nobody foresaw: every step is in the table", () => {
    expect(Object.keys(ANSWERS).sort()).toEqual(Object.keys(STEPS).sort());
  });

  it("is no registration of a request that is yet to come in", async () => {
    const els = await product.client("els");
    const { story } = await product.player("a-part-time-wage");
    const before = await countEvents(product);
    const answer = await els.send("POST", "/applications", {
      body: { ...story.request, receivedOn: "2025-03-04" },
    });
    expect(answer.status).toBe(409);
    expect(answer.body["type"]).toBe("urn:problem-type:rechtop:procedure:receivedInFuture");
    expect(await countEvents(product)).toBe(before);
  });
});
