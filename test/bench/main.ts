import { join } from "node:path";
import { parseArgs } from "node:util";
import { Bench, type Row } from "./bench.js";
import { type Line, machine, table, whole, writeMeasured } from "./report.js";
import { appendEncrypted } from "./rows/append-encrypted.js";
import { appendManyWriters } from "./rows/append-many-writers.js";
import { appendOneWriter } from "./rows/append-one-writer.js";
import { appendLatency } from "./rows/append-latency.js";
import { bytesOnDisk } from "./rows/bytes-on-disk.js";
import { determination } from "./rows/determination.js";
import { exportAndVerify } from "./rows/export-and-verify.js";
import { kurrentDb } from "./rows/kurrentdb.js";
import { letters } from "./rows/letters.js";
import { projectionRebuild } from "./rows/projection-rebuild.js";
import { proofOfOne } from "./rows/proof-of-one.js";
import { readAll } from "./rows/read-all.js";
import { readFolded } from "./rows/read-folded.js";
import { reassessment } from "./rows/reassessment.js";
import { sealing } from "./rows/sealing.js";
import { PAYLOAD_BYTES } from "./workload.js";

const SEED = 20_250_303;

/** In the order in which they are run: the later ones use the logs that the earlier ones filled. */
const LOG: Readonly<Record<string, Row>> = {
  appendOneWriter,
  appendManyWriters,
  appendEncrypted,
  appendLatency,
  readAll,
  projectionRebuild,
  readFolded,
  sealing,
  exportAndVerify,
  proofOfOne,
  bytesOnDisk,
};
const SUITES: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  log: LOG,
  determination: { determination, reassessment },
  kurrentdb: { kurrentDb },
  all: { ...LOG, determination, reassessment, letters },
};

const USAGE = `npm run bench -- log|determination|kurrentdb|all [--events <n>] [--only <row>]… [--write]
  log            the event log
  determination  the right of files as they are in a country, computed alone and in a database
  kurrentdb      the event log on the server of KURRENTDB_URL
  all            the log, the right, and the letters
  --events       length of the long log, 1000000 by default
  --only         ${Object.keys(SUITES["all"] ?? {}).join(", ")}
  --write        puts the table into docs/benchmarks.md`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      events: { type: "string", default: "1000000" },
      only: { type: "string", multiple: true, default: [] },
      write: { type: "boolean", default: false },
    },
  });
  const [suite, more] = positionals;
  const events = Number(values.events);
  const rows = Object.entries(SUITES[suite ?? ""] ?? {}).filter(
    ([name]) => values.only.length === 0 || values.only.includes(name),
  );
  if (more !== undefined || !Number.isSafeInteger(events) || events < 1_000 || rows.length === 0) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  if (suite === "kurrentdb" && !process.env["KURRENTDB_URL"]) {
    console.error("KURRENTDB_URL is not set: these rows need a KurrentDB server");
    process.exitCode = 2;
    return;
  }
  const bench = await Bench.start(events, SEED);
  const lines: Line[] = [];
  try {
    for (const [name, row] of rows) {
      bench.progress(name);
      lines.push(...(await row(bench)));
    }
  } finally {
    await bench.stop();
  }
  const day = new Date().toISOString().slice(0, 10);
  const shape = [day, machine(), ...about(suite, events)].join(", ");
  const measured = `${shape}.\n\n${table(lines)}`;
  console.log(`\n${measured}`);
  if (values.write) await writeMeasured(join("docs", "benchmarks.md"), measured);
}

/** What the rows of `suite` were measured on beside the machine. */
function about(suite: string | undefined, events: number): string[] {
  const payloads = `payloads of ${PAYLOAD_BYTES} bytes on average before encryption, seed ${SEED}`;
  if (suite === "determination") return [];
  if (suite === "kurrentdb") return ["the server of KURRENTDB_URL", payloads];
  const database = "PostgreSQL 18 with fsync and synchronous_commit on";
  return [database, `${whole(events)} events`, payloads];
}

await main();
