import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { createServer as createTlsServer } from "node:tls";
import {
  Metadata,
  type sendUnaryData,
  Server,
  ServerCredentials,
  type ServerReadableStream,
  status,
} from "@grpc/grpc-js";
import gossip from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js";
import gossipServices from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js";
import shared from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js";
import streams from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js";
import streamServices from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js";
import type { Certificate } from "#testing";

type ReadCall = ServerReadableStream<unknown, unknown> & { end(): void };
type AppendCall = ServerReadableStream<InstanceType<typeof streams.AppendReq>, unknown>;
type AppendAnswer = sendUnaryData<InstanceType<typeof streams.AppendResp>>;

/** What the nodes of a cluster have in common. */
export class ClusterState {
  /** Passwords by account. */
  readonly accounts = new Map<string, string>();
  /** The bodies of what was appended, by stream. */
  readonly appended = new Map<string, string[]>();
  /** What was asked over HTTP: account and path. */
  readonly asked: string[] = [];
  /** The port of the node that leads: that which was started last. */
  leader = 0;

  constructor(adminPassword: string) {
    this.accounts.set("admin", adminPassword);
  }

  /** Administrators, and whom the metadata of `$all` names. */
  mayReadAll(name: string): boolean {
    const last = this.appended.get("$$$all")?.at(-1) ?? "{}";
    const { $acl } = JSON.parse(last) as { $acl?: { $r: string[] } };
    return name === "admin" || ($acl?.$r.includes(name) ?? false);
  }
}

/**
 * Speaks the part of KurrentDB's protocols by which an account is made: users over HTTP, rights and a
 * read of `$all` over gRPC, both over TLS at one port. Written after the server's source (UsersController,
 * UserManagementService, InternalAuthenticationProvider).
 */
export class KurrentDbNode {
  /** A node that has only just begun to follow knows nobody. */
  knowsAccounts = true;
  readonly #grpc = new Server();
  readonly #door;

  private constructor(
    readonly cluster: ClusterState,
    { certificate, key }: Certificate,
  ) {
    const injector = this.#grpc.createConnectionInjector(ServerCredentials.createInsecure());
    const http = createServer((request, response) => void this.#answer(request, response));
    this.#door = createTlsServer(
      { cert: certificate, key, ALPNProtocols: ["h2", "http/1.1"] },
      (socket) => {
        if (socket.alpnProtocol === "h2") injector.injectConnection(socket);
        else http.emit("connection", socket);
      },
    );
  }

  static async start(cluster: ClusterState, certificate: Certificate): Promise<KurrentDbNode> {
    const node = new KurrentDbNode(cluster, certificate);
    node.#serve();
    await new Promise<void>((resolve) => node.#door.listen(0, "127.0.0.1", resolve));
    cluster.leader = node.#port;
    return node;
  }

  /** As the certificate names it. */
  get address(): string {
    return `localhost:${this.#port}`;
  }

  async stop(): Promise<void> {
    this.#grpc.forceShutdown();
    await new Promise((resolve) => this.#door.close(resolve));
  }

  get #port(): number {
    return (this.#door.address() as AddressInfo).port;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await json(request)) as Record<string, string>;
    const who = this.#whoIs(request.headers.authorization);
    const [, changed] = /^\/users\/(\w+)\/command\/change-password$/.exec(request.url ?? "") ?? [];
    this.cluster.asked.push(`${who ?? "nobody"} ${request.url ?? ""}`);
    if (changed !== undefined) response.statusCode = this.#changePassword(who, changed, body);
    else if (request.url === "/users/") response.statusCode = this.#create(who, body);
    else response.statusCode = 404;
    response.end();
  }

  #create(who: string | undefined, { LoginName = "", Password = "" }: Record<string, string>) {
    if (who !== "admin") return 401;
    const { accounts } = this.cluster;
    if (accounts.has(LoginName) && accounts.get(LoginName) !== Password) return 409;
    accounts.set(LoginName, Password);
    return 201;
  }

  #changePassword(who: string | undefined, name: string, body: Record<string, string>): number {
    const { accounts } = this.cluster;
    // Everybody may change their own.
    if (who !== name || accounts.get(name) !== body["CurrentPassword"]) return 401;
    accounts.set(name, body["NewPassword"] ?? "");
    return 200;
  }

