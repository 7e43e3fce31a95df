import net from "node:net";
import {
  Metadata,
  type sendUnaryData,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServiceError,
  status,
} from "@grpc/grpc-js";
import gossipServices from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js";
import featuresServices from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js";
import readServices from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js";
import appendServices from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_grpc_pb.js";
import streams from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js";
import type { Certificate } from "../certificates.js";
import { clusterInfo, type Endpoint, supportedMethods } from "./about.js";
import { accessError, type DoubleUser, type Right } from "./access.js";
import { appendRecords, notLeader } from "./appends.js";
import { answerRead, type ReadCall } from "./reads.js";
import { Records } from "./records.js";

type AppendCall = ServerUnaryCall<
  InstanceType<typeof streams.AppendRecordsRequest>,
  InstanceType<typeof streams.AppendRecordsResponse>
>;
type AppendAnswer = sendUnaryData<InstanceType<typeof streams.AppendRecordsResponse>>;

/**
 * What goes wrong with an append. `cutBefore`: the connection breaks and nothing is kept;
 * `cutDuring`: it breaks, and the records are kept a moment later; `cutAfter`: they are kept, and
 * the connection breaks instead of the answer; `wrongRevision`: they are kept, and the answer tells
 * another revision.
 */
export type AppendFault = "cutBefore" | "cutDuring" | "cutAfter" | "wrongRevision";

/** How a double is started. */
export interface DoubleOptions {
  /** Shared by the doubles of one cluster; its own when absent. */
  readonly records?: Records;
  /** A server of before 26.1 when false: it has no `AppendRecords`. */
  readonly appendsRecords?: boolean;
  /** Speaks TLS, with this certificate; in clear when absent. */
  readonly tls?: Certificate;
  /** Whom it lets in; everybody when absent. */
  readonly users?: readonly DoubleUser[];
}

/**
 * Speaks the part of KurrentDB's protocol that the event store uses, over real connections on
 * loopback, and keeps everything in memory. It knows nothing of the product and tells clients of
 * no method that it does not have. It can be told to fail.
 */
export class KurrentDbDouble {
  readonly records: Records;
  /** Faults of the next appends, one each; none of those after them. */
  readonly appendFaults: AppendFault[] = [];
  /** Who leads instead; set, it refuses everything that asks for the leader. */
  leader: Endpoint | undefined;
  /** Who leads instead as those are told who read; subscriptions hear nothing of it. */
  leaderOfReads: Endpoint | undefined;
  /** Set, every call waits for it before it is answered. */
  held: Promise<unknown> | undefined;
  /** How long it takes over records of `$all`, so many at a time as it looks at in one go. */
  onWindow: () => Promise<void> | undefined = () => undefined;
  /** Whom it lets in from now on; undefined: everybody. */
  users: readonly DoubleUser[] | undefined;
  #appends = 0;
  #sent = 0;
  #reading = 0;
  #connectionsMade = 0;
  readonly #server = new Server();
  readonly #door: net.Server;
  readonly #sockets = new Set<net.Socket>();
  readonly #injector: ReturnType<Server["createConnectionInjector"]>;

  private constructor(private readonly options: DoubleOptions) {
    this.records = options.records ?? new Records();
    this.users = options.users;
    this.#injector = this.#server.createConnectionInjector(credentialsOf(options));
    // A door of its own: connections have to be broken and kept out.
    this.#door = net.createServer((socket) => this.#enter(socket));
  }

  /** A double that listens on a free port. */
  static async start(options: DoubleOptions = {}): Promise<KurrentDbDouble> {
    const double = new KurrentDbDouble(options);
    double.#serve();
    await double.open();
    return double;
  }

