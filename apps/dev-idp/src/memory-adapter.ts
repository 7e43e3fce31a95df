import type { Adapter, AdapterFactory, AdapterPayload } from "oidc-provider";

interface Entry {
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/**
 * Storage of one provider, in memory: logins end when the process ends.
 *
 * The provider has such an adapter of its own, but announces it on the console as unfit for
 * production. This program refuses to run there anyway.
 */
export function memoryAdapter(): AdapterFactory {
  const entries = new Map<string, Entry>();
  return (model) => new MemoryAdapter(model, entries);
}

class MemoryAdapter implements Adapter {
  constructor(
    private readonly model: string,
    private readonly entries: Map<string, Entry>,
  ) {}

  upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    this.#dropExpired();
    const expiresAt = expiresIn === undefined ? Infinity : Date.now() + expiresIn * 1000;
    this.entries.set(this.#key(id), { payload, expiresAt });
    return Promise.resolve();
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(this.#find(id));
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    this.#dropExpired();
    return Promise.resolve(this.#all().find(([, payload]) => payload.uid === uid)?.[1]);
  }

  /** Belongs to the device flow, which is not enabled. */
  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  consume(id: string): Promise<void> {
    const payload = this.#find(id);
    if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
    return Promise.resolve();
  }

  destroy(id: string): Promise<void> {
    this.entries.delete(this.#key(id));
    return Promise.resolve();
  }

  revokeByGrantId(grantId: string): Promise<void> {
    for (const [key, payload] of this.#all()) {
      if (payload.grantId === grantId) this.entries.delete(key);
    }
    return Promise.resolve();
  }

  #find(id: string): AdapterPayload | undefined {
    this.#dropExpired();
    return this.entries.get(this.#key(id))?.payload;
  }

  #all(): [string, AdapterPayload][] {
    const prefix = this.#key("");
    return [...this.entries]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, { payload }]) => [key, payload]);
  }

  #key(id: string): string {
    return `${this.model}:${id}`;
  }

  #dropExpired(): void {
    const now = Date.now();
    for (const [key, { expiresAt }] of this.entries) {
      if (expiresAt <= now) this.entries.delete(key);
    }
  }
}
