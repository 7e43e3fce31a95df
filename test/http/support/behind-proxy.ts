import pg from "pg";
import { type TcpProxy, tcpProxy } from "../../contract/event-store/tcp-proxy.js";
import { type DatabaseUsed, type Product, startProduct } from "../../support/product.js";

/** The product, with a wire to its database that can be cut. */
export interface ProductBehindProxy {
  readonly product: Product;
  readonly proxy: TcpProxy;
  /** To the same database, past the proxy. */
  readonly direct: pg.Client;
  stop(): Promise<void>;
}

/** Starts the product with a proxy before its database; `used` says where the event log is. */
export async function startBehindProxy(
  used: Pick<DatabaseUsed, "eventLog"> = {},
): Promise<ProductBehindProxy> {
  let proxy: TcpProxy | undefined;
  let direct: pg.Client | undefined;
  const product = await startProduct({
    ...used,
    way: async (databaseUrl) => {
      direct = new pg.Client({ connectionString: databaseUrl });
      await direct.connect();
      proxy = await tcpProxy(databaseUrl);
      return proxy.url;
    },
  });
  const [wire, client] = [proxy!, direct!];
  return {
    product,
    proxy: wire,
    direct: client,
    stop: async () => {
      wire.cut();
      await client.end();
      await product.stop();
      await wire.close();
    },
  };
}

/** Asks until `ready`; fails when that takes longer than anything here should. */
export async function eventually(what: string, ready: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (!(await ready())) {
    if (performance.now() > deadline) throw new Error(`still not: ${what}`);
  }
}
