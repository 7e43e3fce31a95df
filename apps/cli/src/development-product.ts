import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { addKek } from "#event-store";
import { API_PREFIX, startEmbeddedDatabase } from "#platform";
import { NoteSigner, writeKeyFile } from "#transparency-log";
import { type ChildProgram, startProgram } from "./child-program.js";
import { programOf, projectFolder } from "./project.js";

/** The whole product on one machine: embedded database, development issuer, API. */
export interface DevelopmentProduct {
  readonly apiUrl: string;
  readonly documentationUrl: string;
  readonly issuer: string;
  readonly api: ChildProgram;
  /** File with the key that checkpoints of the log are signed with. */
  readonly logKeyFile: string;
  /** Resolves with the name of a program that ended, by itself or because of `stop`. */
  readonly programEnded: Promise<string>;
  /** Stops the API, the issuer and the database, in this order. */
  stop(): Promise<void>;
}

/** How the product is started. */
export interface DevelopmentOptions {
  /** Folder for the database, the secret and the keys; what is there is used again. */
  readonly folder: string;
  /** 0: any free port. A login from the documentation needs a known one. */
  readonly apiPort: number;
  /** 0: any free port. */
  readonly issuerPort: number;
  /** Where the event log is, if not in the database. */
  readonly kurrentDbUrl?: string;
  /** Whether the data must survive a power cut. */
  readonly durable: boolean;
  /** Development clock: where it starts. Absent: the real time. */
  readonly clockStart?: string;
  /** Told what is being done, for people who wait. */
  readonly progress: (text: string) => void;
  /** Gets what the programs write on standard error. */
  readonly onError: (text: string) => void;
  /** Ends the start. */
  readonly signal: AbortSignal;
}

const AUDIENCE = "urn:rechtop:api";
/** Name of the log of a development installation; nobody is at that address. */
const LOG_ORIGIN = "rechtop.example/log";

/** Starts everything; on failure stops what was started already and throws. */
export async function startDevelopmentProduct(
  options: DevelopmentOptions,
): Promise<DevelopmentProduct> {
  const { folder, clockStart, kurrentDbUrl, progress, onError, signal } = options;
  const started: { stop(): Promise<void> }[] = [];
  const stopAll = async () => {
    for (let part = started.pop(); part !== undefined; part = started.pop()) await part.stop();
  };
  try {
    progress("Starting the database (PostgreSQL that ships with the product) …");
    const database = await startEmbeddedDatabase(join(folder, "database"), {
      durable: options.durable,
    });
    started.push(database);
    signal.throwIfAborted();

    progress("Starting the development issuer of access tokens …");
    const idp = await startProgram(
      "the development issuer",
      programOf("dev-idp", "main.js"),
      {
        PORT: String(options.issuerPort),
        AUDIENCE,
        REDIRECT_URIS: `http://127.0.0.1:${options.apiPort}${API_PREFIX}/doc/oauth2-redirect.html`,
      },
      { onError: () => undefined, signal },
    );
    started.push(idp);

    progress("Starting the API …");
    const logKeyFile = await storedLogKey(join(folder, "log.key"));
    const api = await startProgram(
      "the API",
      programOf("api", "main.js"),
      {
        DATABASE_URL: database.url,
        OIDC_ISSUER: idp.url,
        OIDC_AUDIENCE: AUDIENCE,
        PORT: String(options.apiPort),
        RECHTOP_SECRET: await storedSecret(join(folder, "secret")),
        RECHTOP_KEK_FILE: await storedKek(join(folder, "kek.json")),
        RECHTOP_DESTROYED_KEYS_FILE: join(folder, "destroyed-keys.jsonl"),
        RECHTOP_LOG_ORIGIN: LOG_ORIGIN,
        RECHTOP_LOG_KEY_FILE: logKeyFile,
        RECHTOP_CENTRES: join(projectFolder(), "apps/dev-idp/centres.yaml"),
        // People read this terminal: what went wrong, not every request.
        LOG_LEVEL: process.env["LOG_LEVEL"] ?? "warn",
        ...(clockStart === undefined ? {} : { RECHTOP_CLOCK: clockStart }),
        ...(kurrentDbUrl === undefined ? {} : { EVENT_STORE_URL: kurrentDbUrl }),
      },
      { onError, signal },
    );
    started.push(api);
    return {
      apiUrl: api.url + API_PREFIX,
      documentationUrl: `${api.url}${API_PREFIX}/doc`,
      issuer: idp.url,
      api,
      logKeyFile,
      programEnded: Promise.race([
        api.ended.then(() => "the API"),
        idp.ended.then(() => "the development issuer"),
      ]),
      stop: stopAll,
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

/** The secret of this installation, made on first use; whoever loses it loses the search by INSZ. */
async function storedSecret(file: string): Promise<string> {
  if (!existsSync(file)) {
    await mkdir(join(file, ".."), { recursive: true });
    await writeFile(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  }
  return (await readFile(file, "utf8")).trim();
}

/** The key-encrypting key of this installation, made on first use; whoever loses it loses all personal data. */
async function storedKek(file: string): Promise<string> {
  if (!existsSync(file)) await addKek(file, "1", "RECHTOP_KEK_FILE");
  return file;
}

/** The key that checkpoints are signed with, made on first use; whoever loses it begins a new log. */
async function storedLogKey(file: string): Promise<string> {
  if (!existsSync(file)) await writeKeyFile(file, NoteSigner.generate(LOG_ORIGIN));
  return file;
}
