import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { once } from "node:events";

/** A wire between client and server that can be watched and cut. */
export interface TcpProxy {
  /** The URL of the server, through the proxy. */
  readonly url: string;
  /** How often the client spoke after the server had: the round trips. */
  turns(): number;
  /** From now on what the server says goes nowhere. */
  muteServer(): void;
  /** Returns when the server has said something since it was muted. */
  heardMuted(): Promise<void>;
  /** Breaks all connections; new ones pass everything again, unless they are refused. */
  cut(options?: { andRefuse: boolean }): void;
  close(): Promise<void>;
}

/** Puts a proxy before the server behind `target`. */
export async function tcpProxy(target: string): Promise<TcpProxy> {
  const to = new URL(target);
  const sockets = new Set<Socket>();
  let turns = 0;
  let lastSpeaker: "client" | "server" = "server";
  let muted = false;
  let refusing = false;
  let heard: PromiseWithResolvers<void> = Promise.withResolvers();

  const server = createServer((client) => {
    if (refusing) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(to.port), to.hostname);
    for (const [socket, peer] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.setNoDelay(true);
      // A reset is what cutting looks like from the other side.
      socket.on("error", () => peer.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        peer.destroy();
      });
    }
    client.on("data", (chunk) => {
      if (lastSpeaker === "server") turns += 1;
      lastSpeaker = "client";
      upstream.write(chunk);
    });
    upstream.on("data", (chunk) => {
      lastSpeaker = "server";
      if (muted) heard.resolve();
      else client.write(chunk);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  const cut = ({ andRefuse } = { andRefuse: false }) => {
    muted = false;
    refusing = andRefuse;
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: url.toString(),
    turns: () => turns,
    muteServer: () => {
      muted = true;
      heard = Promise.withResolvers();
    },
    heardMuted: () => heard.promise,
    cut,
    close: async () => {
      cut();
      server.close();
      await once(server, "close");
    },
  };
}
