import type { ApiAnswer, ApiClient } from "../../apps/cli/src/demo/api-client.js";
import type { CasePlayer } from "../../apps/cli/src/demo/case-player.js";
import { API_PREFIX } from "#platform";
import { decidedFile, listAfter, wholeLog } from "../support/log.js";
import { newKey, type Product, startProduct } from "../support/product.js";
import { bring, caseAt } from "../support/stages.js";

const INSZ = "85000099712";
/** As it is written, and as it is printed on a card. */
const WRITTEN = [INSZ, "85.00.00-997.12", "850000-997-12"];

describe("a national number", () => {
  let product: Product;
  let player: CasePlayer;
  let registered: ApiAnswer;
  let els: ApiClient;
  const answers: ApiAnswer[] = [];

  beforeAll(async () => {
    product = await startProduct();
    player = await product.player("a-part-time-wage");
    els = player.cast.caseworker;
    registered = await player.register();
    await bring(player, "investigated", "decided");
    answers.push(
      registered,
      await decidedFile(els, player.file),
      // With a key that is remembered, and asked for again.
      ...(await registerTwiceWithOneKey()),
      await els.send("POST", "/applications/query", { body: { insz: INSZ } }),
      await listAfter(els, "/applications", registered),
    );
    answers.push(...(await mistakes()));
  });
  afterAll(() => product.stop());

  async function registerTwiceWithOneKey(): Promise<ApiAnswer[]> {
    const headers = { "idempotency-key": newKey() };
    const send = () => els.send("POST", "/applications", { body: player.story.request, headers });
    return [await send(), await send()];
  }

  /** What people send when they put it where it does not belong. */
  async function mistakes(): Promise<ApiAnswer[]> {
    const { person } = player.story.request as { person: object };
    const wrong = { ...person, insz: "85000099713" };
    const path = player.file;
    const headers = { "if-match": '"1"' };
    return [
      await els.send("GET", `/applications/${INSZ}`),
      await els.send("GET", `/applications?insz=${INSZ}`),
      await els.send("GET", `/applications?after=${INSZ}`),
      await els.send("GET", `${path}/conditions/${INSZ}`),
      await els.send("GET", `/${INSZ}`),
      await els.send("POST", "/applications", { body: { ...player.story.request, person: wrong } }),
      await els.send("POST", "/applications", { body: { ...player.story.request, [INSZ]: 1 } }),
      await els.send("POST", "/applications/query", { body: { insz: 85_000_099_712 } }),
      await els.send("POST", "/applications/query", { body: { insz: [INSZ] } }),
      await els.send("POST", `${path}/assignments`, { body: { assigneeId: "" }, headers }),
      await els.send("POST", "/applications", {
        body: player.story.request,
        headers: { "idempotency-key": INSZ, "belgov-trace-id": INSZ },
      }),
      await els.send("GET", path, { headers: { "rechtop-minimum-position": INSZ } }),
    ];
  }

  const holds = (text: string) => WRITTEN.filter((written) => text.includes(written));

  it("is found again by whoever may see the file, from the body of a request", async () => {
    const found = await els.send("POST", "/applications/query", { body: { insz: INSZ } });
    expect(found.status).toBe(200);
    const ids = (found.body["items"] as { id: string }[]).map(({ id }) => id);
    expect(ids).toContain(player.applicationId);
    const amina = await product.client("amina");
    const elsewhere = await amina.send("POST", "/applications/query", { body: { insz: INSZ } });
    expect(elsewhere.body["items"]).toEqual([]);
  });

  it("is refused when its check digits are wrong, without being said again", async () => {
    const { person } = player.story.request as { person: object };
    const answer = await els.send("POST", "/applications", {
      body: { ...player.story.request, person: { ...person, insz: "85000099713" } },
    });
    expect(answer.status).toBe(400);
    expect(answer.body["issues"]).toEqual([
      expect.objectContaining({ in: "body", name: "person.insz" }),
    ]);
    expect(JSON.stringify(answer.body)).not.toContain("85000099713");
  });

  it("is in no stream name, event id, type or metadata of the log", async () => {
    const logged = await wholeLog(product);
    expect(logged.length).toBeGreaterThan(25);
    const outside = logged.map(({ stream, eventId, type, metadata }) =>
      [stream, eventId, type, Buffer.from(metadata).toString("utf8")].join(" "),
    );
    expect(outside.flatMap(holds)).toEqual([]);
    const streams = await els.get(`${player.file}/events`);
    const items = streams.body["items"] as { stream: string }[];
    expect(holds(items.map(({ stream }) => stream).join())).toEqual([]);
  });

  it("is in the content of one event only, the entry in the register, and encrypted there", async () => {
    const events = await Array.fromAsync(product.store.readAll());
    const types = events
      .filter(({ event }) => holds(JSON.stringify(event.data)).length > 0)
      .map(({ event }) => event.type);
    expect([...new Set(types)]).toEqual(["procedure.RequestRegistered"]);
    const contents = (await wholeLog(product)).map(({ payload }) =>
      Buffer.from(payload).toString("utf8"),
    );
    expect(contents.length).toBeGreaterThan(25);
    expect(contents.flatMap(holds)).toEqual([]);
  });

  it("is in no other table: not in a list, not with a remembered key", async () => {
    const { rows: tables } = await product.pool.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
         AND (schemaname, tablename) <> ('rechtop_log', 'events')`,
    );
    expect(tables.map(({ name }) => name)).toContain("rechtop_log.idempotency");
    const keeping: string[] = [];
    let rowsSeen = 0;
    for (const { name } of tables) {
      const { rows } = await product.pool.query<{ row: string }>(
        `SELECT row_to_json(t)::text AS row FROM ${name} t`,
      );
      rowsSeen += rows.length;
      if (rows.some(({ row }) => holds(row).length > 0)) keeping.push(name);
    }
    expect(keeping).toEqual([]);
    expect(rowsSeen).toBeGreaterThan(3);
  });

  it("is in no address and no header that the API gives", () => {
    for (const answer of answers) {
      const headers = new Headers(answer.headers);
      // What a client calls its own request is handed back to that client, and kept nowhere.
      headers.delete("belgov-related-trace-id");
      expect(holds([...headers].flat().join(" "))).toEqual([]);
    }
    const location = registered.headers.get("location");
    expect(location).toBe(`${API_PREFIX}${player.file}`);
  });

  it("is not echoed by any refusal", () => {
    const refusals = answers.filter(({ status }) => status >= 400);
    expect(refusals.length).toBeGreaterThan(8);
    for (const { status, body } of refusals) {
      expect(status).toBeLessThan(500);
      const { issues, ...rest } = body;
      expect(holds(JSON.stringify(rest))).toEqual([]);
      // The name of an unknown field is said, so that it can be corrected; never a value.
      const details = ((issues ?? []) as { detail: string }[]).map(({ detail }) => detail);
      expect(holds(details.join())).toEqual([]);
    }
  });

  it("is in no line of the log of the process, and neither is anything else of the person", async () => {
    // The last request has been logged once a later one has been answered and logged.
    await caseAt(product, "registered");
    const text = product.log.join("\n");
    expect(product.log.length).toBeGreaterThan(50);
    expect(holds(text)).toEqual([]);
    // Drawn at random, measured and counted: four digits of them may be those of anybody.
    const BY_CHANCE = ["traceId", "time", "pid", "hostname", "ms"];
    const said = product.log
      .map((line) => Object.entries(JSON.parse(line) as object))
      .map((fields) => JSON.stringify(fields.filter(([name]) => !BY_CHANCE.includes(name))))
      .join("\n");
    expect(said).toContain('["method","POST"]');
    for (const personal of ["Voorbeeld", "Fien", "0470", "BE685", "50000", "Loonfiches"]) {
      expect(said).not.toContain(personal);
    }
  });

  it("is in no packet and on no letter", async () => {
    const greet = await product.client("greet");
    const packet = await greet.get(`/decisionPackets/${player.applicationId}`);
    expect(holds(JSON.stringify(packet.body))).toEqual([]);
  });
});
