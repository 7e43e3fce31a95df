import type { Position } from "./port.js";
import { follow, type Page } from "./reading.js";
import { WakeUp } from "./wake-up.js";

const at = (n: number) => `memory:${n}` as Position;
const nothing: Page = { events: [], position: undefined, pending: false };

describe("follow", () => {
  const { signal } = new AbortController();

  it("does not miss what is appended between looking and waiting", async () => {
    const wakeUp = new WakeUp();
    let looks = 0;
    const readPage = async (): Promise<Page> => {
      looks += 1;
      if (looks > 1) return { ...nothing, position: at(1) };
      // Appended after the look that finds nothing and before the wait begins.
      queueMicrotask(() => wakeUp.ring());
      return nothing;
    };
    const batches = follow(readPage, { batchSize: 1, signal, wakeUp });
    expect((await batches.next()).value).toEqual({ events: [], position: at(1) });
  });

  it("looks again soon, unasked, while events are held back", async () => {
    let looks = 0;
    const readPage = async (): Promise<Page> => {
      looks += 1;
      return looks < 4 ? { ...nothing, pending: true } : { ...nothing, position: at(1) };
    };
    const options = { batchSize: 1, signal, wakeUp: new WakeUp(), pollIntervalMs: 3_600_000 };
    await follow(readPage, options).next();
    expect(looks).toBe(4);
  });

  it("gives nothing more when it is aborted while it reads", async () => {
    const abort = new AbortController();
    const readPage = async (): Promise<Page> => {
      abort.abort();
      return { ...nothing, position: at(1) };
    };
    const options = { batchSize: 1, signal: abort.signal, wakeUp: new WakeUp() };
    expect((await follow(readPage, options).next()).done).toBe(true);
  });

  it("leaves nothing behind: no timer, no listener, when it is woken or aborted", async () => {
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout");
    const before = timers();
    const wakeUp = new WakeUp();
    const abort = new AbortController();
    const waits = [1, 2].map(() => wakeUp.wait(wakeUp.rings, abort.signal, 3_600_000));
    wakeUp.ring();
    await Promise.all(waits);
    const aborted = wakeUp.wait(wakeUp.rings, abort.signal, 3_600_000);
    abort.abort();
    await aborted;
    await wakeUp.wait(wakeUp.rings, abort.signal, 3_600_000);
    expect(timers()).toEqual(before);
  });
});
