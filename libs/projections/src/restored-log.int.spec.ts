import { type KurrentDbEventStore, openKurrentDb, PlainJsonCodec } from "#event-store";
import { startKurrentDbDouble } from "#testing";
import { ProjectionRunner } from "./index.js";
import { openHarness, until } from "./testing/harness.js";
import { appendProbes, countingProjector, PROBE_REGISTRY } from "./testing/probe.js";

it("stops a read model whose position lies beyond the end of a restored log, and says so", async () => {
  const harness = await openHarness();
  const server = await startKurrentDbDouble();
  const open = (url: string) =>
    openKurrentDb({
      url,
      categories: ["probe"],
      codec: new PlainJsonCodec(),
      registry: PROBE_REGISTRY,
    });
  const store = await open(server.url);
  const runnerOn = (log: KurrentDbEventStore) =>
    new ProjectionRunner({
      dataSource: harness.dataSource,
      store: log,
      projectors: [countingProjector()],
    });
  await appendProbes(store, { count: 10 });
  const backup = server.records.all.slice(1);
  await appendProbes(store, { from: 10, count: 10 });
  const before = runnerOn(store);
  before.start();
  await until(async () => [...(await before.lag()).values()].every((lag) => lag === 0));
  await before.stop();

  const restored = await startKurrentDbDouble();
  for (const { id, stream, type, contentType, data } of backup)
    restored.records.append([{ id, stream, type, contentType, data }], []);
  const log = await open(restored.url);
  const after = runnerOn(log);
  after.start();
  await appendProbes(log, { from: 10, count: 5 });
  await until(() => Promise.resolve(after.statuses().some(({ state }) => state === "stopped")));
  expect(after.statuses()).toMatchObject([{ state: "stopped", errorCode: "log-ends-before" }]);
  await after.stop();
  for (const one of [log, store]) await one.close();
  for (const one of [restored, server]) await one.stop();
  await harness.close();
});
