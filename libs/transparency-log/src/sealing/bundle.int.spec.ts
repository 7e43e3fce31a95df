import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { instant, parseStreamName } from "#kernel";
import { openCheckpoint } from "../checkpoint/checkpoint.js";
import { parseEventEntry } from "../entry/event-entry.js";
import { parseStreamHeadItem, parseStreamHeadsEntry } from "../entry/stream-heads.js";
import { NoteSigner } from "../note/keys.js";
import { parsePolicy, satisfies } from "../policy/policy.js";
import { verifyProofFile } from "../proof-file/proof-file.js";
import { type ReadFrame, readFrames } from "../testing/frames.js";
import { newStream, type SealingStage, sealingStage } from "../testing/sealing-stage.js";
import { rootOf } from "../tree/compact-range.js";
import { leafHash } from "../tree/hash.js";
import { verifyConsistency, verifyInclusion } from "../tree/verify.js";
import { startWitness } from "../witness/witness-server.js";
import { LogDamaged } from "./errors.js";
import { NotSealedYet } from "./sealed-log.js";

const DOSSIER = "aaaaaaaa-0000-4000-8000-000000000001";
const STREAMS = ["request", "report"].map((category) => newStream(category, DOSSIER));

describe("a bundle", () => {
  let stage: SealingStage;
  let earlier: string;
  beforeAll(async () => {
    stage = await sealingStage();
    const sealing = stage.sealing();
    await stage.append(STREAMS[0]!, 0, ["one", "two"]);
    for (let i = 0; i < 300; i += 1) await stage.append(newStream(), 0, [`other ${i}`]);
    earlier = (await sealing.run())!.note;
    await stage.append(STREAMS[1]!, 0, ["three"]);
    await stage.append(STREAMS[0]!, 2, ["four"]);
    stage.now = instant("2025-03-04T12:00:00Z");
    await sealing.run();
    await stage.append(STREAMS[0]!, 3, ["after the list of heads"]);
    await sealing.run();
    await stage.append(STREAMS[0]!, 4, ["not sealed yet"]);
  }, 60_000);
  afterAll(() => stage.drop());

  const read = async (frames: AsyncIterable<Buffer>) =>
    readFrames(Buffer.concat(await Array.fromAsync(frames)));
  const trusted = async () => {
    const { note } = (await stage.sealed.checkpoint())!;
    return openCheckpoint(note, [stage.signer.verifier]);
  };
  const isIn = async (index: number, entry: Buffer, proof: readonly Buffer[]) => {
    const { size, root } = await trusted();
    verifyInclusion({ index: BigInt(index), size, root, leafHash: leafHash(entry), proof });
  };
  const kinds = (frames: readonly ReadFrame[]) => frames.map(({ kind }) => kind);

  it("of a dossier proves every event of its streams, and where the streams end", async () => {
    const { head, frames } = await read(
      stage.sealed.bundleOfDossier(parseStreamName(STREAMS[0]!).id, { earlier: [earlier] }),
    );
    const { size, root } = await trusted();
    expect(head).toBe(
      `rechtop.bundle/v1\norigin ${stage.signer.name}\nscope dossier ${DOSSIER}\nsize ${size}\n\n`,
    );
    expect(kinds(frames)).toEqual([
      ...["event", "event", "event", "event", "heads", "member", "member", "event"],
      ...["earlier", "checkpoint", "end"],
    ]);
    expect(frames.at(-1)!.numbers).toEqual([frames.length - 1]);
    const events = frames.filter(({ kind }) => kind === "event");
    for (const { chunks, proof } of events) {
      const { index, stream } = parseEventEntry(chunks[0]!);
      expect(STREAMS).toContain(stream);
      await isIn(index, chunks[0]!, proof);
    }
    expect(events.map(({ chunks }) => chunks[2]!.toString())).toContain('{"text":"three"}');

    const heads = frames.find(({ kind }) => kind === "heads")!;
    const entry = parseStreamHeadsEntry(heads.chunks[0]!);
    expect(entry.streams).toBe(302);
    await isIn(entry.index, heads.chunks[0]!, heads.proof);
    const members = frames.filter(({ kind }) => kind === "member");
    for (const { numbers, chunks, proof } of members) {
      verifyInclusion({
        index: BigInt(numbers[0]!),
        size: BigInt(entry.streams),
        root: entry.root,
        leafHash: leafHash(chunks[0]!),
        proof,
      });
    }
    const revisions = members.map(({ chunks }) => parseStreamHeadItem(chunks[0]!).revision);
    expect(revisions.toSorted()).toEqual([0n, 2n]);

    const [old] = frames.filter(({ kind }) => kind === "earlier");
    const before = openCheckpoint(old!.chunks[0]!.toString(), [stage.signer.verifier]);
    expect(() =>
      verifyConsistency({
        size1: before.size,
        size2: size,
        root1: before.root,
        root2: root,
        proof: old!.proof,
      }),
    ).not.toThrow();
  });

  it("of a dossier is read page by page: every event once, whatever page the list of ends is in", async () => {
    const id = newStream().slice("thing-".length);
    const [a, b] = [newStream("request", id), newStream("report", id)];
    const texts = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => `${from + i}`);
    await stage.append(a, 0, texts(0, 1030));
    await stage.append(b, 0, texts(1030, 4));
    stage.now = instant("2025-03-05T12:00:00Z");
    await stage.sealing().run();
    await stage.append(a, 1030, texts(1034, 30));
    await stage.sealing().run();
    const { frames } = await read(stage.sealed.bundleOfDossier(parseStreamName(a).id));
    expect(kinds(frames)).toEqual([
      ...Array.from({ length: 1034 }, () => "event"),
      ...["heads", "member", "member"],
      ...Array.from({ length: 30 }, () => "event"),
      ...["checkpoint", "end"],
    ]);
    const events = frames.filter(({ kind }) => kind === "event");
    expect(events.map(({ chunks }) => chunks[2]!.toString())).toEqual(
      texts(0, 1064).map((text) => `{"text":"${text}"}`),
    );
    for (const { chunks, proof } of events) {
      await isIn(parseEventEntry(chunks[0]!).index, chunks[0]!, proof);
    }
    const members = frames.filter(({ kind }) => kind === "member");
    const ends = members.map(({ chunks }) => parseStreamHeadItem(chunks[0]!).revision);
    expect(ends.toSorted()).toEqual([1029n, 3n]);
  });

  it("of the whole log has every entry once, in order, without proofs", async () => {
    const { head, frames } = await read(stage.sealed.bundleOfAll());
    const { size, root } = await trusted();
    expect(head).toContain(`\nscope log\nsize ${size}\n`);
    const entries = frames.slice(0, -2);
    expect(entries).toHaveLength(Number(size));
    expect(entries.every(({ proof }) => proof.length === 0)).toBe(true);
    const again = rootOf(entries.map(({ chunks }) => leafHash(chunks[0]!)));
    expect(again.equals(root)).toBe(true);
  });

  it("shows what is asked for in clear, right after its event", async () => {
    const opening = { kid: "k", salt: "s", part: { "/person": "é" } };
    const { frames } = await read(
      stage.sealed.bundleOfDossier(parseStreamName(STREAMS[1]!).id, {
        open: async ({ revision }) => (revision === 0n ? [opening] : []),
      }),
    );
    const shown = frames.findIndex(({ kind }) => kind === "opening");
    const { index } = parseEventEntry(frames[shown - 1]!.chunks[0]!);
    expect(JSON.parse(frames[shown]!.chunks[0]!.toString())).toEqual({ index, ...opening });
  });

  it("keeps the entry that was sealed when the event was changed, and leaves out what is gone", async () => {
    const id = newStream().slice(6);
    await stage.append(newStream("thing", id), 0, ["one", "two", "three"]);
    await stage.sealing().run();
    await stage.tamper(
      `UPDATE rechtop_log.events SET payload = '{"text":"ONE"}' WHERE stream_id = $1 AND revision = 0`,
      [id],
    );
    await stage.tamper("DELETE FROM rechtop_log.events WHERE stream_id = $1 AND revision = 1", [
      id,
    ]);
    const { frames } = await read(stage.sealed.bundleOfDossier(parseStreamName(`thing-${id}`).id));
    const events = frames.filter(({ kind }) => kind === "event");
    expect(events.map(({ chunks }) => chunks[2]!.toString())).toEqual([
      '{"text":"ONE"}',
      '{"text":"three"}',
    ]);
    for (const { chunks, proof } of events) {
      await isIn(parseEventEntry(chunks[0]!).index, chunks[0]!, proof);
    }
  });

  it("is not made of what no checkpoint covers, nor under an older tree than somebody saw", async () => {
    const unknown = parseStreamName(newStream()).id;
    const failing = (frames: AsyncIterable<Buffer>) => Array.fromAsync(frames);
    await expect(failing(stage.sealed.bundleOfDossier(unknown))).rejects.toThrow(NotSealedYet);
    const newer = (await stage.sealed.checkpoint())!.note.replace(/\n\d+\n/, "\n99999\n");
    await expect(failing(stage.sealed.bundleOfAll({ earlier: [newer] }))).rejects.toMatchObject({
      code: "older-database",
    });
  });

  it("has a smaller brother: the proof of one event", async () => {
    const { entry, proof } = await stage.sealed.proof(STREAMS[0]!, 2n);
    const policy = parsePolicy(`log ${stage.signer.verifierKey}\nquorum none\n`);
    expect(() => verifyProofFile(proof, entry, policy)).not.toThrow();
    expect(parseEventEntry(entry)).toMatchObject({ stream: STREAMS[0], revision: 2n });
    await expect(stage.sealed.proof(STREAMS[0]!, 99n)).rejects.toThrow(NotSealedYet);
  });
});

