import { open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { type PostgresProcessingLog, recordProcessing } from "#data-flows";
import { type DataKeys, eventOpener, type EventStore } from "#event-store";
import {
  type ClientSubject,
  type DataKind,
  parseStreamName,
  streamName,
  uuid,
  type Uuid,
} from "#kernel";
import { type Clock, loadKeySettings, loadSealingSettings } from "#platform";
import {
  checkPolicy,
  type NoteVerifier,
  parsePolicy,
  readKeyFile,
  type SealedLog,
} from "#transparency-log";
import type pg from "pg";
import { openKeys } from "../keys.js";
import { Progress } from "./progress.js";
import { sealingKeys } from "./sealing-keys.js";
import { sealingsOf } from "./sealing-work.js";

/** What an operation on the sealed log works on. */
export interface LogOperations {
  readonly pool: pg.Pool;
  readonly store: EventStore;
  readonly sealedLog: SealedLog;
  readonly processingLog: PostgresProcessingLog;
  readonly clock: Clock;
}

/** Options of `rechtop log export`. */
export interface ExportOptions {
  /** Identifier of one dossier; absent: the whole log. */
  readonly dossier?: string;
  /** Why the personal data of the dossier is to be shown in clear; absent: it is not. */
  readonly open?: string;
  readonly earlier?: readonly string[];
  readonly out: string;
}

/** Options of `rechtop log verify`. */
export interface VerifyOptions {
  readonly earlier?: readonly string[];
  readonly policy?: string;
}

/** Options of `rechtop log proof`. */
export interface ProofOptions {
  readonly stream: string;
  readonly revision: string;
  readonly out: string;
}

/**
 * Seals what there is now, signs it, has it cosigned, and prints the checkpoint.
 *
 * @throws Error when the log is empty, QuorumMissing when the configured policy wants more witnesses
 */
export async function logCheckpoint(parts: LogOperations): Promise<void> {
  const keys = await sealingKeys(loadSealingSettings(process.env));
  const notes: string[] = [];
  for (const sealing of sealingsOf({ ...parts, keys, onMissing: tellMissing })) {
    notes.push((await sealing.run())?.note ?? "");
  }
  const [events = ""] = notes;
  if (events === "") throw new Error("the log is empty: there is nothing to sign");
  process.stdout.write(events);
  // Signed it is all the same: without witnesses it only proves less.
  if (keys.policy !== undefined) checkPolicy(keys.policy, events);
}

/** Writes a bundle: beside its place first, so that there is never half of one. */
export async function logExport(parts: LogOperations, options: ExportOptions): Promise<void> {
  const { sealedLog } = parts;
  const { dossier, out, open: purpose } = options;
  const keys = purpose === undefined ? undefined : await openKeys(loadKeySettings(process.env));
  const progress = new Progress("leaves written");
  const unfinished = `${out}.${process.pid}.part`;
  try {
    if (keys !== undefined && purpose !== undefined) {
      if (dossier === undefined) throw new Error("one dossier at a time is shown in clear");
      await recordOpening(parts, keys.keys, uuid(dossier), purpose);
    }
    const earlier = await Promise.all(
      (options.earlier ?? []).map((file) => readFile(file, "utf8")),
    );
    const wishes = {
      earlier,
      ...(keys && { open: eventOpener(keys.keys) }),
      onProgress: (done: number, of: number) => progress.tell(done, of),
    };
    const frames =
      dossier === undefined
        ? sealedLog.bundleOfAll(wishes)
        : sealedLog.bundleOfDossier(uuid(dossier), wishes);
    if (dossier !== undefined && !(await sealedLog.covers(uuid(dossier)))) {
      process.stderr.write("The newest checkpoint does not cover all events of this dossier.\n");
    }
    const file = await open(unfinished, "wx", 0o600);
    try {
      for await (const frame of gathered(frames)) await file.write(frame);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, out);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await keys?.close();
  }
  process.stdout.write(`${JSON.stringify({ bundle: out })}\n`);
}

/** Before anything is written: who had the personal data of a dossier shown in clear, and why. */
async function recordOpening(
  { processingLog, clock }: LogOperations,
  keys: DataKeys,
  dossier: Uuid,
  purpose: string,
): Promise<void> {
  const roles = new Map<ClientSubject, DataKind[]>();
  for (const { state, subject, kind } of await keys.describe(dossier)) {
    if (state === "active") roles.set(subject, [...(roles.get(subject) ?? []), kind]);
  }
  await recordProcessing(processingLog, {
    name: "log.export",
    activity: "exportLog",
    operation: "export",
    purpose,
    legalBasis: "GDPR art. 5(2) and 15",
    at: clock.now(),
    user: { id: userInfo().username, organisation: "installation" },
    subjects: [...roles].map(([role, categories]) => ({ dossier, role, categories })),
  });
}

/** Goes through the live log and prints what is wrong with it, one JSON object per finding. */
export async function logVerify(
  { sealedLog }: LogOperations,
  options: VerifyOptions,
): Promise<void> {
  const policy =
    options.policy === undefined ? undefined : parsePolicy(await readFile(options.policy, "utf8"));
  const progress = new Progress("leaves checked");
  let count = 0;
  const findings = sealedLog.check({
    logKeys: policy?.logs.map(({ verifier }) => verifier) ?? [await ownKey()],
    earlier: await Promise.all((options.earlier ?? []).map((file) => readFile(file, "utf8"))),
    ...(policy && { policy }),
    onProgress: (done, of) => progress.tell(done, of),
  });
  for await (const finding of findings) {
    count += 1;
    process.stdout.write(`${JSON.stringify(finding)}\n`);
  }
  if (count > 0)
    throw new Error(`the log does not hold: ${count} ${count > 1 ? "findings" : "finding"}`);
  const { size } = await sealedLog.state();
  process.stdout.write(`${JSON.stringify({ leaves: size, findings: 0 })}\n`);
}

/** Writes the entry of one event, and the file that proves that it is in the log. */
export async function logProof({ sealedLog }: LogOperations, options: ProofOptions): Promise<void> {
  const { category, id } = parseStreamName(options.stream);
  const { entry, proof } = await sealedLog.proof(
    streamName(category, id),
    BigInt(options.revision),
  );
  await writeFile(`${options.out}.entry`, entry);
  await writeFile(`${options.out}.tlog-proof`, proof);
  process.stdout.write(
    `${JSON.stringify({ entry: `${options.out}.entry`, proof: `${options.out}.tlog-proof` })}\n`,
  );
}

/** The key that this installation signs with; to check, its public half is enough. */
async function ownKey(): Promise<NoteVerifier> {
  const file = process.env["RECHTOP_LOG_KEY_FILE"];
  if (!file) throw new Error("RECHTOP_LOG_KEY_FILE is not set: give a policy instead, or the key");
  return (await readKeyFile(file)).verifier;
}

function tellMissing(witness: string, { message }: Error): void {
  process.stderr.write(`${witness}: ${message}\n`);
}

/** Small frames put together: fewer, larger writes. */
async function* gathered(frames: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const frame of frames) {
    waiting.push(frame);
    bytes += frame.length;
    if (bytes < 256 * 1024) continue;
    yield Buffer.concat(waiting);
    [waiting, bytes] = [[], 0];
  }
  if (waiting.length > 0) yield Buffer.concat(waiting);
}
