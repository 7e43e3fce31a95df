import { Inject, Injectable } from "@nestjs/common";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Action } from "#access";
import { TokenVerifier } from "#access";
import { PROCESSING } from "#data-flows";
import {
  authenticate,
  Centres,
  CENTRES,
  type Clock,
  CLOCK,
  type EndpointSpec,
  notFound,
  ownProblem,
  ProblemError,
  ProcessingRecorder,
  requireAccessInOwnCentre,
  standardProblem,
  TOKEN_VERIFIER,
  type Traced,
  withRequestContext,
} from "#platform";
import {
  EVENTS,
  formatEntryBundle,
  HASH_BYTES,
  NotSealedYet,
  parseTilePath,
  SealedLog,
  type StoredCheckpoint,
  TILE_WIDTH,
  type TileAddress,
} from "#transparency-log";

/** Where the logs are published (C2SP tlog-tiles): the address prefix of each. */
const PREFIXES = { "/log": EVENTS, [`/log/${PROCESSING}`]: PROCESSING } as const;

/** A checkpoint is short-lived; what lies under one never changes. */
const SHORT = "public, max-age=5";
const FOR_EVER = "public, max-age=31536000, immutable";

const ENTRIES = {
  operationId: "readLogEntries",
  summary: "Entries of the log.",
  action: "readLogEntries" satisfies Action,
  kind: "read",
  answers: "application/octet-stream",
  processing: "none",
} as const satisfies EndpointSpec;

/**
 * Publishes the sealed logs at the paths of C2SP tlog-tiles: checkpoints and hashes for everybody,
 * entries for those who may read them. They are no part of the API: whoever reads a log as others
 * publish theirs reads these too.
 */
@Injectable()
export class LogRoutes {
  constructor(
    private readonly sealedLog: SealedLog,
    @Inject(TOKEN_VERIFIER) private readonly verifier: TokenVerifier,
    @Inject(CENTRES) private readonly centres: Centres,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly recorder: ProcessingRecorder,
  ) {}

  serve(fastify: FastifyInstance): void {
    for (const [prefix, log] of Object.entries(PREFIXES)) {
      fastify.get(`${prefix}/checkpoint`, (_request, reply) => this.checkpoint(log, reply));
      fastify.get(`${prefix}/tile/*`, (request, reply) => this.tile(log, request, reply));
    }
  }

  private async checkpoint(log: string, reply: FastifyReply): Promise<FastifyReply> {
    const { note } = await this.published(log);
    return reply.header("Cache-Control", SHORT).type("text/plain; charset=utf-8").send(note);
  }

  private async tile(
    log: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { "*": path } = request.params as { readonly "*": string };
    const address = parseTilePath(`tile/${path}`);
    if (address?.level === "entries") {
      await this.requireReader(request as FastifyRequest & Traced);
      const entries = await this.entries(log, address);
      return reply
        .header("Cache-Control", "no-store")
        .type("application/octet-stream")
        .send(entries);
    }
    if (address === undefined) throw notFound();
    const { level, n, width } = address;
    const { size } = await this.published(log);
    // What is not under the published checkpoint is not there, even if it is stored.
    if (n * TILE_WIDTH + width > Math.floor(size / TILE_WIDTH ** level)) throw notFound();
    const hashes = await this.sealedLog.store.tiles(log)(level, n, width);
    if (hashes.length !== width * HASH_BYTES) throw notFound();
    return reply
      .header("Cache-Control", FOR_EVER)
      .type("application/octet-stream")
      .send(Buffer.from(hashes));
  }

  private async entries(log: string, { n, width }: TileAddress): Promise<Buffer> {
    const { size } = await this.published(log);
    const from = n * TILE_WIDTH;
    if (log !== EVENTS || from + width > size) throw notFound();
    try {
      return formatEntryBundle(await this.sealedLog.entries(from, from + width));
    } catch (error) {
      if (error instanceof NotSealedYet) throw notFound();
      throw error;
    }
  }

  private async published(log: string): Promise<StoredCheckpoint> {
    const checkpoint = await this.sealedLog.checkpoints.latest(log);
    if (checkpoint !== undefined) return checkpoint;
    throw new ProblemError(ownProblem("notSealedYet"), { "Retry-After": "5" });
  }

  /** The same as for every endpoint: a token, a centre that is served, the one decision on access. */
  private async requireReader(request: FastifyRequest & Traced): Promise<void> {
    const actor = await authenticate(this.verifier, request.headers.authorization);
    const { traceId } = request;
    const context = { traceId, now: this.clock.now(), actor, access: {} };
    try {
      withRequestContext(context, () => {
        if (!this.centres.has(actor.centre)) {
          throw new ProblemError(
            standardProblem("missingPermission", "This installation does not serve your centre."),
          );
        }
        requireAccessInOwnCentre(actor, ENTRIES.action);
      });
    } catch (error) {
      await this.recorder.refused({ spec: ENTRIES, request, context }, error);
      throw error;
    }
  }
}
