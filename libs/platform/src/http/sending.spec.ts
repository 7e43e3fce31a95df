import { Readable } from "node:stream";
import { begin } from "./sending.js";

describe("content that is sent piece by piece", () => {
  it("is sent as it is when it is there", async () => {
    expect(await begin(Buffer.from("whole"))).toEqual(Buffer.from("whole"));
  });

  it("is no further made than it is read", async () => {
    let made = 0;
    async function* pieces() {
      for (; made < 1_000; made += 1) yield Buffer.alloc(100_000, "x");
    }
    const content = (await begin(pieces())) as Readable;
    expect(made).toBeLessThanOrEqual(2);
    let read = 0;
    for await (const piece of content) {
      read += (piece as Buffer).length;
      expect(made).toBeLessThanOrEqual(read / 100_000 + 2);
    }
    expect(read).toBe(100_000_000);
  });

  it("that cannot even be begun fails before anything is sent", async () => {
    const none = {
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.reject(new Error("not sealed yet")),
      }),
    };
    await expect(begin(none)).rejects.toThrow("not sealed yet");
  });

  it("may be nothing", async () => {
    const content = await begin(Readable.from([]));
    expect(await Array.fromAsync(content as Readable)).toEqual([]);
  });

  it("that fails later, or that nobody takes, ends there, and what made it is told", async () => {
    let ended = false;
    async function* half() {
      try {
        yield Buffer.from("half");
        throw new Error("away");
      } finally {
        ended = true;
      }
    }
    const broken = (await begin(half())) as Readable;
    await expect(Array.fromAsync(broken)).rejects.toThrow("away");
    expect(ended).toBe(true);

    ended = false;
    async function* endless() {
      try {
        for (;;) yield Buffer.alloc(100_000);
      } finally {
        ended = true;
      }
    }
    const left = (await begin(endless())) as Readable;
    const closed = new Promise((resolve) => left.once("close", resolve));
    left.destroy();
    await closed;
    expect(ended).toBe(true);
  });
});
