/** How often one person may use an endpoint. */
export interface RateLimit {
  /** In the long run. */
  readonly perMinute: number;
  /** At once, after a while without any. */
  readonly burst: number;
}

/** Far more than use one process at a time; a bucket takes about a hundred bytes. */
const MOST_BUCKETS = 10_000;

/**
 * A bucket of tokens per key. It is full at first, each request takes a token, and they come back
 * one by one. Bounded: a bucket that is full again is forgotten, and when there are too many, the
 * one that was not used for longest.
 */
export class TokenBuckets {
  /** When each bucket that lacks tokens will be full again, the one used longest ago first. */
  readonly #fullAt = new Map<string, number>();
  /** Milliseconds until one token is back. */
  readonly #interval: number;
  /** Milliseconds until an empty bucket is full. */
  readonly #whole: number;

  constructor(
    { perMinute, burst }: RateLimit,
    private readonly most = MOST_BUCKETS,
  ) {
    this.#interval = 60_000 / perMinute;
    this.#whole = burst * this.#interval;
  }

  /**
   * Takes a token out of the bucket of `key`.
   *
   * @param now in milliseconds; a clock that is put back keeps nobody out for longer than before
   * @returns 0 when there was one; else the seconds after which there will be, at least 1
   */
  take(key: string, now: number): number {
    const emptyBucketFullAt = now + this.#whole;
    const fullAt = Math.min(Math.max(this.#fullAt.get(key) ?? now, now), emptyBucketFullAt);
    const missing = fullAt + this.#interval - emptyBucketFullAt;
    // Put in anew: a map keeps the order in which its keys came.
    this.#fullAt.delete(key);
    this.#fullAt.set(key, missing > 0 ? fullAt : fullAt + this.#interval);
    this.#forget(now);
    return missing > 0 ? Math.ceil(missing / 1000) : 0;
  }

  /** Keys that are remembered. */
  get size(): number {
    return this.#fullAt.size;
  }

  #forget(now: number): void {
    for (const [key, fullAt] of this.#fullAt) {
      if (fullAt > now && this.#fullAt.size <= this.most) return;
      this.#fullAt.delete(key);
    }
  }
}
