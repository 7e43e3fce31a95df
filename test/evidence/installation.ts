import { randomUUID } from "node:crypto";
import pg from "pg";
import Type from "typebox";
import {
  eventOpener,
  EventRegistry,
  exactly,
  MemoryDataKeys,
  NO_STREAM,
  type OpenedEventStore,
  openEventStore,
  PersonalDataCodec,
} from "#event-store";
import {
  closedObject,
  defineEvent,
  type DomainEvent,
  instant,
  personal,
  personalDataErased,
  plain,
  type StreamName,
  streamName,
  uuid,
} from "#kernel";
import { NoteSigner, SealedLog, Sealing } from "#transparency-log";
import { type TestDatabase } from "#testing";

const stated = defineEvent({
  type: "testing.IncomeStated",
  version: 1,
  schema: closedObject({
    note: plain(Type.String()),
    name: Type.Optional(personal("applicant", "identity", Type.String())),
    income: Type.Optional(personal("applicant", "finance", Type.String())),
  }),
});

export const ORIGIN = "log.example/rechtop";
export const FILE = uuid("11111111-1111-4111-8111-111111111111");
export const OTHER_FILE = uuid("22222222-2222-4222-8222-222222222222");
/** Streams of the first file; the second has one of the first kind. */
export const REQUEST = streamName("request", FILE);
export const INCOME = streamName("income", FILE);
export const OTHER_REQUEST = streamName("request", OTHER_FILE);

/** All that streams have. */
export const CATEGORIES = ["request", "income", "erasure"];

const METADATA = {
  correlationId: "c0ffee00-0000-4000-8000-000000000001",
  causationId: "c0ffee00-0000-4000-8000-000000000002",
  actor: { id: "pseudonym-7", role: "caseworker" },
  centre: "centre-a",
  purpose: "entitlement",
  legalBasis: "RMI-wet art. 19 §1",
  occurredAt: instant("2025-03-03T09:15:00.123Z"),
};

/** Tables that triggers keep from being changed. */
const GUARDED = [
  "rechtop_log.events",
  ...["logs", "leaves", "tiles", "checkpoints"].map((table) => `rechtop_proof.${table}`),
];

/** Keys of everybody who has some: they outlive every database. */
export interface Keys {
  readonly log: NoteSigner;
  readonly data: MemoryDataKeys;
}

/** One database with a log in it, and all that can be done with it, honest or not. */
export class Installation {
  readonly #pool: pg.Pool;

  private constructor(
    readonly database: TestDatabase,
    private readonly keys: Keys,
    pool: pg.Pool,
    private readonly events: OpenedEventStore,
    readonly sealed: SealedLog,
  ) {
    this.#pool = pool;
  }

  /** @param kurrentDbUrl where the log is, when it is not in the database */
  static async open(
    database: TestDatabase,
    keys: Keys,
    kurrentDbUrl?: string,
  ): Promise<Installation> {
    const pool = new pg.Pool({ connectionString: database.url });
    const events = await openEventStore({
      kurrentDbUrl,
      categories: CATEGORIES,
      pool,
      registry: new EventRegistry([stated, personalDataErased]),
      codec: new PersonalDataCodec({ keys: keys.data }),
    });
    return new Installation(database, keys, pool, events, new SealedLog(pool, events.store));
  }

  /** Appends one event to `stream`, which has `revision` events by now. */
  async append(stream: StreamName, revision: number, event: DomainEvent): Promise<void> {
    const expected = revision === 0 ? NO_STREAM : exactly(BigInt(revision - 1));
    const events = [{ eventId: uuid(randomUUID()), event, metadata: METADATA }];
    await this.events.store.append([{ stream, expected, events }]);
    await this.#untilVisible();
  }

  /** Seals and signs what there is; with a witness, when one is given. */
  async seal(
    witness?: { url: string; signer: NoteSigner },
    { signer = this.keys.log, streamHeads = true } = {},
  ): Promise<string> {
    const witnesses = witness && [{ url: witness.url, verifier: witness.signer.verifier }];
    const sealing = new Sealing({
      pool: this.#pool,
      source: this.sealed.source,
      signer,
      clock: { now: () => instant("2025-03-03T09:00:00.000Z") },
      streamHeads,
      ...(witnesses && { witnesses }),
    });
    const checkpoint = await sealing.run();
    if (checkpoint === undefined) throw new Error("nothing was sealed");
    return (await this.sealed.checkpoint())?.note ?? "";
  }

  /** As the owner of the database, whom no trigger stops. */
  async tamper(...statements: readonly string[]): Promise<void> {
    for (const table of GUARDED) await this.#pool.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
    for (const statement of statements) await this.#pool.query(statement);
  }

  /** Forgets that the log was ever sealed. */
  async forgetProofs(): Promise<void> {
    const tables = ["checkpoints", "leaves", "tiles", "logs", "stream_heads", "witnesses"];
    await this.tamper(...tables.map((table) => `DELETE FROM rechtop_proof.${table}`));
  }

  /** What `rechtop log verify` says. */
  async check(earlier: readonly string[] = []): Promise<string[]> {
    const logKeys = [this.keys.log.verifier];
    const findings = await Array.fromAsync(this.sealed.check({ logKeys, earlier }));
    return findings.map(({ code }) => code);
  }

  bundle(
    what: "log" | "file",
    wishes: { earlier?: string[]; open?: boolean } = {},
  ): Promise<Buffer> {
    const { earlier = [], open = false } = wishes;
    const all = { earlier, ...(open && { open: eventOpener(this.keys.data) }) };
    const pieces =
      what === "log" ? this.sealed.bundleOfAll(all) : this.sealed.bundleOfDossier(FILE, all);
    return Array.fromAsync(pieces).then((buffers) => Buffer.concat(buffers));
  }

  async close(): Promise<void> {
    await this.events.close();
    await this.#pool.end();
  }

  async #untilVisible(): Promise<void> {
    for (;;) {
      const { rows } = await this.#pool.query<{ visible: boolean }>(
        `SELECT coalesce(max(commit_order), 0) < rechtop_log.horizon() AS visible
          FROM rechtop_log.events`,
      );
      if (rows[0]?.visible === true) return;
    }
  }
}

/** Something that happened in a file. */
export const said = (note: string, more: { name?: string; income?: string } = {}): DomainEvent => ({
  type: stated.type,
  data: { note, ...more },
});
