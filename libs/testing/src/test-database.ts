import { randomUUID } from "node:crypto";
import pg from "pg";

/** An empty PostgreSQL database for one test file. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Makes an empty database in the server of this test run, or in another one. */
export async function createTestDatabase(
  server = process.env["RECHTOP_TEST_DATABASE_URL"],
): Promise<TestDatabase> {
  if (server === undefined) throw new Error("no test server: run the tests through npm run jest");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onServer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    drop: () => onServer(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
