import { open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import {
  type PostgresProcessingLog,
  PROCESSING,
  processingSource,
  recordProcessing,
} from "#data-flows";
import { type DataKeys, type EventMetadata, eventOpener, type EventStore } from "#event-store";
import { type ClientSubject, type DataKind, parseStreamName, streamName, uuid } from "#kernel";
import { type Clock, loadKeySettings, loadSealingSettings } from "#platform";
import {
  checkLiveLog,
  checkPolicy,
  EVENTS,
  type LiveCheckOptions,
  NoteVerifier,
  parsePolicy,
  readKeyFile,
  type SealedLog,
} from "#transparency-log";
import type pg from "pg";
import { openKeys } from "../keys.js";
import { Progress } from "../progress.js";
import { gathered } from "./gathered.js";
import { sealingKeys } from "./sealing-keys.js";
import { runAll, sealingsOf } from "./sealing-work.js";

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
  const [events] = await runAll(sealingsOf({ ...parts, keys, onMissing: tellMissing }));
  if (events === undefined) throw new Error("the log is empty: there is nothing to sign");
  process.stdout.write(events.note);
  // Signed it is all the same: without witnesses it only proves less.
  if (keys.policy !== undefined) checkPolicy(keys.policy, events.note);
}

/** Writes a bundle: beside its place first, so that there is never half of one. */
export async function logExport(parts: LogOperations, options: ExportOptions): Promise<void> {
  const { sealedLog } = parts;
  const { dossier, out, open: purpose } = options;
  const keys = purpose === undefined ? undefined : await openKeys(loadKeySettings(process.env));
  const progress = new Progress("leaves written");
  const unfinished = `${out}.${process.pid}.part`;
  try {
    if (purpose !== undefined && dossier === undefined) {
      throw new Error("one dossier at a time is shown in clear");
    }
    await recordExport(parts, dossier, keys?.keys, purpose);
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

/**
 * Before anything is written: who took a bundle, of which dossier, and why. What personal data it
 * shows is told as far as it shows any: without the keys it is all encrypted.
 */
async function recordExport(
  { sealedLog, processingLog, clock }: LogOperations,
  dossier: string | undefined,
  keys: DataKeys | undefined,
  purpose = "evidence",
): Promise<void> {
  const roles = new Map<ClientSubject, DataKind[]>();
  const event = dossier === undefined ? undefined : await sealedLog.anEventOf(uuid(dossier));
  const { centre = "installation" } =
    event === undefined
      ? {}
      : (JSON.parse(Buffer.from(event.metadata).toString()) as Partial<EventMetadata>);
  if (dossier !== undefined) {
    roles.set("applicant", []);
    for (const { state, subject, kind } of (await keys?.describe(uuid(dossier))) ?? []) {
      if (state === "active") roles.set(subject, [...(roles.get(subject) ?? []), kind]);
    }
  }
  await recordProcessing(processingLog, {
    name: "log.export",
    activity: "exportLog",
    operation: "export",
    purpose,
    legalBasis: "GDPR art. 5(2) and 15",
    at: clock.now(),
    user: { id: userInfo().username, organisation: centre },
    subjects: [...roles].map(([role, categories]) => ({
      dossier: dossier ?? "",
      role,
      categories,
    })),
  });
}

/**
 * Goes through the live logs, that of events and that of processing, and prints what is wrong with
 * them, one JSON object per finding.
 */
export async function logVerify(parts: LogOperations, options: VerifyOptions): Promise<void> {
  const { sealedLog, processingLog } = parts;
  const { store, checkpoints } = sealedLog;
  const policy =
    options.policy === undefined ? undefined : parsePolicy(await readFile(options.policy, "utf8"));
  const logKeys = policy?.logs.map(({ verifier }) => verifier) ?? [await ownKey()];
  const kept = await Promise.all((options.earlier ?? []).map((file) => readFile(file, "utf8")));
  const ofProcessing = (note: string) => note.split("\n", 1)[0]?.endsWith(`/${PROCESSING}`);
  const onProgress = tellProgress();
  const found = [
    await printed(EVENTS, {
      ...{ store, checkpoints, source: sealedLog.source, logKeys, onProgress },
      earlier: kept.filter((note) => !ofProcessing(note)),
      ...(policy && { policy }),
    }),
    await printed(PROCESSING, {
      ...{ store, checkpoints, source: processingSource(processingLog), onProgress },
      earlier: kept.filter(ofProcessing),
      // The same key under the name of that log.
      logKeys: logKeys.map(({ name, use, publicKey }) =>
        NoteVerifier.of(`${name}/${PROCESSING}`, use, publicKey),
      ),
    }),
  ];
  const findings = found.reduce((sum, count) => sum + count, 0);
  if (findings > 0) {
    throw new Error(`the log does not hold: ${findings} ${findings > 1 ? "findings" : "finding"}`);
  }
  for (const log of [EVENTS, PROCESSING]) {
    const { size } = await store.state(log);
    process.stdout.write(`${JSON.stringify({ log, leaves: size, findings: 0 })}\n`);
  }
}

/** Prints what is wrong with one log; how much that is. */
async function printed(log: string, options: LiveCheckOptions): Promise<number> {
  let count = 0;
  for await (const finding of checkLiveLog(options)) {
    count += 1;
    process.stdout.write(`${JSON.stringify({ log, ...finding })}\n`);
  }
  return count;
}

function tellProgress(): (done: number, of: number) => void {
  const progress = new Progress("leaves checked");
  return (done, of) => progress.tell(done, of);
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
