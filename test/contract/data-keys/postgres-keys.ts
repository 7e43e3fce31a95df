import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import {
  DestroyedKeyList,
  type KekProvider,
  kekText,
  openDataKeys,
  type OpenedDataKeys,
} from "#event-store";
import { createTestDatabase } from "#testing";
import { type TcpProxy, tcpProxy } from "../event-store/tcp-proxy.js";
import type { KeysUnderTest } from "./data-keys.contract.js";

/** The JSON of key-encrypting keys with these versions, the first one current. */
export function kekJson(...versions: string[]): string {
  const keys = versions.map((v) => [v, Buffer.alloc(32, v).toString("base64")]);
  return JSON.stringify({ current: versions[0], keys: Object.fromEntries(keys) });
}

/** How a program opens the table, where it is not the usual way. */
export interface Program {
  readonly provider?: KekProvider;
  readonly url?: string;
  readonly cache?: { readonly keys: number; readonly lifeMs: number };
}

/** A key table in a database of its own. */
export interface PostgresKeys extends KeysUnderTest {
  readonly url: string;
  /** Straight to the table. */
  readonly pool: pg.Pool;
  readonly list: DestroyedKeyList;
  /** Where the list is. */
  readonly listPath: string;
  /** Moves the clock of all programs. */
  forward(ms: number): void;
  openWith(options?: Program): Promise<OpenedDataKeys>;
  /** Same, over a wire that can be watched and cut. */
  openThroughProxy(options?: Program): Promise<OpenedDataKeys & { readonly proxy: TcpProxy }>;
}

/** Makes a key table; programs hold key-encrypting keys for a minute. */
export async function newPostgresKeys(): Promise<PostgresKeys> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), "rechtop-keys-"));
  const listPath = join(folder, "destroyed.jsonl");
  const list = await DestroyedKeyList.open(listPath);
  const pools: pg.Pool[] = [];
  const proxies: TcpProxy[] = [];
  let now = 0;
  const newPool = (url: string) => {
    const pool = new pg.Pool({ connectionString: url, max: 3 });
    pool.on("error", () => undefined);
    pools.push(pool);
    return pool;
  };
  const openWith = ({ url = database.url, provider, cache }: Program = {}) =>
    openDataKeys({
      pool: newPool(url),
      provider: provider ?? kekText(kekJson("1"), "the test"),
      destroyedKeys: list,
      now: () => now,
      ...(cache && { cache }),
    });
  return {
    url: database.url,
    pool: newPool(database.url),
    list,
    listPath,
    forward: (ms) => (now += ms),
    aSecondPasses: () => (now += 1_000),
    openWith,
    openThroughProxy: async (options) => {
      const proxy = await tcpProxy(database.url);
      proxies.push(proxy);
      return { ...(await openWith({ ...options, url: proxy.url })), proxy };
    },
    open: async () => (await openWith()).keys,
    close: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await Promise.all(proxies.map((proxy) => proxy.close()));
      await database.drop();
      await rm(folder, { recursive: true });
    },
  };
}