  get endpoint(): Endpoint {
    // A certificate is made out to a name.
    const host = this.options.tls === undefined ? "127.0.0.1" : "localhost";
    return { host, port: (this.#door.address() as net.AddressInfo).port };
  }

  /** What a client connects to. */
  get url(): string {
    const { host, port } = this.endpoint;
    const tls = String(this.options.tls !== undefined);
    // The native half of the client waits for so long before it connects: else for half a second.
    return `kurrentdb://${host}:${port}?tls=${tls}&discoveryInterval=10`;
  }

  /** How many appends were asked for. */
  get appends(): number {
    return this.#appends;
  }

  /** How many records were sent to readers and subscribers. */
  get sent(): number {
    return this.#sent;
  }

  /** How many connections there are. */
  get connections(): number {
    return this.#sockets.size;
  }

  /** How many connections there have been. */
  get connectionsMade(): number {
    return this.#connectionsMade;
  }

  /** How many reads and subscriptions are under way. */
  get reading(): number {
    return this.#reading;
  }

  /** Breaks every connection there is; new ones are let in. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Is away: breaks every connection and lets none in, until `open`. */
  async shut(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#door.close(() => resolve()));
    this.cut();
    await closed;
  }

  /** Is there again, at the same place. */
  async open(port = this.#lastPort): Promise<void> {
    await new Promise<void>((resolve) => this.#door.listen(port, "127.0.0.1", resolve));
    this.#lastPort = this.endpoint.port;
  }

  async stop(): Promise<void> {
    if (this.#door.listening) await this.shut();
    this.#server.forceShutdown();
  }

  #lastPort = 0;

  #serve(): void {
    const { StreamsService } = readServices;
    const { StreamsServiceService } = appendServices;
    const { ServerFeaturesService } = featuresServices;
    const { GossipService } = gossipServices;
    const appendsRecords = this.options.appendsRecords ?? true;
    // Both tell anybody, as the server does.
    this.#server.addService(ServerFeaturesService, {
      getSupportedMethods: (_call: unknown, answer: sendUnaryData<unknown>) =>
        answer(null, supportedMethods(appendsRecords)),
    });
    this.#server.addService(GossipService, {
      read: (_call: unknown, answer: sendUnaryData<unknown>) =>
        answer(null, clusterInfo(this.leader ?? this.endpoint)),
    });
    this.#server.addService(pick(StreamsService, "read"), {
      read: (call: ReadCall) => void this.#read(call),
    });
    if (appendsRecords) {
      this.#server.addService(pick(StreamsServiceService, "appendRecords"), {
        appendRecords: (call: AppendCall, answer: AppendAnswer) => void this.#append(call, answer),
      });
    }
  }

  async #read(call: ReadCall): Promise<void> {
    await this.held;
    const refused = this.#refused("read", call.metadata);
    if (refused) {
      call.emit("error", refused);
      return;
    }
    const wantsLeader = call.metadata.get("requires-leader")[0] === "true";
    const subscribes = call.request.getOptions()?.hasSubscription() === true;
    const leader = this.leader ?? (subscribes ? undefined : this.leaderOfReads);
    if (wantsLeader && leader) {
      call.emit("error", notLeaderOfReads(leader));
      return;
    }
    const onSent = () => (this.#sent += 1);
    const { records, onWindow } = this;
    this.#reading += 1;
    await answerRead(call, { records, onSent, onWindow }).catch((error: unknown) =>
      call.emit("error", error),
    );
    this.#reading -= 1;
  }

  async #append({ request, metadata }: AppendCall, answer: AppendAnswer): Promise<void> {
    this.#appends += 1;
    await this.held;
    const refused = this.#refused("append", metadata);
    if (refused) {
      answer(refused);
      return;
    }
    if (this.leader) {
      answer(notLeader(this.leader));
      return;
    }
    const fault = this.appendFaults.shift();
    if (fault === "cutBefore") {
      this.cut();
      return;
    }
    if (fault === "cutDuring") this.cut();
    const done = appendRecords(request, this.records);
    if (fault === "cutDuring") return;
    if (fault === "cutAfter") {
      this.cut();
      return;
    }
    if (done instanceof Error) {
      answer(done);
      return;
    }
    // The answer waits for the other nodes; the client does not wait for ever.
    if (!this.records.settles) return;
    if (fault === "wrongRevision") done.getRevisionsList().at(-1)?.setRevision("7");
    answer(null, done);
  }

  #refused(right: Right, metadata: Metadata): ServiceError | undefined {
    return this.users && accessError(right, metadata, this.users);
  }

  #enter(socket: net.Socket): void {
    socket.setNoDelay(true);
    this.#sockets.add(socket);
    this.#connectionsMade += 1;
    socket.on("close", () => this.#sockets.delete(socket));
    this.#injector.injectConnection(socket);
  }
}

function credentialsOf({ tls }: DoubleOptions): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const pair = { cert_chain: Buffer.from(tls.certificate), private_key: Buffer.from(tls.key) };
  return ServerCredentials.createSsl(null, [pair]);
}

/** A service with one of its methods. */
function pick<S extends object, K extends keyof S>(service: S, method: K): Pick<S, K> {
  return { [method]: service[method] } as Pick<S, K>;
}

function notLeaderOfReads({ host, port }: Endpoint): ServiceError {
  const metadata = new Metadata();
  metadata.set("exception", "not-leader");
  metadata.set("leader-endpoint-host", host);
  metadata.set("leader-endpoint-port", String(port));
  const message = "another node leads";
  return Object.assign(new Error(message), { code: status.NOT_FOUND, details: message, metadata });
}
