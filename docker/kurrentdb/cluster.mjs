// The cluster of KurrentDB that an address names, as the programs of this folder talk to it: over the client of
// the product, and over HTTP for what is about users.
import { readFile } from "node:fs/promises";
import { request } from "node:https";
import { setTimeout } from "node:timers/promises";
import { KurrentDBClient } from "@kurrent/kurrentdb-client";

/** What stays wrong until a person changes something. */
export class Refused extends Error {}

/** @param addressFile a file with what EVENT_STORE_URL is set to: with a user, over TLS */
export async function openCluster(addressFile) {
  const address = (await readFile(addressFile, "utf8")).trim();
  const [, scheme, name, password, hosts, search] =
    /^(\w+:\/\/)([^:@/]+):([^:@/]+)@([^/?]+)\/?(?:\?(.+))?$/.exec(address) ?? [];
  const caFile = new URLSearchParams(search).get("tlsCAFile");
  if (caFile === null) throw new Refused("EVENT_STORE_URL has to name a user and a tlsCAFile");
  const ca = await readFile(caFile);
  return {
    /** Whose the address is. */
    user: { username: decodeURIComponent(name), password: decodeURIComponent(password) },
    /** A client of somebody. The client would quote a password that stands in its address. */
    client(user) {
      const client = KurrentDBClient.connectionString(`${scheme}${hosts}?${search}`);
      client.setCredentialsProvider(() => Promise.resolve(user));
      return client;
    },
    post: (path, user, body) => postToOneOf(hosts.split(","), path, { ca, user, body }),
  };
}

/**
 * The status that one node after the other is asked for, until one has done it (201, 200) or found that
 * it cannot be done (409). 401 if all of them say so: one that has only just begun to follow knows nobody.
 */
async function postToOneOf(nodes, path, options) {
  const answers = new Map();
  for (const node of nodes) {
    const status = await post(`https://${node}${path}`, options).catch(
      ({ code, message }) => code ?? message,
    );
    if (status === 200 || status === 201 || status === 409) return status;
    answers.set(node, status);
  }
  if ([...answers.values()].every((status) => status === 401)) return 401;
  throw new Error([...answers].map(([node, status]) => `${node}: ${status}`).join(", "));
}

function post(url, { ca, user, body }) {
  const text = JSON.stringify(body);
  const options = {
    method: "POST",
    auth: `${user.username}:${user.password}`,
    ca,
    headers: { "content-type": "application/json", "content-length": Buffer.byteLength(text) },
    timeout: 5_000,
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, options, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on("timeout", () => asked.destroy(new Error("no answer")));
    asked.on("error", reject);
    asked.end(text);
  });
}

/** What `work` gives, as soon as it does: the cluster may still be choosing its leader. */
export async function patiently(work, deadline) {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refused || Date.now() > deadline) throw error;
      process.stderr.write(`${error.message}\n`);
    }
    await setTimeout(2_000);
  }
}

/** Runs a program of this folder; what fails is one line. */
export async function run(program) {
  try {
    process.stderr.write(`${await program()}\n`);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
