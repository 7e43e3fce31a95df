import { chmod, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
// Node strips the types of this file itself: it imports packages only.
import { startEmbeddedDatabase } from "../../libs/platform/src/embedded-database/embedded-database.ts";

/** One PostgreSQL server for the whole run; every test file makes databases of its own in it. */
export default async function globalSetup() {
  const folder = await mkdtemp(join(tmpdir(), "rechtop-test-"));
  await chmod(folder, 0o755);
  const database = await startEmbeddedDatabase(folder, { durable: false });
  process.env.RECHTOP_TEST_DATABASE_URL = database.url;
  globalThis.rechtopTestServer = { database, folder };
}
