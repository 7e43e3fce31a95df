import { createHash } from "node:crypto";
import { eventOpener } from "#event-store";
import { canonicalJson, uuid } from "#kernel";
import {
  leafHash,
  NoteVerifier,
  openCheckpoint,
  parseCheckpoint,
  parseEntryBundle,
  parseEventEntry,
  parseNote,
  rootOf,
  SealedLog,
  Sealer,
} from "#transparency-log";
import { Background } from "../../apps/api/src/background.js";
import { type Product, startProduct, subjectOf } from "../support/product.js";
import { LOG_ORIGIN } from "../support/sealing-keys.js";
import { registered } from "./support/exchange.js";

describe("the published logs", () => {
  let product: Product;
  let file: string;
  beforeAll(async () => {
    product = await startProduct();
    expect((await ask("/log/checkpoint")).status).toBe(503);
    const player = await product.player("a-part-time-wage");
    await player.register();
    file = player.file;
    await (await product.client("els")).get(`${file}/evidenceBundle`);
  });
  afterAll(() => product.stop());

  const ask = async (path: string, username?: string) =>
    fetch(product.url + path, {
      headers:
        username === undefined ? {} : { authorization: `Bearer ${await product.token(username)}` },
    });
  const checkpoint = async () => {
    const note = await (await ask("/log/checkpoint")).text();
    const key = NoteVerifier.parse(product.logKey);
    return openCheckpoint(note, [key]);
  };
  const hashesOf = async (path: string) => {
    const bytes = Buffer.from(await (await ask(path)).arrayBuffer());
    return Array.from({ length: bytes.length / 32 }, (_, i) => bytes.subarray(32 * i, 32 * i + 32));
  };

  it("shows everybody a signed checkpoint, for a short while", async () => {
    const answer = await ask("/log/checkpoint");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(answer.headers.get("cache-control")).toBe("public, max-age=5");
    expect(await checkpoint()).toMatchObject({ origin: LOG_ORIGIN });
    expect((await checkpoint()).size).toBeGreaterThanOrEqual(2n);
  });

  it("shows everybody the hashes under it, for ever", async () => {
    const { size, root } = await checkpoint();
    const path = `/log/tile/0/000.p/${size}`;
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    const hashes = await hashesOf(path);
    expect(hashes).toHaveLength(Number(size));
    expect(rootOf(hashes).equals(root)).toBe(true);
  });

  it.each([
    "/log/tile/0/000",
    "/log/tile/0/000.p/200",
    "/log/tile/0/000.p/0",
    "/log/tile/0/000.p/256",
    "/log/tile/0/001.p/1",
    "/log/tile/1/000.p/1",
    "/log/tile/0/0",
    "/log/tile/0/x000/000.p/1",
    "/log/tile/00/000.p/1",
    "/log/tile/64/000.p/1",
    "/log/tile/-1/000.p/1",
    "/log/tile/0/..%2f..%2fcheckpoint",
    "/log/tile/",
    "/log/tiles/0/000",
  ])("has nothing at %s", async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  });

  it("does not show leaves that no checkpoint covers", async () => {
    const { size } = await checkpoint();
    await (await product.player("b-partner-with-means")).register();
    const { source, store } = new SealedLog(product.pool, product.store);
    while ((await store.state("events")).size <= size) await new Sealer({ store, source }).seal();
    expect((await checkpoint()).size).toBe(size);
    expect((await ask(`/log/tile/0/000.p/${Number(size) + 1}`)).status).toBe(404);
  });

  it("gives the entries to the data-protection officer and to nobody else", async () => {
    const { size } = await checkpoint();
    const path = `/log/tile/entries/000.p/${size}`;
    expect((await ask(path)).status).toBe(401);
    for (const username of ["els", "nora", "greet", "hilde", "joris", "lien", "bram"]) {
      expect([username, (await ask(path, username)).status]).toEqual([username, 403]);
    }
    const answer = await ask(path, "wannes");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const entries = parseEntryBundle(Buffer.from(await answer.arrayBuffer()));
    const hashes = await hashesOf(`/log/tile/0/000.p/${size}`);
    expect(entries.map((entry) => leafHash(entry).toString("hex"))).toEqual(
      hashes.map((hash) => hash.toString("hex")),
    );
    expect(parseEventEntry(entries[0]!).stream).toBe(`application-${file.split("/").at(-1)}`);
    expect((await ask("/log/tile/entries/001.p/1", "wannes")).status).toBe(404);
  });

  it("records whose files they told of, and to whom, before they leave", async () => {
    const answer = await ask(`/log/tile/entries/000.p/1`, "wannes");
    const traceId = answer.headers.get("belgov-trace-id")!;
    const trace = traceId.replaceAll("-", "");
    const { rows: audits } = await product.pool.query(
      `SELECT user_id, decision, role, operation, result_count FROM rechtop_processing.audit_log
       WHERE trace_id = $1`,
      [trace],
    );
    const user_id = subjectOf("wannes");
    const role = "dataProtectionOfficer";
    expect(audits).toEqual([
      { user_id, decision: "permit", role, operation: "consult", result_count: 1 },
    ]);
    const { rows: subjects } = await product.pool.query(
      `SELECT dossier_ref, data_categories FROM rechtop_processing.processing_log
       WHERE trace_id = $1`,
      [trace],
    );
    expect(subjects).toEqual([
      { dossier_ref: file.split("/").at(-1), data_categories: ["identity"] },
    ]);
    const line = product.log.find((one) => one.includes(traceId));
    expect(line).toContain(`"actor":"${user_id}"`);
    await product.pool.query("ALTER TABLE rechtop_processing.audit_log RENAME TO away");
    expect((await ask(`/log/tile/entries/000.p/1`, "wannes")).status).toBe(503);
    await product.pool.query("ALTER TABLE rechtop_processing.away RENAME TO audit_log");
  });

  it("seals nothing for who asks again for a file that is covered", async () => {
    const { size } = await checkpoint();
    await (await product.player("b-partner-with-means")).register();
    const again = await (await product.client("els")).get(`${file}/evidenceBundle`);
    expect(again.status).toBe(200);
    expect((await checkpoint()).size).toBe(size);
  });

  it("gives a file as a bundle that is saved, with what is personal as it is stored", async () => {
    const officer = await product.client("wannes");
    const { bytes, headers } = await officer.get(`${file}/evidenceBundle`);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="[0-9a-f-]{36}\./);
    const text = Buffer.from(bytes).toString("latin1");
    expect(text).toMatch(new RegExp(`^rechtop\\.bundle/v1\norigin ${LOG_ORIGIN}\nscope dossier `));
    expect(text).toContain('{"rechtop":"sealed/v1"');
    expect(text).toMatch(/\nend \d+\n$/);
  });

  it("can be opened by who has the keys: what is shown is what was committed to", async () => {
    const log = new SealedLog(product.pool, product.store);
    const dossier = uuid(file.split("/").at(-1)!);
    const open = eventOpener(product.keys);
    const frames = await Array.fromAsync(log.bundleOfDossier(dossier, { open }));
    const text = Buffer.concat(frames).toString("utf8");
    const openings = [...text.matchAll(/^opening \d+\n(.+)$/gm)].map(
      ([, json]) => JSON.parse(json!) as { kid: string; salt: string; part: object },
    );
    expect(openings.length).toBeGreaterThan(1);
    for (const { kid, salt, part } of openings) {
      const commitment = createHash("sha256")
        .update("rechtop.pt/v1\n")
        .update(salt, "base64")
        .update(canonicalJson(part));
      expect(text).toContain(`"kid":"${kid}"`);
      expect(text).toContain(`"cm":"${commitment.digest("base64")}"`);
    }
  });

  it("publishes the log of processing beside it, under a name of its own", async () => {
    expect((await ask("/log/processing/checkpoint")).status).toBe(503);
    product.app.get(Background).start(new Set(["sealing"]));
    let answer: Response;
    do answer = await ask("/log/processing/checkpoint");
    while (answer.status === 503);
    const { origin, size, root } = parseCheckpoint(parseNote(await answer.text()).text);
    expect(origin).toBe(`${LOG_ORIGIN}/processing`);
    const hashes = await hashesOf(`/log/processing/tile/0/000.p/${size}`);
    expect(rootOf(hashes).equals(root)).toBe(true);
    // No entries: whoever may read the records reads them through the API.
    expect((await ask("/log/processing/tile/entries/000.p/1", "wannes")).status).toBe(404);
  });

  it("tells the operator how far sealing is", async () => {
    const text = await (await ask("/metrics", "bram")).text();
    expect(text).toMatch(/^rechtop_projection_lag_events\{name="sealing"\} \d+$/m);
    expect(text).toMatch(/^rechtop_log_checkpoint_size \d+$/m);
    expect(text).toMatch(/^rechtop_log_checkpoint_age_seconds 0$/m);
    expect(text).toMatch(/^rechtop_projection_state\{name="sealing",state="running"\} 1$/m);
  });

  it("gives no entries that tell something of another centre", async () => {
    const before = await checkpoint();
    const foreign = await registered(product, "amina");
    await (await product.client("amina")).get(`${foreign}/evidenceBundle`);
    const { size } = await checkpoint();
    expect(size).toBeGreaterThan(before.size);
    const answer = await ask(`/log/tile/entries/000.p/${size}`, "wannes");
    expect(answer.status).toBe(404);
    const { rows } = await product.pool.query(
      "SELECT decision, result_count FROM rechtop_processing.audit_log WHERE trace_id = $1",
      [answer.headers.get("belgov-trace-id")!.replaceAll("-", "")],
    );
    expect(rows).toEqual([{ decision: "deny", result_count: 0 }]);
    expect((await ask(`/log/tile/entries/000.p/${before.size}`, "wannes")).status).toBe(200);
    expect((await ask(`/log/tile/0/000.p/${size}`)).status).toBe(200);
  });
});
