import { instant } from "#kernel";
import { NoteSigner } from "../note/keys.js";
import { parsePolicy } from "../policy/policy.js";
import { newStream, type SealingStage, sealingStage } from "../testing/sealing-stage.js";
import { LogDamaged } from "./errors.js";
import type { LiveCheckOptions } from "./live-check.js";

const A = newStream("thing", "aaaaaaaa-0000-4000-8000-000000000001");
const B = newStream("thing", "aaaaaaaa-0000-4000-8000-000000000002");

describe("the check of a live log", () => {
  let stage: SealingStage;
  let earlier: string;
  beforeEach(async () => {
    stage = await sealingStage();
    await stage.append(A, 0, ["one", "two", "three"]);
    const sealing = stage.sealing();
    earlier = (await sealing.run())!.note;
    await stage.append(B, 0, ["four", "five"]);
    await stage.append(A, 3, ["six"]);
    stage.now = instant("2025-03-04T08:00:00.000Z");
    await sealing.run();
    // Leaves 0-2: A, 3: heads, 4-5: B, 6: A, 7: heads.
  });
  afterEach(() => stage.drop());

  const findings = async (options: Partial<LiveCheckOptions> = {}) => {
    const logKeys = [stage.signer.verifier];
    const found = await Array.fromAsync(
      stage.sealed.check({ logKeys, earlier: [earlier], ...options }),
    );
    return found.map(({ code, message }) => `${code}: ${message}`);
  };
  const codes = async (options: Partial<LiveCheckOptions> = {}) =>
    (await findings(options)).map((finding) => finding.split(":")[0]);
  const event = (revision: number, stream: string = A) =>
    `stream_id = '${stream.slice(6)}' AND revision = ${revision}`;
  const events = (change: string) => stage.tamper(`UPDATE rechtop_log.events SET ${change}`);
  const refuses = (code: string) =>
    expect(stage.sealing().run()).rejects.toMatchObject({ name: LogDamaged.name, code });

  it("finds nothing in a log that nobody touched, new events included", async () => {
    expect(await findings()).toEqual([]);
    await stage.append(B, 2, ["not sealed yet"]);
    expect(await findings()).toEqual([]);
  });

  it.each([
    ["payload-changed", 'payload = \'{"text":"ONE"}\''],
    ["metadata-changed", "metadata = '{}'"],
    ["entry-malformed", "type = 'testing.ThingDenied'"],
    ["entry-malformed", "recorded_at = recorded_at - interval '1 day'"],
    ["entry-malformed", "event_id = gen_random_uuid()"],
  ])("names a changed event: %s (%s)", async (code, change) => {
    expect(await events(`${change} WHERE ${event(1)}`)).toBe(1);
    expect(await findings()).toEqual([`${code}: leaf 1, ${A} revision 1`]);
  });

  it("names two payloads that were swapped", async () => {
    await events(`payload = (SELECT payload FROM rechtop_log.events o WHERE o.stream_id =
      events.stream_id AND o.revision = 1 - events.revision)
      WHERE stream_id = '${A.slice(6)}' AND revision IN (0, 1)`);
    expect(await codes()).toEqual(["payload-changed", "payload-changed"]);
  });

  it("names events that changed places", async () => {
    await events(`commit_order = (SELECT min(commit_order) FROM rechtop_log.events
      WHERE stream_id = '${B.slice(6)}') WHERE ${event(0)}`);
    expect(await codes()).toEqual(["row-missing", "rows-swapped"]);
  });

  it.each([
    ["in the middle", event(1), 1],
    ["at the end", event(3), 6],
  ])("names an event that is gone %s", async (_where, which, leaf) => {
    await stage.tamper(`DELETE FROM rechtop_log.events WHERE ${which}`);
    const [finding] = await findings();
    expect(finding).toMatch(new RegExp(`^row-missing: leaf ${leaf}, ${A} revision `));
  });

  it("names an event that was added among older ones", async () => {
    await stage.tamper(
      `INSERT INTO rechtop_log.events (commit_order, category, stream_id, revision, event_id, type,
        schema_version, payload, metadata, recorded_at)
      SELECT commit_order, 'thing', gen_random_uuid(), 0, gen_random_uuid(), type, 1, payload,
        metadata, recorded_at FROM rechtop_log.events WHERE ${event(1)}`,
    );
    expect(await codes()).toEqual(["back-dated"]);
  });

  it("names leaves that are gone, in the middle and at the end", async () => {
    await stage.tamper("DELETE FROM rechtop_proof.leaves WHERE leaf_index = 7");
    expect(await codes()).toEqual(["tail-cut"]);
    await stage.tamper("DELETE FROM rechtop_proof.leaves WHERE leaf_index = 2");
    expect(await codes()).toEqual(["tail-cut"]);
  });

  it("names a log that was cut with all that belongs to it, but for a checkpoint", async () => {
    await cutTo(4);
    expect(await codes()).toEqual(["tail-cut"]);
    await refuses("older-database");
    await stage.tamper("DELETE FROM rechtop_proof.checkpoints WHERE size > 4");
    expect(await findings()).toEqual([]);
    const kept = stage.sealed.checkpoint();
    expect((await kept)?.size).toBe(4);
  });

  it("names an older database by a checkpoint that somebody kept", async () => {
    const newest = (await stage.sealed.checkpoint())!.note;
    await cutTo(4);
    await stage.tamper("DELETE FROM rechtop_proof.checkpoints WHERE size > 4");
    expect(await codes({ earlier: [newest] })).toEqual(["older-database"]);
  });

  it("names a leaf that was changed, and what no longer fits to it", async () => {
    await stage.tamper(
      "UPDATE rechtop_proof.leaves SET leaf_hash = sha256('x') WHERE leaf_index = 1",
    );
    expect(await codes()).toEqual([
      "entry-malformed",
      "entry-malformed",
      "inconsistent-history",
      "root-mismatch",
      "root-mismatch",
      "tile-mismatch",
      "root-mismatch",
    ]);
  });

  it("names a changed tile, and signs no more", async () => {
    await stage.tamper(
      "UPDATE rechtop_proof.tiles SET hashes = set_byte(hashes, 39, get_byte(hashes, 39) # 255)",
    );
    expect(await codes()).toEqual(["tile-mismatch"]);
    await refuses("root-mismatch");
  });

  it("names a checkpoint that was changed, and signs no more", async () => {
    await stage.tamper(
      "UPDATE rechtop_proof.checkpoints SET note = replace(note, E'\\n8\\n', E'\\n9\\n')",
    );
    await stage.append(B, 2, ["seven"]);
    expect(await codes()).toEqual(["signature-invalid"]);
    await refuses("signature-invalid");
  });

  it("names a history that was made anew, and a fork", async () => {
    const newest = (await stage.sealed.checkpoint())!.note;
    await events(`payload = '{"text":"ONE"}' WHERE ${event(0)}`);
    for (const table of ["leaves", "tiles", "logs", "checkpoints"]) {
      await stage.tamper(`DELETE FROM rechtop_proof.${table}`);
    }
    await stage.sealing({ streamHeads: false }).run();
    expect(await findings({ earlier: [] })).toEqual([]);
    expect(await codes()).toEqual(["inconsistent-history"]);
    await stage.append(B, 2, ["seven", "eight"]);
    await stage.sealing({ streamHeads: false }).run();
    expect(await codes({ earlier: [newest] })).toEqual(["fork"]);
  });

  it("names a foreign checkpoint and a missing witness", async () => {
    const foreign = NoteSigner.generate(stage.signer.name);
    expect(await codes({ logKeys: [foreign.verifier], earlier: [earlier] })).toEqual([
      "wrong-key",
      "signature-invalid",
      "signature-invalid",
    ]);
    const witness = NoteSigner.generate("witness.example", "cosignature");
    const policy = parsePolicy(
      `log ${stage.signer.verifierKey}\nwitness w ${witness.verifierKey}\nquorum w\n`,
    );
    expect(await codes({ policy })).toEqual(["witness-missing"]);
  });

  it("looks at every leaf and says how far it is", async () => {
    const told: number[][] = [];
    await findings({ onProgress: (done, of) => told.push([done, of]) });
    expect(told).toEqual([[8, 8]]);
  });

  async function cutTo(size: number): Promise<void> {
    await stage.tamper(`DELETE FROM rechtop_log.events WHERE position > 3`);
    await stage.tamper(`DELETE FROM rechtop_proof.leaves WHERE leaf_index >= ${size}`);
    await stage.tamper(
      `UPDATE rechtop_proof.logs SET size = c.size, root = c.root,
        position = (SELECT 'postgres:' || commit_order || '.' || position
          FROM rechtop_log.events ORDER BY commit_order DESC, events.position DESC LIMIT 1)
      FROM rechtop_proof.checkpoints c WHERE c.size = ${size}`,
    );
  }
});

