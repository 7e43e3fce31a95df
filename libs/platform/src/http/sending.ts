import { once } from "node:events";
import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";
import { type Answer, etagOf, type FileAnswer } from "./answer.js";
import type { EndpointSpec } from "./endpoint.js";

/** Everything of ours lives below this path. */
export const API_PREFIX = "/REST/socialAssistance/v1";

/** The content of a file that is there, or has begun to be. */
export type Begun = Buffer | Readable;

/**
 * Waits for the first piece of what is sent piece by piece, so that a failure to begin is answered
 * as a problem. A later failure destroys the connection: nobody takes half of a file for all of it.
 * No more than two pieces are in memory, however slowly they are read.
 *
 * @throws what `content` throws before its first piece
 */
export async function begin(content: FileAnswer["content"]): Promise<Begun> {
  if (content instanceof Uint8Array) return Buffer.from(content);
  const stream = Readable.from(content, { objectMode: false });
  // Until somebody sends it nobody else listens, and an error that nobody hears ends the process.
  stream.on("error", () => undefined);
  await once(stream, "readable");
  return stream;
}

/** Sets the headers of a file, and gives what follows them. */
export function sendFile(reply: FastifyReply, file: FileAnswer, content: Begun): Begun {
  const { contentType, fileName, language } = file;
  // What no program shows is saved.
  const how = contentType === "application/octet-stream" ? "attachment" : "inline";
  void reply
    .header("Cache-Control", "no-store")
    .header("Content-Type", contentType)
    .header("Content-Disposition", `${how}; filename="${fileName}"`)
    .header("Content-Language", language);
  return content;
}

/** Sets status and headers of an answer, and gives its body. */
export function sendAnswer(spec: EndpointSpec, reply: FastifyReply, answer: Answer): object {
  void reply.header("Cache-Control", "no-store");
  if (answer.version !== undefined) void reply.header("ETag", etagOf(answer.version));
  void reply.status(answer.status ?? (spec.kind === "read" ? 200 : 201));
  void reply.header("Content-Type", "application/json; charset=utf-8");
  if (answer.location !== undefined) void reply.header("Location", API_PREFIX + answer.location);
  if (answer.position !== undefined) void reply.header("Rechtop-Position", answer.position);
  if (answer.replayed === true) void reply.header("Idempotency-Replayed", "true");
  if (answer.language !== undefined) void reply.header("Content-Language", answer.language);
  return answer.body;
}