  #serve(): void {
    const { GossipService } = gossipServices;
    const { StreamsService } = streamServices;
    this.#grpc.addService(GossipService, {
      read: (_call: unknown, answer: sendUnaryData<unknown>) => answer(null, this.#about()),
    });
    this.#grpc.addService(
      { read: StreamsService.read, append: StreamsService.append },
      {
        read: (call: ReadCall) => this.#read(call),
        append: (call: AppendCall, answer: AppendAnswer) => this.#append(call, answer),
      },
    );
  }

  #read(call: ReadCall): void {
    const who = this.#whoIs(call.metadata.get("authorization")[0]);
    if (who === undefined) call.emit("error", refusal(status.UNAUTHENTICATED));
    else if (!this.cluster.mayReadAll(who)) call.emit("error", refusal(status.PERMISSION_DENIED));
    else call.end();
  }

  #append(call: AppendCall, answer: AppendAnswer): void {
    const who = this.#whoIs(call.metadata.get("authorization")[0]);
    const { appended } = this.cluster;
    let stream = "";
    let wantsNone = false;
    const bodies: string[] = [];
    call.on("data", (message: InstanceType<typeof streams.AppendReq>) => {
      const options = message.getOptions();
      const name = options?.getStreamIdentifier()?.getStreamName_asU8();
      if (name) stream = Buffer.from(name).toString();
      if (options) wantsNone = options.hasNoStream();
      const proposed = message.getProposedMessage()?.getData_asU8();
      if (proposed) bodies.push(Buffer.from(proposed).toString());
    });
    call.on("end", () => {
      if (who !== "admin") {
        answer(refusal(who === undefined ? status.UNAUTHENTICATED : status.PERMISSION_DENIED));
        return;
      }
      const there = appended.get(stream) ?? [];
      const response = new streams.AppendResp();
      if (wantsNone && there.length > 0) {
        response.setWrongExpectedVersion(new streams.AppendResp.WrongExpectedVersion());
      } else {
        appended.set(stream, [...there, ...bodies]);
        response.setSuccess(new streams.AppendResp.Success());
      }
      answer(null, response);
    });
  }

  #whoIs(authorization: unknown): string | undefined {
    const [, encoded = ""] = /^Basic (.*)$/.exec(String(authorization)) ?? [];
    const [name = "", password] = Buffer.from(encoded, "base64").toString().split(/:(.*)/s);
    const known = this.knowsAccounts && this.cluster.accounts.get(name) === password;
    return known ? name : undefined;
  }

  /** The cluster, as far as one has to know it: its leader. */
  #about(): InstanceType<typeof gossip.ClusterInfo> {
    const id = new shared.UUID();
    id.setString("00000000-0000-4000-8000-000000000002");
    const endpoint = new gossip.EndPoint();
    endpoint.setAddress("localhost");
    endpoint.setPort(this.cluster.leader);
    const leader = new gossip.MemberInfo();
    leader.setInstanceId(id);
    leader.setState(gossip.MemberInfo.VNodeState.LEADER);
    leader.setIsAlive(true);
    leader.setHttpEndPoint(endpoint);
    const about = new gossip.ClusterInfo();
    about.addMembers(leader);
    return about;
  }
}

function refusal(code: status.UNAUTHENTICATED | status.PERMISSION_DENIED) {
  const metadata = new Metadata();
  if (code === status.PERMISSION_DENIED) metadata.set("exception", "access-denied");
  const details = "refused";
  return Object.assign(new Error(details), { code, details, metadata });
}
