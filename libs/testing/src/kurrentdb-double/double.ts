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
import featuresServices from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js";
import features from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js";
import readServices from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js";
import appendServices from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_grpc_pb.js";
import streams from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v2/streams/streams_pb.js";
import { appendRecords } from "./appends.js";
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

/** Where a server is. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** How a double is started. */
export interface DoubleOptions {
  /** Shared by the doubles of one cluster; its own when absent. */
  readonly records?: Records;
  /** A server of before 26.1 when false: it has no `AppendRecords`. */
  readonly appendsRecords?: boolean;
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
  /** Set, every call waits for it before it is answered. */
  held: Promise<unknown> | undefined;
  #appends = 0;
  #sent = 0;
  readonly #server = new Server();
  readonly #door: net.Server;
  readonly #sockets = new Set<net.Socket>();
  readonly #injector = this.#server.createConnectionInjector(ServerCredentials.createInsecure());

  private constructor(private readonly options: DoubleOptions) {
    this.records = options.records ?? new Records();
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
    return { host: "127.0.0.1", port: (this.#door.address() as net.AddressInfo).port };
  }

  /** What a client connects to. */
  get url(): string {
    return `kurrentdb://127.0.0.1:${this.endpoint.port}?tls=false`;
  }

  /** How many appends were asked for. */
  get appends(): number {
    return this.#appends;
  }

  /** How many records were sent to readers and subscribers. */
  get sent(): number {
    return this.#sent;
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
    this.#server.addService(ServerFeaturesService, {
      getSupportedMethods: (_call: unknown, answer: sendUnaryData<unknown>) =>
        answer(null, this.#supported()),
    });
    this.#server.addService(pick(StreamsService, "read"), {
      read: (call: ReadCall) => void this.#read(call),
    });
    if (this.options.appendsRecords ?? true) {
      this.#server.addService(pick(StreamsServiceService, "appendRecords"), {
        appendRecords: (call: AppendCall, answer: AppendAnswer) => void this.#append(call, answer),
      });
    }
  }

  #supported(): InstanceType<typeof features.SupportedMethods> {
    const supported = new features.SupportedMethods();
    const appends = this.options.appendsRecords ?? true;
    supported.setEventStoreServerVersion(appends ? "26.1.0" : "25.1.0");
    const methods = [["event_store.client.streams.Streams", "read"]];
    if (appends) methods.push(["kurrentdb.protocol.v2.streams.StreamsService", "appendrecords"]);
    for (const [service, name] of methods as [string, string][]) {
      const method = new features.SupportedMethod();
      method.setServiceName(service);
      method.setMethodName(name);
      supported.addMethods(method);
    }
    return supported;
  }

  async #read(call: ReadCall): Promise<void> {
    await this.held;
    const wantsLeader = call.metadata.get("requires-leader")[0] === "true";
    if (wantsLeader && this.leader) {
      call.emit("error", notLeader(this.leader));
      return;
    }
    await answerRead(call, this.records, () => (this.#sent += 1)).catch((error: unknown) =>
      call.emit("error", error),
    );
  }

  async #append({ request }: AppendCall, answer: AppendAnswer): Promise<void> {
    this.#appends += 1;
    await this.held;
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
    if (fault === "wrongRevision") done.getRevisionsList().at(-1)?.setRevision("7");
    answer(null, done);
  }

  #enter(socket: net.Socket): void {
    socket.setNoDelay(true);
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    this.#injector.injectConnection(socket);
  }
}

/** A service with one of its methods. */
function pick<S extends object, K extends keyof S>(service: S, method: K): Pick<S, K> {
  return { [method]: service[method] } as Pick<S, K>;
}

function notLeader({ host, port }: Endpoint): ServiceError {
  const metadata = new Metadata();
  metadata.set("exception", "not-leader");
  metadata.set("leader-endpoint-host", host);
  metadata.set("leader-endpoint-port", String(port));
  const message = "another node leads";
  return Object.assign(new Error(message), { code: status.NOT_FOUND, details: message, metadata });
}
