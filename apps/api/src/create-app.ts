import { randomUUID } from "node:crypto";
import helmet from "@fastify/helmet";
import { NestFactory } from "@nestjs/core";
import { FastifyAdapter, type NestFastifyApplication } from "@nestjs/platform-fastify";
import type { FastifyReply, FastifyRequest } from "fastify";
import { API_PREFIX, NestLogger, type Traced } from "#platform";
import { AppModule, type Surroundings } from "./app.module.js";
import { Background } from "./background.js";
import { serveDocumentation } from "./documentation.js";
import { takeOnlyJson } from "./json-body.js";
import { LogRoutes } from "./sealing/log-routes.js";
import { openApiDocument, openApiYaml } from "./openapi.js";
import { answerUnreadable } from "./unreadable-requests.js";

/** Bytes of a request body at most. */
export const BODY_LIMIT = 256 * 1024;

/** Characters of a path parameter at most: whatever fits in a request is answered with a problem. */
const LONGEST_PARAMETER = 16 * 1024;

const TRACE_ID = /^[A-Za-z0-9-]{1,36}$/;

/** The HTTP application, ready to listen; closing it stops the background work too. */
export async function createApp(
  surroundings: Surroundings,
  issuer: string,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    // Fastify itself would repeat such an address in its answer, without any of our headers.
    rewriteUrl: ({ url = "/" }) => (isDecodable(url) ? url : "/undecodable"),
    // Longer than any query of ours, shorter than what a stuck client could hold.
    requestTimeout: 30_000,
    // Closing must not wait for clients that keep their connection open.
    forceCloseConnections: true,
    logger: false,
    trustProxy: false,
    clientErrorHandler: answerUnreadable,
  });
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(surroundings),
    adapter,
    { logger: new NestLogger(surroundings.logger), abortOnError: false, bodyParser: false },
  );
  app.setGlobalPrefix(API_PREFIX.slice(1), { exclude: ["health", "metrics"] });
  const fastify = adapter.getInstance();
  takeOnlyJson(fastify);
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { "default-src": ["'none'"], "frame-ancestors": ["'none'"] },
    },
    referrerPolicy: { policy: "no-referrer" },
    xFrameOptions: { action: "deny" },
  });
  traceAndLog(app, surroundings);
  const document = openApiDocument(app, issuer);
  serveDocumentation(fastify, openApiYaml(document), issuer);
  app.get(LogRoutes).serve(fastify);
  const background = app.get(Background);
  fastify.addHook("onClose", () => background.stop());
  await app.init();
  await fastify.ready();
  return app;
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

/** Every answer has a trace id; every request one line in the log, by route and never by address. */
function traceAndLog(app: NestFastifyApplication, { logger }: Surroundings): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook("onRequest", (request, reply, done) => {
    const given = request.headers["belgov-trace-id"];
    const traceId = randomUUID();
    Object.assign(request, { traceId });
    void reply.header("BelGov-Trace-Id", traceId);
    if (typeof given === "string" && TRACE_ID.test(given)) {
      void reply.header("BelGov-Related-Trace-Id", given);
    }
    void reply.header("API-Version", "1.0.0");
    // Of an answer that does not come to its end there is no `onResponse`.
    reply.raw.once("close", () => {
      if (!reply.raw.writableFinished) {
        logger.info({ ...logLine(request, reply), cut: true }, "request");
      }
    });
    done();
  });
  fastify.addHook("onResponse", (request, reply, done) => {
    logger.info(logLine(request, reply), "request");
    done();
  });
}

function logLine(request: FastifyRequest, reply: FastifyReply): object {
  const { traceId, actor } = request as FastifyRequest & Partial<Traced>;
  return {
    traceId,
    method: request.method,
    // The pattern of the route: an address may hold what a client put there by mistake.
    route: request.routeOptions.url ?? "none",
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
    actor: actor?.id,
    centre: actor?.centre,
  };
}
