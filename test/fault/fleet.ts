import { ApiProcess } from "./api-process.js";

interface Member {
  readonly api: ApiProcess;
  readonly url: string;
}

/** The processes of the product that are up, as clients see them: one address out of several. */
export class Fleet {
  #members: readonly Member[] = [];
  #turn = 0;
  #grown = Promise.withResolvers<undefined>();

  constructor(private readonly env: Readonly<Record<string, string>>) {}

  get size(): number {
    return this.#members.length;
  }

  /** Starts one more process; resolves when it listens. */
  async grow(): Promise<void> {
    const api = new ApiProcess(this.env);
    const url = await api.started;
    this.#members = [...this.#members, { api, url }];
    this.#grown.resolve(undefined);
    this.#grown = Promise.withResolvers();
  }

  /** The address of a process that nobody has doomed, each in turn; waits while there is none. */
  async url(): Promise<string> {
    for (;;) {
      const member = this.#members[this.#turn++ % Math.max(1, this.#members.length)];
      if (member !== undefined) return member.url;
      await this.#grown.promise;
    }
  }

  /** Whether a connection to `url` that breaks is no surprise. */
  isGone(url: string): boolean {
    return this.#members.every((member) => member.url !== url);
  }

  /** Kills the process that was started first of those that are up, without any warning. */
  async kill(): Promise<void> {
    const [oldest, ...others] = this.#members;
    if (oldest === undefined) throw new Error("there is nobody to kill");
    this.#members = others;
    const { signal } = await oldest.api.end("SIGKILL");
    if (signal !== "SIGKILL") throw new Error("it was gone before it was killed");
  }

  /** Stops all of them. */
  async stop(): Promise<void> {
    const all = this.#members;
    this.#members = [];
    await Promise.all(all.map(({ api }) => api.end("SIGTERM")));
  }
}
