import { Registry } from "prom-client";
import { StoreUnavailable } from "#event-store";
import {
  type ProcessorSource,
  ProjectionRunner,
  ReactionRunner,
  registerProjectionMetrics,
} from "./index.js";
import { type Harness, openHarness, visible } from "./testing/harness.js";
import { appendProbes, countingProjector, echoReaction } from "./testing/probe.js";

describe("metrics", () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await openHarness();
  });
  afterAll(() => harness.close());

  it("tell lag and state as they are at the time of the scrape", async () => {
    const registry = new Registry();
    const { dataSource, store } = harness;
    const projections = new ProjectionRunner({
      dataSource,
      store,
      projectors: [countingProjector()],
    });
    const reactions = new ReactionRunner({ dataSource, store, reactions: [echoReaction(store)] });
    registerProjectionMetrics(registry, [projections, reactions]);
    const last = await visible(store, await appendProbes(store, { count: 4 }));
    const before = await registry.metrics();
    expect(before).toContain('rechtop_projection_lag_events{name="probe.counts"} 4');
    expect(before).toContain('rechtop_projection_lag_events{name="probe.echo"} 4');
    expect(before).toContain('rechtop_projection_state{name="probe.counts",state="off"} 1');
    projections.start();
    await projections.waitFor("probe.counts", last, { timeoutMs: 20_000 });
    const after = await registry.metrics();
    expect(after).toContain('rechtop_projection_lag_events{name="probe.counts"} 0');
    expect(after).toContain('rechtop_projection_state{name="probe.counts",state="running"} 1');
    expect(after).toContain('rechtop_projection_state{name="probe.counts",state="off"} 0');
    await projections.stop();
  });

  it("count a lag once at a time, however often they are asked meanwhile", async () => {
    const registry = new Registry();
    const counted = Promise.withResolvers<ReadonlyMap<string, number>>();
    let times = 0;
    const slow: ProcessorSource = {
      statuses: () => [],
      lag: () => {
        times += 1;
        return counted.promise;
      },
    };
    registerProjectionMetrics(registry, [slow]);
    const scrapes = [registry.metrics(), registry.metrics()];
    counted.resolve(new Map([["probe.slow", 3]]));
    for (const scrape of await Promise.all(scrapes)) expect(scrape).toContain('"probe.slow"} 3');
    expect(times).toBe(1);
    await registry.metrics();
    expect(times).toBe(2);
  });

  it("leave the lag out while the database is away, and keep the rest of the scrape", async () => {
    const registry = new Registry();
    const away: ProcessorSource = {
      statuses: () => [{ name: "probe.away", state: "backingOff" }],
      lag: () => Promise.reject(new StoreUnavailable(undefined)),
    };
    registerProjectionMetrics(registry, [away]);
    const text = await registry.metrics();
    expect(text).not.toContain("rechtop_projection_lag_events{");
    expect(text).toContain('rechtop_projection_state{name="probe.away",state="backingOff"} 1');
    expect(() => registerProjectionMetrics(new Registry(), [away, away])).toThrow("twice");
  });
});
