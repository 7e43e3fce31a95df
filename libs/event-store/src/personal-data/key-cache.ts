import type { Uuid } from "#kernel";
import type { DataKey, KeyScope } from "./data-keys.js";

/** How many unwrapped keys a process holds, and for how long. */
export interface KeyCacheLimits {
  readonly keys: number;
  readonly lifeMs: number;
}

/**
 * Keys that were used lately, by id and by scope; the one longest unused goes first. Each goes when
 * its life is over, also in a process that nobody asks for anything any more.
 */
export class KeyCache {
  readonly #limits: KeyCacheLimits;
  readonly #now: () => number;
  /** In order of use: a `Map` keeps the order of insertion. */
  readonly #byId = new Map<Uuid, { key: DataKey; until: number }>();
  readonly #idByScope = new Map<string, Uuid>();
  #expiry: NodeJS.Timeout | undefined;

  constructor(limits: KeyCacheLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  get size(): number {
    return this.#byId.size;
  }

  byId(keyId: Uuid): DataKey | undefined {
    const held = this.#byId.get(keyId);
    if (held === undefined) return undefined;
    if (this.#now() >= held.until) {
      this.#forget(held.key);
      return undefined;
    }
    this.#byId.delete(keyId);
    this.#byId.set(keyId, held);
    return held.key;
  }

  byScope(scope: KeyScope): DataKey | undefined {
    const keyId = this.#idByScope.get(scopeText(scope));
    return keyId && this.byId(keyId);
  }

  put(key: DataKey): void {
    this.#byId.delete(key.keyId);
    this.#byId.set(key.keyId, { key, until: this.#now() + this.#limits.lifeMs });
    this.#idByScope.set(scopeText(key), key.keyId);
    if (this.#byId.size > this.#limits.keys) {
      for (const { key: oldest } of this.#byId.values()) {
        this.#forget(oldest);
        break;
      }
    }
    this.#expireIn(this.#limits.lifeMs);
  }

  clear(): void {
    this.#byId.clear();
    this.#idByScope.clear();
    clearTimeout(this.#expiry);
    this.#expiry = undefined;
  }

  #forget(key: DataKey): void {
    this.#byId.delete(key.keyId);
    this.#idByScope.delete(scopeText(key));
  }

  /** Keeps no process alive. */
  #expireIn(ms: number): void {
    this.#expiry ??= setTimeout(() => this.#expire(), ms).unref();
  }

  #expire(): void {
    this.#expiry = undefined;
    const now = this.#now();
    let next = Infinity;
    for (const { key, until } of this.#byId.values()) {
      if (now >= until) this.#forget(key);
      else next = Math.min(next, until);
    }
    if (next < Infinity) this.#expireIn(next - now);
  }
}

/** One text per scope. */
export function scopeText({ dossier, subject, kind }: KeyScope): string {
  return `${dossier}/${subject}/${kind}`;
}
