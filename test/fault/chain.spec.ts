import type { RecordedEvent } from "#event-store";
import { streamName } from "#kernel";
import { derivedEventId, reactionCommandId } from "#projections";
import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { type Product, startProduct } from "../support/product.js";
import { wholeLog } from "./told.js";

describe("from the request to what follows from it", () => {
  let product: Product;
  let player: CasePlayer;
  let log: readonly RecordedEvent[];
  /** Trace id of the answer to the request by which the committee decided. */
  let trace: string;

  beforeAll(async () => {
    product = await startProduct();
    player = await product.player("a-part-time-wage");
    await player.bringToCommittee();
    await player.convene("2025-03-25");
    await player.place();
    await player.dispatch();
    await player.open();
    trace = (await player.decide()).headers.get("belgov-trace-id") ?? "";
    do log = await wholeLog(product.store);
    while (!log.some(({ event }) => event.type === "procedure.DecisionRecorded"));
  });
  afterAll(() => product.stop());

  const only = (type: string): RecordedEvent => {
    const found = log.filter(({ event }) => event.type === type);
    expect(found).toHaveLength(1);
    return found[0]!;
  };

  it("the events of one request carry its trace id, whatever stream they are in", () => {
    for (const type of ["committee.DecisionTaken", "committee.ItemConcluded"]) {
      expect(only(type).metadata).toMatchObject({ correlationId: trace, causationId: trace });
    }
  });

  it("the event of the reaction names its cause, and the request behind that", () => {
    const { eventId: cause, metadata } = only("committee.DecisionTaken");
    expect(only("procedure.DecisionRecorded")).toMatchObject({
      eventId: derivedEventId(reactionCommandId("committee.tellProcedure", cause), 0),
      stream: `application-${player.applicationId}`,
      metadata: {
        causationId: cause,
        correlationId: trace,
        centre: metadata.centre,
        actor: { id: "reaction:procedure.recordDecision", role: "system" },
        purpose: "decision",
        occurredAt: metadata.occurredAt,
      },
    });
  });

  it("every event of the log leads back to one request, through events before it", () => {
    const before = new Map<string, RecordedEvent>();
    for (const recorded of log) {
      const { causationId, correlationId, centre } = recorded.metadata;
      const cause = before.get(causationId);
      if (cause === undefined) expect(causationId).toBe(correlationId);
      else expect(cause.metadata).toMatchObject({ correlationId, centre });
      before.set(recorded.eventId, recorded);
    }
    const answersToEvents = log.filter(({ metadata }) => before.has(metadata.causationId));
    expect(answersToEvents.map(({ event }) => event.type)).toEqual(["procedure.DecisionRecorded"]);
  });

  it("each request has a trace id of its own, which no client chooses", async () => {
    const mine = "chosen-by-the-client";
    const answer = await player.cast.caseworker.send("POST", "/applications", {
      body: player.story.request,
      headers: { "belgov-trace-id": mine },
    });
    expect(answer.headers.get("belgov-related-trace-id")).toBe(mine);
    // By its stream: the whole log may lag behind.
    const stream = streamName("application", answer.body["id"] as string);
    const last = (await Array.fromAsync(product.store.readStream(stream))).at(-1)!;
    expect(last.metadata.correlationId).toBe(answer.headers.get("belgov-trace-id"));
    expect(last.metadata.correlationId).not.toBe(mine);
    expect(log.map(({ metadata }) => metadata.correlationId)).not.toContain(
      last.metadata.correlationId,
    );
  });

  it("the history of the file shows the chain to whoever may read it", async () => {
    const officer = await product.client("wannes");
    const { body } = await officer.get(`/applications/${player.applicationId}/events`);
    const items = body["items"] as { type: string; eventId: string; causationId: string }[];
    const recorded = items.find(({ type }) => type === "procedure.DecisionRecorded");
    expect(items.find(({ eventId }) => eventId === recorded?.causationId)?.type).toBe(
      "committee.DecisionTaken",
    );
  });
});
