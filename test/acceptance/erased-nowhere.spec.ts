import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KeyedHash } from "#platform";
import { fileOverviewProjector } from "#procedure";
import { rebuildProjection } from "#projections";
import { openReadModels } from "../../apps/api/src/database.js";
import { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { inszIndex } from "../../libs/procedure/src/projections/file-overview/file-overview.projector.js";
import { lookAtAll } from "../support/control-points.js";
import { Erasures, TERM_ENDED } from "../support/erasures.js";
import { decidedFile, listAfter } from "../support/log.js";
import {
  ACCOUNT,
  INSZ,
  MAIL,
  NAME,
  OWN_CENTS,
  PARTNER_CENTS,
  planted,
  TELEPHONE,
  TEXT,
} from "../support/planted-case.js";
import { type Product, startProduct } from "../support/product.js";
import { bring, moveTo } from "../support/stages.js";
import { Tracer } from "../support/traces.js";

const INDEX = inszIndex(new KeyedHash(Buffer.alloc(32, 7)), INSZ);
const MARKERS = [
  NAME,
  TEXT,
  MAIL,
  TELEPHONE,
  ACCOUNT,
  INSZ,
  String(OWN_CENTS),
  String(PARTNER_CENTS),
  INDEX,
];
const tracer = new Tracer(MARKERS);

describe("what was erased", () => {
  let product: Product;
  let player: CasePlayer;
  let folder: string;
  const { TMPDIR } = process.env;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "erased-"));
    // Whatever the process leaves behind outside the database, it leaves here.
    process.env["TMPDIR"] = folder;
    product = await startProduct();
    const original = await product.player("b-partner-with-means");
    player = new CasePlayer(planted(original.story), original.cast);
    await wholeProcedure();
  });
  afterAll(async () => {
    await product.stop();
    if (TMPDIR === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = TMPDIR;
    await rm(folder, { recursive: true });
  });

  /** From the request to the notification, by a way on which every kind of event happens. */
  async function wholeProcedure(): Promise<void> {
    const { caseworker, teamLeader, secretary, chair } = player.cast;
    await bring(player, "registered", "drafted");
    const age = `${player.file}/conditions/age`;
    const [piece] = player.story.conditions.age.evidence;
    const mistaken = await caseworker.change(age, "evidence", piece);
    const evidenceId = mistaken.body["id"];
    await caseworker.change(age, "withdrawals", { evidenceId, reasons: TEXT });
    await disputed(age);
    const { body } = await caseworker.get(age);
    const evidence = body["evidence"] as { evidenceId: string }[];
    const evidenceIds = evidence.map((one) => one.evidenceId);
    const { finding } = player.story.conditions.age;
    await caseworker.change(age, "findings", { ...finding, evidenceIds });
    await caseworker.change(age, "reopenings", { reasons: TEXT });
    await caseworker.change(age, "findings", { ...finding, evidenceIds });
    await player.draft(1);
    const version = 2;
    const attempt = { version, attemptedOn: "2025-03-03", manner: "letter", whatHappened: TEXT };
    await caseworker.change(player.report, "attempts", attempt);
    await caseworker.change(player.report, "declinations", { version, statement: TEXT });
    await caseworker.change(player.report, "readings", {
      version,
      ...player.story.report[0]!.reading,
    });
    const review = { version, verdict: "approved", note: TEXT };
    await teamLeader.change(player.report, "reviews", review);
    await player.seal(version);
    await player.submit(version);
    await bring(player, "placed", "open");
    await chair.change(player.sitting, "adjournments", {
      applicationId: player.applicationId,
      reasons: TEXT,
      furtherInvestigation: false,
    });
    await player.convene("2025-03-26");
    await player.place();
    await player.dispatch();
    await player.open();
    await chair.get(`/decisionPackets/${player.applicationId}`);
    await chair.get(`/decisionPackets/${player.applicationId}/document`);
    await player.decide();
    await decidedFile(teamLeader, player.file);
    await secretary.send("POST", `${player.file}/notifications`, {
      body: { notifiedOn: "2025-03-03", manner: "registeredLetter" },
      headers: { "if-match": '"3"' },
    });
    await readEverything();
    // A mistake too: what is refused must leave as little behind.
    const { person } = player.story.request as { person: object };
    const wrong = { ...player.story.request, person: { ...person, insz: `${INSZ}0` } };
    await caseworker.send("POST", "/applications", { body: wrong });
  }

  /** The person is asked, asked again, contests and is answered; what changed is looked at. */
  async function disputed(age: string): Promise<void> {
    const { caseworker } = player.cast;
    const question = { kind: "marriageCertificate", about: "assimilation", necessity: TEXT };
    const asked = await caseworker.change(age, "questions", question);
    const answers = `questions/${String(asked.body["id"])}/answers`;
    await caseworker.change(age, answers, { answer: TEXT });
    const again = await caseworker.change(age, "questions", { ...question, whyAgain: TEXT });
    const withdrawals = `questions/${String(again.body["id"])}/withdrawals`;
    await caseworker.change(age, withdrawals, { reasons: TEXT });
    const { body } = await caseworker.get(age);
    const [{ evidenceId }] = body["evidence"] as [{ evidenceId: string }];
    await lookAtAll(caseworker, age, TEXT);
    const contest = { evidenceId, oldValue: TEXT, newValue: TEXT, reasons: TEXT };
    const contested = await caseworker.change(age, "contests", contest);
    await caseworker.change(age, `contests/${String(contested.body["id"])}/answers`, {
      outcome: "maintained",
      reasons: TEXT,
    });
  }

  /** Everything that the API shows of the case, in one text. */
  async function readEverything(): Promise<string> {
    const { teamLeader, caseworker } = player.cast;
    const determinations = `${player.file}/determinations`;
    const { body: list } = await teamLeader.get(determinations);
    const [{ determinationId }] = list["items"] as [{ determinationId: string }];
    const paths = [
      player.file,
      `${player.file}/conditions`,
      `${player.file}/controlPoints`,
      `${player.file}/proportionality`,
      determinations,
      `${determinations}/${determinationId}`,
      `${determinations}/${determinationId}/trace`,
      `${player.file}/events?pageSize=500`,
      `${player.file}/documents/receipt`,
      `${player.file}/documents/decisionLetter`,
      player.report,
      `/decisions/${player.applicationId}`,
      "/applications?pageSize=100",
    ];
    const answers = await Promise.all(paths.map((path) => teamLeader.send("GET", path)));
    const found = await caseworker.send("POST", "/applications/query", { body: { insz: INSZ } });
    return [...answers, found].map(({ bytes }) => Buffer.from(bytes).toString("latin1")).join("\n");
  }

  it("was there: in every answer, and nowhere in the clear in the database", async () => {
    const read = tracer.in(Buffer.from(await readEverything(), "latin1"));
    expect(read.toSorted()).toEqual(MARKERS.filter((marker) => marker !== INDEX).toSorted());
    const inClear = await tracer.inDatabase(product.pool);
    expect(inClear).toEqual([`rechtop_read.file_overview.insz_index: ${INDEX}`]);
  });

  it("would be found wherever and however it is written", async () => {
    // Of its own: what is written here may stay on the disk for a while.
    const control = "heggenmüs";
    await product.pool.query(
      `CREATE TABLE public.control AS SELECT
         convert_to($1, 'UTF8') AS bytes, encode(convert_to('x' || $1, 'UTF8'), 'base64') AS base64,
         encode(convert_to($1, 'UTF8'), 'hex') AS hex, jsonb_build_object('a', $1) AS json`,
      [control],
    );
    const columns = ["base64", "bytes", "hex", "json"];
    const found = await new Tracer([control]).inDatabase(product.pool);
    expect(found.toSorted()).toEqual(columns.map((name) => `public.control.${name}: ${control}`));
    await product.pool.query("DROP TABLE public.control");
  });

  describe("afterwards", () => {
    beforeAll(async () => {
      moveTo(product, "2025-06-04");
      const erasures = await Erasures.of(product, player.file);
      const id = await erasures.approved(TERM_ENDED);
      moveTo(product, "2025-07-07");
      const done = await erasures.attempt(erasures.officer, `erasures/${id}/executions`);
      expect(done.status).toBe(201);
      await listAfter(player.cast.teamLeader, "/applications", done);
    });

    it("is in no answer and in no document", async () => {
      expect(tracer.in(Buffer.from(await readEverything(), "latin1"))).toEqual([]);
    });

    it("is in no column of any table", async () => {
      expect(await tracer.inDatabase(product.pool)).toEqual([]);
    });

    it("is in no column when every list is built anew", async () => {
      const { databaseUrl, store } = product;
      const dataSource = await openReadModels(databaseUrl);
      const projector = fileOverviewProjector(new KeyedHash(Buffer.alloc(32, 7)));
      const live = await dataSource.query<object[]>("SELECT * FROM file_overview");
      await rebuildProjection({ dataSource, store, projector });
      expect(await dataSource.query<object[]>("SELECT * FROM file_overview")).toEqual(live);
      await dataSource.destroy();
      expect(await tracer.inDatabase(product.pool)).toEqual([]);
    });

    it("is in no line of the log of the process", () => {
      expect(product.log.length).toBeGreaterThan(50);
      expect(tracer.in(product.log.join("\n"))).toEqual([]);
    });

    it("is in no file that the process has made", async () => {
      expect(await tracer.inFiles(folder)).toEqual([]);
    });

    it("never was on the disk of the database in the clear", async () => {
      await product.pool.query("CHECKPOINT");
      const { rows } = await product.pool.query<{ data: string; oid: string }>(
        `SELECT current_setting('data_directory') AS data, oid::text FROM pg_database
         WHERE datname = current_database()`,
      );
      const { data, oid } = rows[0]!;
      // The index is a keyed hash that was a row until it was erased: what is left of such rows
      // is for the operator (see docs/operations.md). All else was never written.
      const inClear = new Tracer(MARKERS.filter((marker) => marker !== INDEX));
      for (const place of [join("base", oid), "pg_wal"]) {
        expect(await inClear.inFiles(join(data, place))).toEqual([]);
      }
    });
  });
});
