import type { KeyObject } from "node:crypto";
import { KeysUnavailable } from "./data-keys.js";
import type { KekProvider } from "./kek-providers.js";
import { type KekRing, KekUnusable } from "./kek-ring.js";

/** A key-encrypting key and the name it has. */
export interface Kek {
  readonly version: string;
  readonly key: KeyObject;
}

/**
 * The keys of a provider, held in memory for a short time, also when nobody asks for them any more.
 * A failure is never held.
 */
export class HeldKeks {
  readonly #provider: KekProvider;
  readonly #holdMs: number;
  readonly #now: () => number;
  #held: { ring: KekRing; until: number } | undefined;
  #loading: Promise<KekRing> | undefined;
  #expiry: NodeJS.Timeout | undefined;

  /** @param options.now milliseconds of a clock that only goes forward */
  constructor(options: { provider: KekProvider; holdMs: number; now: () => number }) {
    this.#provider = options.provider;
    this.#holdMs = options.holdMs;
    this.#now = options.now;
  }

  /** The key under which data keys are wrapped now. */
  async current(): Promise<Kek> {
    const { current } = await this.#ring();
    return this.version(current);
  }

  /** The key of `version`; asks the provider again for one that is not held. */
  async version(version: string): Promise<Kek> {
    const key = (await this.#ring()).keys.get(version) ?? (await this.#load()).keys.get(version);
    if (key === undefined) {
      throw new KeysUnavailable(`there is no key-encrypting key of version ${version}`);
    }
    return { version, key };
  }

  /** Forgets what it holds. */
  clear(): void {
    this.#held = undefined;
    clearTimeout(this.#expiry);
  }

  async #ring(): Promise<KekRing> {
    if (this.#held !== undefined && this.#now() < this.#held.until) return this.#held.ring;
    return this.#load();
  }

  #load(): Promise<KekRing> {
    this.#loading ??= this.#provider
      .load()
      .then((ring) => {
        this.clear();
        this.#held = { ring, until: this.#now() + this.#holdMs };
        // Keeps no process alive.
        this.#expiry = setTimeout(() => this.clear(), this.#holdMs).unref();
        return ring;
      })
      .catch((error: unknown) => {
        if (error instanceof KekUnusable) throw new KeysUnavailable(error.message, error);
        throw error;
      })
      .finally(() => (this.#loading = undefined));
    return this.#loading;
  }
}
