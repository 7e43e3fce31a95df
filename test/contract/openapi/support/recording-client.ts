import { type ApiAnswer, ApiClient } from "../../../../apps/cli/src/demo/api-client.js";

/** A request as it went over the wire, and what was answered. */
export interface RecordedExchange {
  readonly method: "GET" | "POST";
  /** Below the server of the document. */
  readonly path: string;
  readonly body: unknown;
  readonly answer: ApiAnswer;
}

/** A client that keeps everything that it was answered. */
export class RecordingClient extends ApiClient {
  constructor(
    baseUrl: string,
    token: string,
    private readonly exchanges: RecordedExchange[],
  ) {
    super(baseUrl, token);
  }

  override async send(
    ...[method, path, options = {}]: Parameters<ApiClient["send"]>
  ): Promise<ApiAnswer> {
    const answer = await super.send(method, path, options);
    this.exchanges.push({ method, path: path.split("?")[0]!, body: options.body, answer });
    return answer;
  }
}
