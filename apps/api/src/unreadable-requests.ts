import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyReply, FastifyRequest } from "fastify";
import { badRequest, type InputIssue } from "#platform";

/**
 * Requests that the server gives up on before any route or hook: problems like all others. The
 * framework's own answers repeat the address, in which a client may have put anything.
 */
export const unreadableRequests = {
  /** An address that cannot be decoded, or with a part that is too long to be an identifier. */
  frameworkErrors(_error: Error, _request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemIn("path", "the address is malformed or a part of it is too long");
    void reply.status(problem.status).headers(headers()).send(problem);
  },

  /** What is no HTTP, comes too slowly, or has headers beyond what the parser takes. */
  clientErrorHandler(error: NodeJS.ErrnoException, socket: Socket): void {
    if (error.code === "ECONNRESET" || socket.destroyed || !socket.writable) {
      socket.destroy();
      return;
    }
    const problem = problemIn(
      "header",
      "the request is no well-formed HTTP, came too slowly, or its headers are too large",
    );
    const body = JSON.stringify(problem);
    const lines = {
      ...headers(),
      "Content-Length": String(Buffer.byteLength(body)),
      Connection: "close",
    };
    const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
    const status = `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ""}\r\n`;
    socket.end(`${status}${head.join("")}\r\n${body}`);
  },
};

function problemIn(where: InputIssue["in"], detail: string) {
  return badRequest([
    {
      type: "urn:problem-type:belgif:input-validation:invalidInput",
      in: where,
      name: "",
      detail,
    },
  ]).problem;
}

function headers(): Record<string, string> {
  return {
    "Content-Type": "application/problem+json; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "BelGov-Trace-Id": randomUUID(),
  };
}
