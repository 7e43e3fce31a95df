import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** The repository whose `docker/` is checked. */
export const REPOSITORY = join(import.meta.dirname, "../..");

/** The text of a file of the repository. */
export const read = (path: string): string => readFileSync(join(REPOSITORY, path), "utf8");

/** What the checks look at in a service; the schema says the rest. */
export interface Service {
  readonly image: string;
  readonly build?: { readonly dockerfile: string };
  readonly user?: string;
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly cap_add?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly pids_limit?: number;
  readonly restart?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly env_file?: readonly string[];
  readonly secrets?: readonly string[];
  readonly volumes?: readonly (string | Readonly<Record<string, unknown>>)[];
  readonly ports?: readonly string[];
  readonly networks?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

/** A compose file, with its anchors and merges resolved. */
export interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, { readonly file?: string }>>;
}

export const COMPOSE_FILES = ["docker/compose.yml", "docker/compose.many.yml"] as const;

export const compose = (file: string): Compose => parse(read(file), { merge: true }) as Compose;

/** The services of both files, each with a name to show. */
export const SERVICES: readonly (readonly [string, Service])[] = COMPOSE_FILES.flatMap((file) =>
  Object.entries(compose(file).services).map(
    ([name, service]) => [`${file}: ${name}`, service] as const,
  ),
);

/** Whether a service runs for ever; the others do something once, and others wait for that. */
export const runsOn = ({ restart }: Service): boolean => restart !== undefined;

/** Whether it is a process of the API, with the settings of one. */
export const isApi = (service: Service): boolean =>
  service.environment?.["OIDC_ISSUER"] !== undefined;
