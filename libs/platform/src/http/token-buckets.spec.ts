import fc from "fast-check";
import { TokenBuckets } from "./token-buckets.js";

const SEED = 20_250_303;
const LIMIT = { perMinute: 10, burst: 3 };

describe("a bucket of tokens", () => {
  const takeAll = (buckets: TokenBuckets, times: readonly number[], key = "els") =>
    times.map((now) => buckets.take(key, now));

  it("gives its burst at once, then one token after each interval", () => {
    const buckets = new TokenBuckets(LIMIT);
    expect(takeAll(buckets, [0, 0, 0, 0])).toEqual([0, 0, 0, 6]);
    expect(takeAll(buckets, [5_999, 6_000, 6_000])).toEqual([1, 0, 6]);
    // A refusal costs nothing: who waits as long as they were told gets in.
    expect(takeAll(buckets, [12_000, 17_500, 18_000])).toEqual([0, 1, 0]);
  });

  it("is full again after a while, and never more than full", () => {
    const buckets = new TokenBuckets(LIMIT);
    takeAll(buckets, [0, 0, 0]);
    expect(takeAll(buckets, [3_600_000, 3_600_000, 3_600_000, 3_600_000])).toEqual([0, 0, 0, 6]);
  });

  it("is of one key alone", () => {
    const buckets = new TokenBuckets(LIMIT);
    expect(takeAll(buckets, [0, 0, 0, 0])).toEqual([0, 0, 0, 6]);
    expect(buckets.take("karim", 0)).toBe(0);
  });

  it("keeps nobody out for long when the clock is put back", () => {
    const buckets = new TokenBuckets(LIMIT);
    takeAll(buckets, [3_600_000, 3_600_000, 3_600_000]);
    expect(takeAll(buckets, [0, 6_000])).toEqual([6, 0]);
  });

  it("is forgotten when it is full again, and the one used longest ago when there are too many", () => {
    const buckets = new TokenBuckets(LIMIT, 2);
    buckets.take("one", 0);
    buckets.take("two", 0);
    expect(buckets.size).toBe(2);
    buckets.take("three", 6_000);
    expect(buckets.size).toBe(1);
    takeAll(buckets, [6_000, 6_000, 6_000], "four");
    buckets.take("five", 6_000);
    expect(buckets.size).toBe(2);
    expect(buckets.take("four", 6_000)).toBe(6);
  });

  it(`lets through in any time no more than the burst and what came back (seed ${SEED})`, () => {
    const limit = fc.record({
      perMinute: fc.integer({ min: 1, max: 120 }),
      burst: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(
        limit,
        fc.array(fc.nat(20_000), { minLength: 1 }),
        ({ perMinute, burst }, gaps) => {
          const buckets = new TokenBuckets({ perMinute, burst });
          const passed: number[] = [];
          let now = 0;
          for (const gap of gaps) {
            now += gap;
            const wait = buckets.take("els", now);
            if (wait === 0) passed.push(now);
            else expect(buckets.take("els", now + 1000 * wait)).toBe(0);
            if (wait > 0) passed.push((now += 1000 * wait));
          }
          for (const [i, from] of passed.entries()) {
            for (const [j, to] of passed.slice(i).entries()) {
              const allowed = burst + ((to - from) * perMinute) / 60_000;
              expect(j + 1).toBeLessThanOrEqual(allowed + 1e-6);
            }
          }
        },
      ),
      { seed: SEED },
    );
  });
});
