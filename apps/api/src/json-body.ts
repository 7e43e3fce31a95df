import type { FastifyInstance } from "fastify";
import { badRequest, type ProblemError } from "#platform";

const UTF_8 = new TextDecoder("utf-8", { fatal: true });

/** Deeper than any body of this API, and far from what exhausts the stack of whoever walks it. */
const MAX_DEPTH = 16;

/**
 * Bodies are JSON in UTF-8 and nothing else: no forms, no plain text. Bytes that are not UTF-8
 * would otherwise be replaced without a word, and a name would enter the register mangled.
 */
export function takeOnlyJson(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser("error", "error");
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<Buffer>(
    "application/json",
    { parseAs: "buffer" },
    (request, body, done) => {
      let text: string;
      try {
        text = UTF_8.decode(body);
      } catch {
        done(unusable("the body is not UTF-8"));
        return;
      }
      void parse(request, text, (error, value?: unknown) => {
        if (error === null && isDeeperThan(MAX_DEPTH, value)) {
          done(unusable(`the body is nested deeper than ${MAX_DEPTH} levels`));
        } else {
          done(error, value);
        }
      });
    },
  );
}

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner));
}

function unusable(detail: string): ProblemError {
  return badRequest([
    {
      type: "urn:problem-type:belgif:input-validation:schemaViolation",
      in: "body",
      name: "",
      detail,
    },
  ]);
}
