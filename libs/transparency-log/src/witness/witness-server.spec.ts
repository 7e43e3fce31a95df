import { mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NoteSigner } from "../note/keys.js";
import { openNote, withSignatures } from "../note/signed-note.js";
import { KnownLog } from "../testing/known-log.js";
import { FileInUse } from "./file-lock.js";
import { formatAddCheckpoint } from "./request.js";
import { NotCosigned, type Submission, submitToWitness } from "./submit.js";
import { type RunningWitness, startWitness } from "./witness-server.js";

const log = new KnownLog("log.example/a", 40);
const fork = new KnownLog("log.example/a", 40, { forkedAt: 3, signer: log.signer });
const signer = NoteSigner.generate("w.example", "cosignature");

describe("a witness over HTTP", () => {
  let folder: string;
  let witness: RunningWitness;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "witness-"));
    witness = await start();
  });
  afterEach(async () => {
    await witness.close();
    await rm(folder, { recursive: true });
  });

  const start = () =>
    startWitness({
      listen: { host: "127.0.0.1", port: 0 },
      stateFile: join(folder, "state"),
      signer,
      logs: [log.signer.verifier],
    });

  /** Sends the checkpoint of `size` of a history, in the belief that the witness saw `oldSize`. */
  const submit = (size: number, oldSize = 0, history = log, change: Partial<Submission> = {}) =>
    submitToWitness(witness.url, {
      note: history.checkpoint(size),
      oldSize: BigInt(oldSize),
      prove: async (from) => history.proof(Number(from), size),
      witness: [signer.verifier],
      deadline: AbortSignal.timeout(10_000),
      ...change,
    });

  const post = (body: string | Uint8Array, path = "/add-checkpoint", method = "POST") =>
    fetch(`${witness.url}${path}`, { method, ...(method === "POST" ? { body } : {}) });

  it("gives a cosignature that belongs to the checkpoint", async () => {
    const lines = await submit(5);
    const note = withSignatures(log.checkpoint(5), lines);
    const { signatures } = openNote(note, [log.signer.verifier, signer.verifier]);
    expect(signatures.map(({ verifier }) => verifier.name)).toEqual([log.origin, signer.name]);
  });

  it("is asked again with a proof from the size that it saw", async () => {
    await submit(5);
    const proved: bigint[] = [];
    const prove = async (from: bigint) => {
      proved.push(from);
      return log.proof(Number(from), 40);
    };
    expect(await submit(40, 0, log, { prove })).toHaveLength(1);
    expect(proved).toEqual([5n]);
    expect(await submit(40, 40)).toHaveLength(1);
  });

  it("tells a log that is behind what it signed before: an older database", async () => {
    await submit(40);
    await expect(submit(20, 20)).rejects.toMatchObject({ reason: "ahead" });
  });

  it("tells a log that has two histories", async () => {
    await submit(20);
    await expect(submit(20, 20, fork)).rejects.toMatchObject({ reason: "fork" });
    await expect(submit(40, 20, fork)).rejects.toMatchObject({ reason: "refused" });
  });

  it("remembers over a restart", async () => {
    await submit(20);
    await witness.close();
    witness = await start();
    await expect(submit(20, 0, fork)).rejects.toMatchObject({ reason: "fork" });
    expect(await submit(40, 20)).toHaveLength(1);
  });

  it("does not start twice over one state file", async () => {
    await expect(start()).rejects.toThrow(FileInUse);
  });

  it("lets go of its state file when its port is taken", async () => {
    const stateFile = join(folder, "other");
    const options = { signer, logs: [log.signer.verifier], stateFile };
    const port = Number(new URL(witness.url).port);
    const taken = startWitness({ ...options, listen: { host: "127.0.0.1", port } });
    await expect(taken).rejects.toThrow("EADDRINUSE");
    const other = await startWitness({ ...options, listen: { host: "127.0.0.1", port: 0 } });
    await other.close();
  });

  it("serves one path, with POST, up to 64 KiB", async () => {
    const checkpoint = formatAddCheckpoint({ oldSize: 0n, proof: [], note: log.checkpoint(5) });
    expect((await post(checkpoint, "/")).status).toBe(404);
    expect((await post(checkpoint, "/add-checkpoint/")).status).toBe(404);
    expect((await post(checkpoint, "/add-checkpoint?a=b")).status).toBe(404);
    const got = await post("", "/add-checkpoint", "GET");
    expect([got.status, got.headers.get("Allow")]).toEqual([405, "POST"]);
    expect((await post(Buffer.alloc(64 * 1024 + 1, 65))).status).toBe(413);
    expect((await post(Buffer.alloc(64 * 1024, 65))).status).toBe(400);
    expect((await post(checkpoint)).status).toBe(200);
  });

  it("says the size that it saw, in the content type of the specification", async () => {
    await submit(5);
    const body = formatAddCheckpoint({ oldSize: 4n, proof: [], note: log.checkpoint(5) });
    const answer = await post(body);
    expect([answer.status, answer.headers.get("Content-Type"), await answer.text()]).toEqual([
      409,
      "text/x.tlog.size",
      "5\n",
    ]);
  });

  it("says 500 and cosigns nothing when it cannot store", async () => {
    await rm(folder, { recursive: true });
    await expect(submit(5)).rejects.toMatchObject({
      reason: "unreachable",
      message: expect.stringContaining("HTTP 500"),
    });
    witness = await witness.close().then(async () => {
      folder = await mkdtemp(join(tmpdir(), "witness-"));
      return start();
    });
    expect(await submit(5)).toHaveLength(1);
  });

  it("closes although somebody keeps a connection open", async () => {
    const socket = connect(Number(new URL(witness.url).port), "127.0.0.1");
    await new Promise((resolve) => socket.once("connect", resolve));
    const ended = new Promise((resolve) => socket.once("close", resolve));
    await witness.close();
    await ended;
    witness = await start();
  });
});

describe("a log that asks a witness", () => {
  it("says so when nobody answers, and when the answer is not that of the witness", async () => {
    const submission = {
      note: log.checkpoint(5),
      oldSize: 0n,
      prove: async () => [],
      witness: [NoteSigner.generate("w.example", "cosignature").verifier],
      deadline: AbortSignal.timeout(10_000),
    };
    const folder = await mkdtemp(join(tmpdir(), "witness-"));
    const witness = await startWitness({
      listen: { host: "127.0.0.1", port: 0 },
      stateFile: join(folder, "state"),
      signer,
      logs: [log.signer.verifier],
    });
    const other = submitToWitness(witness.url, submission);
    await expect(other).rejects.toThrow(NotCosigned);
    await expect(other).rejects.toMatchObject({ reason: "bad-answer" });
    await witness.close();
    await rm(folder, { recursive: true });
    const gone = submitToWitness(witness.url, submission);
    await expect(gone).rejects.toMatchObject({ reason: "unreachable" });
  });
});
