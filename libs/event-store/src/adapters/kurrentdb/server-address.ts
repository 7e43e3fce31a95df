import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { ConnectionUnusable } from "./errors.js";

/** A user of the server. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What a connection string says. */
export interface ServerAddress {
  /** With `://`. */
  readonly scheme: string;
  readonly credentials: Credentials | undefined;
  /** Where to ask first. */
  readonly hosts: readonly { readonly host: string; readonly port: number }[];
  readonly tls: boolean;
  /** Whether the certificate of the server matters. */
  readonly verifies: boolean;
  /** Certificates of the authorities that are trusted, PEM; undefined: those that the machine trusts. */
  readonly ca: string | undefined;
  /** What comes after the hosts. */
  readonly search: string;
}

/**
 * Everything that the client takes in a connection string. It passes over what else there is, which
 * may be a setting that was meant to protect something. Half of the client knows the names without
 * `_` and `-` alone. `gossipTimeout` is seconds to one half and milliseconds to the other: nothing is right.
 */
const OPTIONS: ReadonlySet<string> = new Set([
  ...["tls", "tlsverifycert", "tlscafile", "usercertfile", "userkeyfile"],
  ...["connectionname", "defaultdeadline", "keepaliveinterval", "keepalivetimeout"],
  ...["discoveryinterval", "maxdiscoverattempts", "nodepreference"],
  "throwonappendfailure",
]);

const DEFAULT_PORT = 2113;

/** Scheme; user and password, in which special characters are percent-encoded; hosts; options. */
const FORM =
  /^([a-z]+(?:\+discover)?:\/\/)(?:([^\s:/?#@]+):([^\s:/?#@]+)@)?([\w.-]+(?::\d+)?(?:,[\w.-]+(?::\d+)?)*)\/?(?:\?(\S+))?$/i;

/**
 * Reads a connection string. The client reads it too, one half of it in one way and one in another;
 * what they do not agree on is refused or decided here.
 *
 * @throws ConnectionUnusable when it is none, or its CA file is none; never quotes user or password
 */
export function serverAddress(connectionString: string): ServerAddress {
  const [, scheme = "", username, password, hosts, search = ""] =
    FORM.exec(connectionString.trim()) ?? [];
  if (hosts === undefined) throw unreadable();
  const options = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(search)) {
    if (!OPTIONS.has(name.toLowerCase())) {
      throw new ConnectionUnusable(
        "its connection string has an option that there is not, or gossipTimeout, which half of the client takes for seconds and half for milliseconds",
      );
    }
    options.set(name.toLowerCase(), value);
  }
  const tls = options.get("tls") !== "false";
  const caFile = options.get("tlscafile");
  const credentials =
    username !== undefined && password !== undefined
      ? { username: decoded(username), password: decoded(password) }
      : undefined;
  if (credentials && !tls) {
    throw new ConnectionUnusable(
      "with tls=false user and password would go over the network in clear: leave them out",
    );
  }
  return {
    scheme,
    credentials,
    hosts: hosts.split(",").map((one) => {
      const [host = "", port = DEFAULT_PORT] = one.split(":");
      return { host, port: Number(port) };
    }),
    tls,
    verifies: options.get("tlsverifycert") !== "false",
    ca: tls && caFile !== undefined ? certificatesIn(caFile) : undefined,
    search: search && `?${search}`,
  };
}

/** The connection string without user and password: the client may quote what it is given. */
export function connectionString(
  { scheme, search }: ServerAddress,
  hosts: ServerAddress["hosts"],
): string {
  return `${scheme}${hosts.map(({ host, port }) => `${host}:${port}`).join(",")}${search}`;
}

/** The error for a connection string that is none. */
export function unreadable(): ConnectionUnusable {
  return new ConnectionUnusable(
    "its connection string cannot be read: a scheme that it knows, hosts as name:port, options in lower " +
      "case, special characters in user and password encoded (%2F for /)",
  );
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw unreadable();
  }
}

/** Half of the client ends in a panic at a file that it cannot read, the other trusts nobody. */
function certificatesIn(file: string): string {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code = "error" } = error as { readonly code?: string };
    throw new ConnectionUnusable(`tlsCAFile ${file} cannot be read (${code})`, error);
  }
  try {
    const blocks = text.match(/-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/gs) ?? [""];
    for (const block of blocks) new X509Certificate(block);
  } catch (error) {
    throw new ConnectionUnusable(`tlsCAFile ${file} holds no certificates in PEM`, error);
  }
  return text;
}
