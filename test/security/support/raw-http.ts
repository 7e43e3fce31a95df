import { request } from "node:http";

/** A request as it goes over the wire: nothing is encoded, normalised or added. */
export interface RawRequest {
  readonly method: string;
  /** Target as it is sent. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Uint8Array;
  /** Bytes that are announced; the body that follows may be shorter. */
  readonly announced?: number;
  /** The body never ends: the answer has to come without that. */
  readonly endless?: boolean;
}

export interface RawAnswer {
  readonly status: number;
  readonly type: string;
  /** Head and body, for whoever looks for a value in them. */
  readonly text: string;
  readonly body: string;
}

/** Sends on a connection of its own. */
export function sendRaw(url: string, raw: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const { method, path, headers = {}, body, announced, endless = false } = raw;
  return new Promise((resolve, reject) => {
    const length = announced === undefined ? {} : { "content-length": String(announced) };
    const sent = request(
      { hostname, port, method, path, agent: false, headers: { ...headers, ...length } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () => {
          const text = Buffer.concat(chunks).toString();
          resolve({
            status: answer.statusCode ?? 0,
            type: answer.headers["content-type"] ?? "",
            text: `${answer.rawHeaders.join("\n")}\n\n${text}`,
            body: text,
          });
          sent.destroy();
        });
      },
    );
    sent.on("error", reject);
    if (endless || announced !== undefined) {
      sent.flushHeaders();
      if (body !== undefined) sent.write(body);
    } else {
      sent.end(body);
    }
  });
}
