/** What the API answered. */
export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it is JSON. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly bytes: Uint8Array;
}

/** The API refused what was expected to succeed. */
export class UnexpectedAnswer extends Error {
  constructor(
    readonly request: string,
    readonly answer: ApiAnswer,
  ) {
    super(`${request} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    this.name = "UnexpectedAnswer";
  }
}

/** Talks to the REST API as one user. */
export class ApiClient {
  constructor(
    private readonly baseUrl: string,
    private readonly token: string,
    /** Ends what is under way and refuses what comes after. */
    private readonly signal: AbortSignal | null = null,
  ) {}

  /** Sends a request and gives back whatever is answered. */
  async send(
    method: "GET" | "POST",
    path: string,
    options: {
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ): Promise<ApiAnswer> {
    const { body, headers = {} } = options;
    const response = await fetch(this.baseUrl + path, {
      method,
      signal: this.signal,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const json = response.headers.get("content-type")?.includes("json") === true;
    return {
      status: response.status,
      headers: response.headers,
      body: json ? (JSON.parse(new TextDecoder().decode(bytes)) as ApiAnswer["body"]) : {},
      bytes,
    };
  }

  /** Reads; throws `UnexpectedAnswer` unless it is there. */
  async get(path: string): Promise<ApiAnswer> {
    const answer = await this.send("GET", path);
    if (answer.status !== 200) throw new UnexpectedAnswer(`GET ${path}`, answer);
    return answer;
  }

  /** Makes something new; throws `UnexpectedAnswer` unless it was made. */
  async create(path: string, body: unknown): Promise<ApiAnswer> {
    const answer = await this.send("POST", path, { body });
    if (answer.status !== 201) throw new UnexpectedAnswer(`POST ${path}`, answer);
    return answer;
  }

  /** Writes to `resource` as it is now; gives back whatever is answered. */
  async attempt(resource: string, action: string, body?: unknown): Promise<ApiAnswer> {
    const etag = (await this.get(resource)).headers.get("etag") ?? "";
    return this.send("POST", `${resource}/${action}`, {
      ...(body === undefined ? {} : { body }),
      headers: { "if-match": etag },
    });
  }

  /** Writes to `resource` as it is now; throws `UnexpectedAnswer` unless it was done. */
  async change(resource: string, action: string, body?: unknown): Promise<ApiAnswer> {
    const answer = await this.attempt(resource, action, body);
    if (answer.status !== 201) throw new UnexpectedAnswer(`POST ${resource}/${action}`, answer);
    return answer;
  }
}
