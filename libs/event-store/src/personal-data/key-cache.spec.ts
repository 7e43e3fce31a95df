import { createSecretKey, randomUUID } from "node:crypto";
import { jest } from "@jest/globals";
import { uuid } from "#kernel";
import type { ActiveKey } from "./data-keys.js";
import { HeldKeks } from "./held-keks.js";
import { KeyCache } from "./key-cache.js";
import type { KekProvider } from "./kek-providers.js";

const now = () => performance.now();

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe("keys that are held", () => {
  const key = (): ActiveKey => ({
    state: "active",
    keyId: uuid(randomUUID()),
    dossier: uuid(randomUUID()),
    subject: "applicant",
    kind: "identity",
    key: createSecretKey(Buffer.alloc(32)),
  });
  const newCache = () => new KeyCache({ keys: 10, lifeMs: 1_000 }, now);

  it("are forgotten when their life is over, although nobody asks any more", () => {
    const cache = newCache();
    cache.put(key());
    jest.advanceTimersByTime(600);
    cache.put(key());
    jest.advanceTimersByTime(399);
    expect(cache.size).toBe(2);
    jest.advanceTimersByTime(1);
    expect(cache.size).toBe(1);
    jest.advanceTimersByTime(599);
    expect(cache.size).toBe(1);
    jest.advanceTimersByTime(1);
    expect(cache.size).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });

  it("are forgotten at their time also when they are used until then", () => {
    const cache = newCache();
    const held = key();
    cache.put(held);
    jest.advanceTimersByTime(999);
    expect(cache.byScope(held)).toBe(held);
    jest.advanceTimersByTime(1);
    expect(cache.size).toBe(0);
  });

  it("leave no timer behind when they are cleared, and are forgotten again afterwards", () => {
    const cache = newCache();
    cache.put(key());
    cache.clear();
    expect(jest.getTimerCount()).toBe(0);
    cache.put(key());
    jest.advanceTimersByTime(1_000);
    expect(cache.size).toBe(0);
  });
});

describe("key-encrypting keys that are held", () => {
  it("are forgotten when their time is over, although nobody asks any more", async () => {
    const kek = createSecretKey(Buffer.alloc(32));
    let loads = 0;
    const provider: KekProvider = {
      load: async () => {
        loads += 1;
        return { current: "1", keys: new Map([["1", kek]]) };
      },
    };
    const keks = new HeldKeks({ provider, holdMs: 1_000, now: () => 0 });
    await keks.current();
    jest.advanceTimersByTime(999);
    await keks.current();
    expect(loads).toBe(1);
    jest.advanceTimersByTime(1);
    await keks.current();
    expect(loads).toBe(2);
    keks.clear();
    expect(jest.getTimerCount()).toBe(0);
  });
});
