import { Inject, Injectable } from "@nestjs/common";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Action, type Actor, TokenVerifier } from "#access";
import { PROCESSING } from "#data-flows";
import { EVENT_STORE, type EventStore } from "#event-store";
import { parseStreamName, type StreamName } from "#kernel";
import {
  applicantsOf,
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
  RateLimiter,
  requireAccess,
  requireAccessInOwnCentre,
  type ServedRequest,
  standardProblem,
  TOKEN_VERIFIER,
  type Traced,
  withRequestContext,
} from "#platform";
import { FILE_STREAMS, type FileStreams } from "#procedure";
import {
  EVENTS,
  formatEntryBundle,
  HASH_BYTES,
  isEventEntry,
  NotSealedYet,
  parseEventEntry,
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
  // That there is a file, and what happened to it when.
  processing: { operation: "consult", categories: { applicant: ["identity"] } },
  // For who goes through a log from end to end, at 256 entries a request.
  limit: { perMinute: 60, burst: 120 },
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
    private readonly limiter: RateLimiter,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(FILE_STREAMS) private readonly streams: FileStreams,
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
      const entries = await this.readEntries(log, address, request as FastifyRequest & Traced);
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

  private async entries(log: string, { n, width }: TileAddress): Promise<readonly Uint8Array[]> {
    const { size } = await this.published(log);
    const from = n * TILE_WIDTH;
    if (log !== EVENTS || from + width > size) throw notFound();
    try {
      return await this.sealedLog.entries(from, from + width);
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
  private async readEntries(
    log: string,
    address: TileAddress,
    request: FastifyRequest & Traced,
  ): Promise<Buffer> {
    const actor = await authenticate(this.verifier, request.headers.authorization);
    request.actor = actor;
    const { traceId } = request;
    const context = { traceId, now: this.clock.now(), actor, access: {} };
    const served: ServedRequest = { spec: ENTRIES, request, context };
    try {
      return await withRequestContext(context, async () => {
        if (!this.centres.has(actor.centre)) {
          throw new ProblemError(
            standardProblem("missingPermission", "This installation does not serve your centre."),
          );
        }
        this.limiter.take(served);
        requireAccessInOwnCentre(actor, ENTRIES.action);
        const entries = await this.entries(log, address);
        const streams = streamsIn(entries);
        for (const stream of streams) await this.requireOfCentre(actor, stream);
        const subjects = applicantsOf(this.filesOf(streams));
        await this.recorder.answered(served, { body: {}, subjects });
        return formatEntryBundle(entries);
      });
    } catch (error) {
      await this.recorder.refused(served, error);
      throw error;
    }
  }

  /**
   * The log is one for all centres, and an entry tells more than it seems to: the digest of a short
   * event, such as a decision, can be guessed. So no bundle with anything of another centre in it.
   */
  private async requireOfCentre(actor: Actor, stream: StreamName): Promise<void> {
    const first = await this.store.readStream(stream)[Symbol.asyncIterator]().next();
    const centre = first.done === true ? undefined : first.value.metadata.centre;
    requireAccess(actor, ENTRIES.action, centre === undefined ? undefined : { centre });
  }

  private filesOf(streams: readonly StreamName[]): string[] {
    const ofFiles = streams
      .map((stream) => parseStreamName(stream))
      .filter(({ category }) => this.streams.categories.includes(category));
    return [...new Set(ofFiles.map(({ id }) => id))];
  }
}

/** The streams of which entries tell something. */
function streamsIn(entries: readonly Uint8Array[]): StreamName[] {
  const ofEvents = entries.filter(isEventEntry).map((entry) => parseEventEntry(entry).stream);
  return [...new Set(ofEvents)] as StreamName[];
}
