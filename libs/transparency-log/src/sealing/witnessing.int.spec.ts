import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NoteSigner } from "../note/keys.js";
import { parseNote } from "../note/signed-note.js";
import { newStream, type SealingStage, sealingStage } from "../testing/sealing-stage.js";
import { SIZE_TYPE } from "../witness/witness.js";
import { type RunningWitness, startWitness } from "../witness/witness-server.js";

describe("a witness that hangs", () => {
  let stage: SealingStage;
  let folder: string;
  let good: RunningWitness;
  let server: Server;
  let time = Date.parse("2025-03-03T08:00:00Z");
  const signers = ["good", "hanging"].map((name) =>
    NoteSigner.generate(`${name}.example`, "cosignature"),
  );
  beforeEach(async () => {
    stage = await sealingStage();
    folder = await mkdtemp(join(tmpdir(), "rechtop-witness-"));
    good = await startWitness({
      listen: { host: "127.0.0.1", port: 0 },
      stateFile: join(folder, "state"),
      signer: signers[0]!,
      logs: [stage.signer.verifier],
      // No two cosignatures of it are the same.
      now: () => new Date((time += 1_000)),
    });
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await good.close();
    await stage.drop();
    await rm(folder, { recursive: true });
  });

  /** A log with a good witness and one that does as it is told. */
  const sealing = async (hanging: RequestListener, witnessTimeoutMs: number) => {
    server = createServer(hanging).listen(0, "127.0.0.1");
    await once(server, "listening");
    const missing: string[] = [];
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return {
      missing,
      log: stage.sealing({
        streamHeads: false,
        witnesses: [good.url, url].map((at, i) => ({ url: at, verifier: signers[i]!.verifier })),
        witnessTimeoutMs,
        onMissing: (witness, { reason }) => missing.push(`${witness}: ${reason}`),
      }),
    };
  };
  const signersOf = (note: string) => parseNote(note).signatures.map(({ name }) => name);

  it("is given up, and the others have cosigned", async () => {
    const { log, missing } = await sealing(() => undefined, 5_000);
    await stage.append(newStream(), 0, ["one"]);
    expect(signersOf((await log.run())!.note)).toEqual([stage.signer.name, "good.example"]);
    expect(missing).toEqual(["hanging.example: unreachable"]);
  });

  it("has one deadline for all that it is asked, not one for each question", async () => {
    const deadline = new AbortController();
    let heard = 0;
    const { log, missing } = await sealing((_request, response) => {
      heard += 1;
      // It claims to have seen one leaf, then says nothing more.
      if (heard === 1) response.writeHead(409, { "Content-Type": SIZE_TYPE }).end("1\n");
      else deadline.abort();
    }, 60_000);
    await stage.append(newStream(), 0, ["one", "two"]);
    await log.cosigned(await log.publish(), deadline.signal);
    expect(heard).toBe(2);
    expect(missing).toContain("hanging.example: unreachable");
  });

  it("keeps no checkpoint from being published, this one or the next", async () => {
    let heard = 0;
    const { log, missing } = await sealing(() => (heard += 1), 60_000);
    await stage.append(newStream(), 0, ["one"]);
    const asked = once(server, "request");
    const first = log.run();
    await asked;
    expect((await stage.sealed.checkpoint())!.size).toBe(1);

    await stage.append(newStream(), 0, ["two"]);
    expect((await log.publish())!.size).toBe(2);
    expect((await stage.sealed.checkpoint())!.size).toBe(2);
    expect([heard, missing]).toEqual([1, []]);

    server.closeAllConnections();
    expect((await first)!.size).toBe(2);
    expect(missing).toEqual(["hanging.example: unreachable"]);
  });

  it("is asked once by all who want the same checkpoint cosigned", async () => {
    let heard = 0;
    const { log } = await sealing(() => (heard += 1), 60_000);
    await stage.append(newStream(), 0, ["one"]);
    const checkpoint = await log.publish();
    const signers = async () => signersOf((await stage.sealed.checkpoint())!.note);
    /** Asks as often, and waits no more when the good one has signed and the other one was asked. */
    const askedBy = async (many: number) => {
      const deadline = new AbortController();
      const [before, asked] = [time, heard];
      const all = Array.from({ length: many }, () => log.cosigned(checkpoint, deadline.signal));
      while ((await signers()).length < 2 || time === before || heard === asked);
      deadline.abort();
      await Promise.all(all);
    };
    await askedBy(2);
    expect(heard).toBe(1);
    // Also by one who does not know yet what the others have: the good one then signs again.
    await askedBy(1);
    expect(heard).toBe(2);
    expect(await signers()).toEqual([stage.signer.name, "good.example"]);
  });
});
