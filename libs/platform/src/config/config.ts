import { instant, type Instant } from "#kernel";
import { type KeySettings, readKeySettings } from "./key-settings.js";
import { readSealingSettings, type SealingSettings } from "./sealing-settings.js";

/** What a process of the product may do; one process may do all. */
export const PROCESS_ROLES = ["http", "projections", "reactions", "sealing"] as const;
export type ProcessRole = (typeof PROCESS_ROLES)[number];

/** The settings of one process, read once at start. */
export interface Config {
  readonly production: boolean;
  readonly roles: ReadonlySet<ProcessRole>;
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  /** A replica of the database, in which lists are read; undefined: they are read in it itself. */
  readonly replicaUrl: string | undefined;
  /** Connection string of the KurrentDB that has the event log; undefined: it is in the database. */
  readonly kurrentDbUrl: string | undefined;
  /** Issuer of the access tokens, and the audience they must be made out to. */
  readonly issuer: string;
  readonly audience: string;
  /** Root of the keys for blind indexes and request hashes; at least 32 bytes. */
  readonly secret: Buffer;
  readonly keys: KeySettings;
  /** Absent in a process that does not seal. */
  readonly sealing: SealingSettings | undefined;
  /** Days between the approval of an erasure and its execution, in which it can be stopped. */
  readonly erasureHoldDays: number;
  /** Development only: the moment at which the product's clock starts. */
  readonly clockStart: Instant | undefined;
  /** Path of the file of centres. */
  readonly centresFile: string;
  readonly logLevel: string;
}

/** All that is wrong with the environment, in one error; values are not repeated. */
export class InvalidConfiguration extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`the configuration is not usable:\n${problems.map((p) => `  - ${p}`).join("\n")}`);
    this.name = "InvalidConfiguration";
  }
}

/**
 * Reads the configuration from environment variables.
 *
 * @throws InvalidConfiguration naming every variable that is missing or wrong, all at once
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const required = (name: string): string => {
    const value = env[name];
    if (value === undefined || value === "") problems.push(`${name} is not set`);
    return value ?? "";
  };
  const optional = (name: string, fallback: string): string => {
    const value = env[name];
    return value === undefined || value === "" ? fallback : value;
  };
  const url = (name: string, protocols: readonly string[]): string => {
    const value = required(name);
    if (value !== "" && !protocols.some((p) => value.startsWith(p) && URL.canParse(value))) {
      problems.push(`${name} must be a URL that starts with ${protocols.join(" or ")}`);
    }
    return value;
  };

  const postgres = ["postgres://", "postgresql://"];
  const production = env["NODE_ENV"] === "production";
  const roleNames = optional("RECHTOP_ROLES", PROCESS_ROLES.join(","))
    .split(",")
    .map((r) => r.trim());
  const roles = new Set(PROCESS_ROLES.filter((role) => roleNames.includes(role)));
  for (const name of roleNames) {
    if (!(PROCESS_ROLES as readonly string[]).includes(name)) {
      problems.push(`RECHTOP_ROLES knows ${PROCESS_ROLES.join(", ")}; not "${name}"`);
    }
  }
  const portText = optional("PORT", "3000");
  const port = Number(portText);
  if (!/^\d{1,5}$/.test(portText) || port > 65_535) {
    problems.push("PORT must be a number from 0 to 65535");
  }
  const secret = Buffer.from(required("RECHTOP_SECRET"), "base64url");
  if (env["RECHTOP_SECRET"] && secret.length < 32) {
    problems.push("RECHTOP_SECRET must be at least 32 random bytes in base64url");
  }
  const config: Config = {
    production,
    roles,
    host: optional("HOST", "127.0.0.1"),
    port,
    databaseUrl: url("DATABASE_URL", postgres),
    replicaUrl: env["RECHTOP_REPLICA_URL"] ? url("RECHTOP_REPLICA_URL", postgres) : undefined,
    kurrentDbUrl: readEventStoreUrl(env, problems),
    issuer: url("OIDC_ISSUER", production ? ["https://"] : ["https://", "http://"]),
    audience: optional("OIDC_AUDIENCE", "urn:rechtop:api"),
    secret,
    keys: readKeySettings(env, problems),
    sealing: roles.has("sealing") ? readSealingSettings(env, problems) : undefined,
    erasureHoldDays: holdDays(optional("RECHTOP_ERASURE_HOLD_DAYS", "30"), problems),
    clockStart: clockStart(env["RECHTOP_CLOCK"], production, problems),
    centresFile: required("RECHTOP_CENTRES"),
    logLevel: logLevel(optional("LOG_LEVEL", "info"), problems),
  };
  if (problems.length > 0) throw new InvalidConfiguration(problems);
  return config;
}

/**
 * Reads the settings of the keys alone, for operations that need nothing else.
 *
 * @throws InvalidConfiguration naming every variable that is missing or wrong, all at once
 */
export function loadKeySettings(env: Readonly<Record<string, string | undefined>>): KeySettings {
  const problems: string[] = [];
  const settings = readKeySettings(env, problems);
  if (settings.databaseUrl === "") problems.push("DATABASE_URL is not set");
  if (problems.length > 0) throw new InvalidConfiguration(problems);
  return settings;
}

/**
 * Reads the settings of sealing alone, for operations that need nothing else.
 *
 * @throws InvalidConfiguration naming every variable that is missing or wrong, all at once
 */
export function loadSealingSettings(
  env: Readonly<Record<string, string | undefined>>,
): SealingSettings {
  const problems: string[] = [];
  const settings = readSealingSettings(env, problems);
  if (problems.length > 0) throw new InvalidConfiguration(problems);
  return settings;
}

/**
 * Reads where the event log is, for operations that need nothing else; undefined: in the database.
 *
 * @throws InvalidConfiguration when `EVENT_STORE_URL` is of neither kind
 */
export function loadEventStoreUrl(
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const problems: string[] = [];
  const url = readEventStoreUrl(env, problems);
  if (problems.length > 0) throw new InvalidConfiguration(problems);
  return url;
}

function readEventStoreUrl(
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): string | undefined {
  const value = env["EVENT_STORE_URL"];
  if (value === undefined || value === "" || value === env["DATABASE_URL"]) return undefined;
  if (/^kurrentdb(\+discover)?:\/\//.test(value)) return value;
  problems.push(
    /^postgres(ql)?:\/\//.test(value)
      ? "EVENT_STORE_URL must be the DATABASE_URL: in PostgreSQL the log is in the same database"
      : "EVENT_STORE_URL must start with kurrentdb:// or kurrentdb+discover://, or be the DATABASE_URL",
  );
  return undefined;
}

function holdDays(value: string, problems: string[]): number {
  const days = Number(value);
  if (!/^\d{1,3}$/.test(value) || days < 1 || days > 365) {
    problems.push("RECHTOP_ERASURE_HOLD_DAYS must be a number of days from 1 to 365");
  }
  return days;
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"];

function logLevel(value: string, problems: string[]): string {
  if (!LOG_LEVELS.includes(value)) problems.push(`LOG_LEVEL is one of ${LOG_LEVELS.join(", ")}`);
  return value;
}

function clockStart(
  value: string | undefined,
  production: boolean,
  problems: string[],
): Instant | undefined {
  if (value === undefined || value === "") return undefined;
  if (production) {
    problems.push(
      "RECHTOP_CLOCK is for development: with NODE_ENV=production the clock is the real one",
    );
    return undefined;
  }
  try {
    return instant(value);
  } catch {
    problems.push("RECHTOP_CLOCK must be a moment with offset, like 2025-03-03T09:00:00+01:00");
    return undefined;
  }
}
