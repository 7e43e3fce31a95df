import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { API_PREFIX, freePort, startEmbeddedDatabase } from "#platform";
import { type ChildProgram, startProgram } from "./child-program.js";
import { programOf, projectFolder } from "./project.js";

/** The whole product on one machine: embedded database, development issuer, API. */
export interface DevelopmentProduct {
  readonly apiUrl: string;
  readonly documentationUrl: string;
  readonly issuer: string;
  readonly api: ChildProgram;
  stop(): Promise<void>;
}

/** How the product is started. */
export interface DevelopmentOptions {
  /** Folder for the database and the secret; what is there is used again. */
  readonly folder: string;
  /** 0: any free port. */
  readonly apiPort: number;
  readonly issuerPort: number;
  /** Development clock: where it starts. Absent: the real time. */
  readonly clockStart?: string;
  /** Told what is being done, for people who wait. */
  readonly progress: (text: string) => void;
  /** Gets what the programs write on standard error. */
  readonly onError: (text: string) => void;
}

const AUDIENCE = "urn:rechtop:api";

/** Starts everything; on failure stops what was started already and throws. */
export async function startDevelopmentProduct(
  options: DevelopmentOptions,
): Promise<DevelopmentProduct> {
  const { folder, clockStart, progress, onError } = options;
  const started: { stop(): Promise<void> }[] = [];
  const stopAll = async () => {
    for (const part of started.reverse()) await part.stop();
    started.length = 0;
  };
  try {
    progress("Starting the database (PostgreSQL that ships with the product) …");
    const database = await startEmbeddedDatabase(join(folder, "database"));
    started.push(database);

    const apiPort = options.apiPort === 0 ? await freePort() : options.apiPort;
    const origin = `http://127.0.0.1:${apiPort}`;
    progress("Starting the development issuer of access tokens …");
    const idp = await startProgram(
      "the development issuer",
      programOf("dev-idp", "main.js"),
      {
        PORT: String(options.issuerPort),
        AUDIENCE,
        REDIRECT_URIS: `${origin}${API_PREFIX}/doc/oauth2-redirect.html`,
      },
      () => undefined,
    );
    started.push(idp);

    progress("Starting the API …");
    const api = await startProgram(
      "the API",
      programOf("api", "main.js"),
      {
        DATABASE_URL: database.url,
        OIDC_ISSUER: idp.url,
        OIDC_AUDIENCE: AUDIENCE,
        PORT: String(apiPort),
        RECHTOP_SECRET: await storedSecret(join(folder, "secret")),
        RECHTOP_CENTRES: join(projectFolder(), "apps/dev-idp/centres.yaml"),
        // People read this terminal: what went wrong, not every request.
        LOG_LEVEL: process.env["LOG_LEVEL"] ?? "warn",
        ...(clockStart === undefined ? {} : { RECHTOP_CLOCK: clockStart }),
      },
      onError,
    );
    started.push(api);
    return {
      apiUrl: origin + API_PREFIX,
      documentationUrl: `${origin}${API_PREFIX}/doc`,
      issuer: idp.url,
      api,
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