describe("the database itself", () => {
  let stage: SealingStage;
  beforeAll(async () => {
    stage = await sealingStage();
    await stage.append(A, 0, ["one", "two", "three"]);
    await stage.sealing().run();
  });
  afterAll(() => stage.drop());

  it.each([
    ["UPDATE rechtop_proof.leaves SET leaf_hash = leaf_hash", "leaves are only ever added"],
    ["DELETE FROM rechtop_proof.leaves", "leaves are only ever added"],
    ["TRUNCATE rechtop_proof.leaves", "leaves are only ever added"],
    ["DELETE FROM rechtop_proof.logs", "a sealed log stays"],
    ["UPDATE rechtop_proof.logs SET size = 2", "grows with its leaves"],
    ["UPDATE rechtop_proof.logs SET size = 5", "grows with its leaves"],
    ["DELETE FROM rechtop_proof.tiles", "tiles stay"],
    ["UPDATE rechtop_proof.tiles SET hashes = substring(hashes FROM 1 FOR 32)", "do not change"],
    ["UPDATE rechtop_proof.tiles SET n = n + 1", "tiles grow and do not change"],
    ["DELETE FROM rechtop_proof.checkpoints", "checkpoints stay"],
    ["UPDATE rechtop_proof.checkpoints SET root = sha256('x')", "cosigned and do not change"],
    [
      `INSERT INTO rechtop_proof.leaves (log, leaf_index, leaf_hash, entry)
        VALUES ('events', 6, sha256('x'), 'x')`,
      "at the end of their log",
    ],
    [
      `WITH grown AS (UPDATE rechtop_proof.logs SET size = 6 RETURNING log)
      INSERT INTO rechtop_proof.leaves (log, leaf_index, leaf_hash, entry)
        SELECT log, 5, sha256('x'), 'x' FROM grown`,
      "without a gap",
    ],
  ])("refuses to %s", async (statement, reason) => {
    await expect(stage.pool.query(statement)).rejects.toThrow(reason);
  });
});
