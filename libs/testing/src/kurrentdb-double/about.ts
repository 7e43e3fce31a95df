import gossip from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js";
import features from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js";
import shared from "@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js";

/** Where a server is. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** The version of a server, and the methods that it has of those that a client asks for. */
export function supportedMethods(
  appendsRecords: boolean,
): InstanceType<typeof features.SupportedMethods> {
  const supported = new features.SupportedMethods();
  supported.setEventStoreServerVersion(appendsRecords ? "26.1.0" : "25.1.0");
  const methods: [string, string][] = [["event_store.client.streams.Streams", "read"]];
  if (appendsRecords) {
    methods.push(["kurrentdb.protocol.v2.streams.StreamsService", "appendrecords"]);
  }
  for (const [service, name] of methods) {
    const method = new features.SupportedMethod();
    method.setServiceName(service);
    method.setMethodName(name);
    supported.addMethods(method);
  }
  return supported;
}

/** A cluster, as far as one has to know it: its leader. */
export function clusterInfo({ host, port }: Endpoint): InstanceType<typeof gossip.ClusterInfo> {
  const id = new shared.UUID();
  id.setString("00000000-0000-4000-8000-000000000002");
  const endpoint = new gossip.EndPoint();
  endpoint.setAddress(host);
  endpoint.setPort(port);
  const leader = new gossip.MemberInfo();
  leader.setInstanceId(id);
  leader.setState(gossip.MemberInfo.VNodeState.LEADER);
  leader.setIsAlive(true);
  leader.setHttpEndPoint(endpoint);
  const cluster = new gossip.ClusterInfo();
  cluster.addMembers(leader);
  return cluster;
}
