import { rm } from "node:fs/promises";

export default async function globalTeardown() {
  const { database, folder } = globalThis.rechtopTestServer;
  await database.stop();
  await rm(folder, { recursive: true, force: true });
}
