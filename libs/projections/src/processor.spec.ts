import { StoreUnavailable } from "#event-store";
import { BackOff, pause } from "./back-off.js";
import { Processor, type ProcessorStatus, type WorkContext } from "./processor.js";
import { deferred } from "./testing/harness.js";

const BACK_OFF = { firstMs: 1, capMs: 2 };

describe("a processor", () => {
  /** Runs `work` and gives the states that it went through, up to the first `last`. */
  async function statesUntil(last: string, work: (context: WorkContext) => Promise<void>) {
    const states: ProcessorStatus[] = [];
    const reached = deferred();
    const processor = new Processor("probe.work", work, {
      backOff: BACK_OFF,
      onChange: (status) => {
        states.push(status);
        if (status.state === last) reached.resolve();
      },
    });
    processor.start();
    await reached.promise;
    return { processor, states: states.map(({ state }) => state) };
  }

  it("tries again after what can pass, and stops at what cannot", async () => {
    let calls = 0;
    const { states } = await statesUntil("stopped", async ({ running }) => {
      calls += 1;
      if (calls < 4) throw new StoreUnavailable(undefined);
      running();
      throw new TypeError("bug");
    });
    expect(calls).toBe(4);
    expect(states).toEqual(["backingOff", "running", "stopped"]);
  });

  it("ends when it is stopped, also in the middle of a back-off", async () => {
    const asleep = deferred();
    const processor = new Processor(
      "probe.work",
      () => Promise.reject(new StoreUnavailable(undefined)),
      { backOff: { firstMs: 3_600_000, capMs: 3_600_000 }, onChange: () => asleep.resolve() },
    );
    processor.start();
    await asleep.promise;
    await processor.stop();
    expect(processor.status).toEqual({ name: "probe.work", state: "off" });
  });

  it("is one worker however often it is started", async () => {
    let workers = 0;
    const processor = new Processor(
      "probe.work",
      async ({ signal }) => {
        workers += 1;
        await pause(3_600_000, signal);
      },
      { backOff: BACK_OFF },
    );
    processor.start();
    processor.start();
    await processor.stop();
    expect(workers).toBe(1);
  });
});

describe("a back-off", () => {
  it("doubles up to its cap and starts anew after a success", () => {
    const backOff = new BackOff({ firstMs: 100, capMs: 500 });
    expect([1, 2, 3, 4, 5].map(() => backOff.next())).toEqual([100, 200, 400, 500, 500]);
    backOff.reset();
    expect(backOff.next()).toBe(100);
  });
});
