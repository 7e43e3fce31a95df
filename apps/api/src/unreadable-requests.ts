import { randomUUID } from "node:crypto";
import type { Socket } from "node:net";
import { badRequest } from "#platform";

const DETAIL = "the request is no well-formed HTTP, came too slowly, or has too large headers";

/**
 * Answers what is no HTTP request, comes too slowly or has headers beyond what the parser takes: a
 * problem like all others, although no route and no hook ever sees it.
 */
export function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const { problem } = badRequest([
    {
      type: "urn:problem-type:belgif:input-validation:invalidInput",
      in: "header",
      name: "",
      detail: DETAIL,
    },
  ]);
  const body = JSON.stringify(problem);
  const head = [
    "HTTP/1.1 400 Bad Request",
    "Content-Type: application/problem+json; charset=utf-8",
    "Content-Language: en",
    "Cache-Control: no-store",
    "X-Content-Type-Options: nosniff",
    `BelGov-Trace-Id: ${randomUUID()}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