describe("witnesses", () => {
  let stage: SealingStage;
  let folder: string;
  beforeEach(async () => {
    stage = await sealingStage();
    folder = await mkdtemp(join(tmpdir(), "rechtop-witness-"));
  });
  afterEach(async () => {
    await stage.drop();
    await rm(folder, { recursive: true });
  });

  it("cosign every checkpoint, and again after one of them was away", async () => {
    const signers = ["one", "two"].map((name) =>
      NoteSigner.generate(`${name}.example`, "cosignature"),
    );
    const start = (i: number) =>
      startWitness({
        listen: { host: "127.0.0.1", port: 0 },
        stateFile: join(folder, `${i}`),
        signer: signers[i]!,
        logs: [stage.signer.verifier],
      });
    const [one, two] = [await start(0), await start(1)];
    const address = await standingAddress();
    address.leadTo(two.url);
    const witnesses = [one, address].map(({ url }, i) => ({ url, verifier: signers[i]!.verifier }));
    const missing: string[] = [];
    const sealing = stage.sealing({
      witnesses,
      onMissing: (witness, { reason }) => missing.push(`${witness}: ${reason}`),
    });
    const policy = parsePolicy(
      `log ${stage.signer.verifierKey}\n` +
        signers.map(({ verifierKey }, i) => `witness w${i} ${verifierKey}\n`).join("") +
        "group both all w0 w1\nquorum both\n",
    );
    const isSeen = async () => satisfies(policy, (await stage.sealed.checkpoint())!.note);
    await stage.append(newStream(), 0, ["one", "two"]);
    await sealing.run();
    expect([await isSeen(), missing]).toEqual([true, []]);

    await two.close();
    address.leadNowhere();
    await stage.append(newStream(), 0, ["three"]);
    await sealing.run();
    expect([await isSeen(), missing]).toEqual([false, ["two.example: unreachable"]]);

    const back = await start(1);
    address.leadTo(back.url);
    await sealing.run();
    expect(await isSeen()).toBe(true);
    await Promise.all([one.close(), back.close(), address.close()]);
  });

  it("stop a log that has become smaller than they saw it", async () => {
    const signer = NoteSigner.generate("witness.example", "cosignature");
    const witness = await startWitness({
      listen: { host: "127.0.0.1", port: 0 },
      stateFile: join(folder, "state"),
      signer,
      logs: [stage.signer.verifier],
    });
    const witnesses = [{ url: witness.url, verifier: signer.verifier }];
    await stage.append(newStream(), 0, ["one", "two"]);
    await stage.sealing({ witnesses, streamHeads: false }).run();

    for (const table of ["leaves", "tiles", "logs", "checkpoints", "witnesses"]) {
      await stage.tamper(`DELETE FROM rechtop_proof.${table}`);
    }
    await stage.tamper("DELETE FROM rechtop_log.events WHERE revision = 1");
    const again = stage.sealing({ witnesses, streamHeads: false });
    await expect(again.run()).rejects.toMatchObject({
      name: LogDamaged.name,
      code: "older-database",
    });
    await stage.append(newStream(), 0, ["another second event"]);
    await expect(again.run()).rejects.toMatchObject({ name: LogDamaged.name, code: "fork" });
    await witness.close();
  });
});

/** An address that leads to one witness after another: a port that was let go may be somebody's. */
async function standingAddress() {
  let port: number | undefined;
  const server = createServer((client) => {
    if (port === undefined) return client.destroy();
    const witness = connect(port, "127.0.0.1");
    client.on("error", () => witness.destroy()).pipe(witness);
    witness.on("error", () => client.destroy()).pipe(client);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (url: string) => (port = Number(new URL(url).port)),
    leadNowhere: () => (port = undefined),
    close: () => once(server.close(), "close"),
  };
}
