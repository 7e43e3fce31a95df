import { execFile } from "node:child_process";
import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import type { Bench, Row } from "../bench.js";
import { memoryInUse, secondsSince } from "../measure.js";
import { mebibytes, ratioLine, whole } from "../report.js";
import { hashRates } from "./hashing.js";
import { sealedLog } from "./sealed-log.js";

const VERIFIER = join(import.meta.dirname, "../../../apps/verifier/src/main.js");

const run = promisify(execFile);

/** The whole log as a bundle, and the independent verifier over it. */
export const exportAndVerify: Row = async (bench) => {
  const { signer, leaves } = await sealedLog(bench);
  const bundle = join(bench.folder, "bundle");
  const exported = await exportTo(bench, bundle);

  const policy = join(bench.folder, "policy");
  await writeFile(policy, `log ${signer.verifierKey}\nquorum none\n`);
  bench.progress("verifying");
  const begin = performance.now();
  // Fails unless the verifier says that all is proved.
  await run(process.execPath, [VERIFIER, bundle, "--policy", policy]);
  const ours = leaves / secondsSince(begin);
  const rates = await hashRates(bench);
  const what = "full verification of an exported log";
  return [
    ratioLine(
      what,
      "events/s",
      { ours, against: rates.entries },
      "SHA-256 of the same entries in one thread",
      0.7,
    ),
    ratioLine(
      `${what}: the same`,
      "events/s",
      { ours, against: rates.contents },
      "SHA-256 of the entries, their metadata and payloads",
    ),
    {
      what: `memory while exporting ${whole(leaves)} events`,
      ours: exported.memory.map(mebibytes).join(", "),
      against: "after each fifth: flat",
    },
    {
      what: "export",
      ours: `${whole(leaves / exported.seconds)} events/s`,
      against: `${whole(exported.bytes / leaves)} bytes per event`,
    },
  ];
};

/** Writes the bundle; what is in use after each fifth of it. */
async function exportTo(bench: Bench, path: string) {
  const { sealed, leaves } = await sealedLog(bench);
  const memory: number[] = [];
  let [bytes, done] = [0, 0];
  const onProgress = (written: number) => {
    done = written;
  };
  const begin = performance.now();
  const counted = async function* () {
    for await (const piece of sealed.bundleOfAll({ onProgress })) {
      bytes += piece.length;
      yield piece;
      if (done < (leaves * (memory.length + 1)) / 5) continue;
      memory.push(await memoryInUse());
      bench.progress(`exporting: ${whole(done)} events`);
    }
  };
  await pipeline(Readable.from(counted()), createWriteStream(path));
  return { memory, bytes, seconds: secondsSince(begin) };
}
