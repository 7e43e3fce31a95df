import { randomUUID } from "node:crypto";
import { API_PREFIX } from "#platform";
import { type ApiAnswer, ApiClient } from "../../apps/cli/src/demo/api-client.js";
import type { Fleet } from "./fleet.js";

/** Told of every write before it is sent, again when it is sent again. */
export type BeforeWrite = (path: string, body: unknown) => Promise<void>;

/** What happened to the requests of all clients. */
export interface Traffic {
  /** Sent again because the answer did not come. */
  repeated: number;
  /** Answered from memory: done before, by a process that died before it could say so. */
  replayed: number;
}

/**
 * A client as the documentation asks for: every write has a key of its own, and a write whose
 * answer does not come is sent again, the same in every byte, to whoever is there.
 */
export class RetryingClient extends ApiClient {
  constructor(
    private readonly fleet: Fleet,
    private readonly bearer: string,
    private readonly traffic: Traffic,
    private readonly beforeWrite: BeforeWrite = async () => undefined,
  ) {
    super("", bearer);
  }

  override async send(
    method: "GET" | "POST",
    path: string,
    options: {
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ): Promise<ApiAnswer> {
    const headers = {
      ...options.headers,
      ...(method === "POST" ? { "idempotency-key": randomUUID() } : {}),
    };
    for (;;) {
      if (method === "POST") await this.beforeWrite(path, options.body);
      const url = await this.fleet.url();
      try {
        const client = new ApiClient(url + API_PREFIX, this.bearer);
        const answer = await client.send(method, path, { ...options, headers });
        if (answer.headers.get("idempotency-replayed") === "true") this.traffic.replayed += 1;
        return answer;
      } catch (error) {
        // A connection that breaks while nobody was killed is a finding, not a reason to try again.
        if (!this.fleet.isGone(url)) throw error;
        this.traffic.repeated += 1;
      }
    }
  }
}
