// Makes the account of the product in KurrentDB, and rights that let it read and append and nothing else.
// What is there already is left as it is. Runs in the image of the product; the account and its password
// are those of EVENT_STORE_URL, the password of `admin` is the one that the cluster was made with.
import { readFile } from "node:fs/promises";
import { request } from "node:https";
import { setTimeout } from "node:timers/promises";
import {
  jsonEvent,
  KurrentDBClient,
  NO_STREAM,
  WrongExpectedVersionError,
} from "@kurrent/kurrentdb-client";

const [caFile, ...nodes] = process.argv.slice(2);
const address = (await readFile("/run/secrets/EVENT_STORE_URL", "utf8")).trim();
const [, account = "", password = ""] = /:\/\/([^:]+):([^@]+)@/.exec(address) ?? [];
const adminPassword = process.env.KURRENTDB_DEFAULT_ADMIN_PASSWORD ?? "";
const ca = await readFile(caFile);
const PATIENCE_MS = 120_000;

/**
 * Nobody but the account reads and appends, and only administrators delete or change rights: an event
 * stays, also when the product is taken over. Streams of the system stay with the administrators.
 */
const DEFAULT_RIGHTS = {
  $userStreamAcl: {
    $r: [account],
    $w: [account],
    $d: ["$admins"],
    $mr: [account],
    $mw: ["$admins"],
  },
  $systemStreamAcl: {
    $r: ["$admins"],
    $w: ["$admins"],
    $d: ["$admins"],
    $mr: ["$admins"],
    $mw: ["$admins"],
  },
};

/** The status of the answer of a node to a new account: 201, or 409 when there is one of that name. */
function postAccount(node) {
  const body = JSON.stringify({
    LoginName: account,
    FullName: "Rechtop",
    Groups: [],
    Password: decodeURIComponent(password),
  });
  const options = {
    method: "POST",
    auth: `admin:${adminPassword}`,
    ca,
    headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
    timeout: 5_000,
  };
  return new Promise((resolve, reject) => {
    const asked = request(`https://${node}:2113/users/`, options, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    asked.on("timeout", () => asked.destroy(new Error("no answer")));
    asked.on("error", reject);
    asked.end(body);
  });
}

/** Asks one node after the other: the cluster may still be choosing its leader. */
async function makeAccount() {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    for (const node of nodes) {
      const status = await postAccount(node).catch((error) => error.code ?? error.message);
      if (status === 201 || status === 409) return;
      process.stderr.write(`${node}: ${status}\n`);
    }
    if (Date.now() > deadline) throw new Error("no node made the account");
    await setTimeout(2_000);
  }
}

async function grantRights() {
  const admin = KurrentDBClient.connectionString(
    address.replace(`//${account}:${password}@`, `//admin:${encodeURIComponent(adminPassword)}@`),
  );
  const rights = jsonEvent({ type: "update-default-acl", data: DEFAULT_RIGHTS });
  try {
    await admin.appendToStream("$settings", rights, { streamState: NO_STREAM });
  } catch (error) {
    if (!(error instanceof WrongExpectedVersionError)) throw error;
  }
  // The list of all events is a stream of the system; what may be read of it is said apart.
  await admin.setStreamMetadata("$all", { acl: { readRoles: ["$admins", account] } });
  await admin.dispose();
}

try {
  await makeAccount();
  await grantRights();
  process.stderr.write(`KurrentDB has the account ${account}.\n`);
} catch (error) {
  // The message alone: errors of the client carry the address, with its password.
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
