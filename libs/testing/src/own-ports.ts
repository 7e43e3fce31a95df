import { once } from "node:events";
import { createServer } from "node:net";

/**
 * Two ports of this process, to be taken, let go and taken again: below those that the system gives
 * to whoever asks for any, and other ones in each process that runs tests.
 */
export async function ownPorts(): Promise<[number, number]> {
  for (let first = 10_000 + 2 * (process.pid % 10_000); ; first += 2) {
    const areFree = await Promise.all([isFree(first), isFree(first + 1)]);
    if (areFree.every(Boolean)) return [first, first + 1];
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, "127.0.0.1");
  const listens = await once(server, "listening").then(
    () => true,
    () => false,
  );
  if (listens) await once(server.close(), "close");
  return listens;
}
