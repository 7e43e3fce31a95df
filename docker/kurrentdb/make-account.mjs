// Makes the account of the product in KurrentDB, and rights that let it read and append and nothing else.
//
//   make-account.mjs <file with EVENT_STORE_URL>
//
// The account and its password are those of that address. Nothing is asked of `admin` when the account gets
// in; otherwise its password is KURRENTDB_DEFAULT_ADMIN_PASSWORD, the one that the cluster was made with.
import { ErrorType, jsonEvent, NO_STREAM } from "@kurrent/kurrentdb-client";
import { openCluster, patiently, Refused, run } from "./cluster.mjs";

const PATIENCE_MS = 120_000;
/** Number of gRPC. */
const UNAUTHENTICATED = 16;

/**
 * Nobody but the account reads and appends, and only administrators delete or change rights: an event
 * stays, also when the product is taken over. Streams of the system stay with the administrators.
 */
const defaultRights = (account) => ({
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
});

/** Whether the account is known by its password and may read everything: the right that it is given last. */
async function getsIn({ client, user }) {
  const account = client(user);
  try {
    await account.readAll({ maxCount: 1 }).next();
    return true;
  } catch (error) {
    if (error.type === ErrorType.ACCESS_DENIED || error.code === UNAUTHENTICATED) return false;
    throw error;
  } finally {
    await account.dispose();
  }
}

/** The answer is the same when the account is there, with this password. */
async function makeAccount({ post, user: { username, password } }, admin) {
  const body = { LoginName: username, FullName: "Rechtop", Groups: [], Password: password };
  const status = await post("/users/", admin, body);
  if (status === 409) {
    throw new Refused(
      `KurrentDB knows ${username} by another password than that of EVENT_STORE_URL: correct one of the two`,
    );
  }
  if (status === 401) {
    throw new Refused(
      `KurrentDB lets in neither ${username} with the password of EVENT_STORE_URL nor admin with ` +
        "KURRENTDB_DEFAULT_ADMIN_PASSWORD (secrets/kurrentdb.env): correct the one that is wrong",
    );
  }
}

async function grantRights({ client, user: { username } }, admin) {
  const administrator = client(admin);
  try {
    const rights = jsonEvent({ type: "update-default-acl", data: defaultRights(username) });
    await administrator
      .appendToStream("$settings", rights, { streamState: NO_STREAM })
      .catch((error) => {
        // What is there already is left as it is.
        if (error.type !== ErrorType.WRONG_EXPECTED_VERSION) throw error;
      });
    // The list of all events is a stream of the system; what may be read of it is said apart, and last.
    await administrator.setStreamMetadata("$all", { acl: { readRoles: ["$admins", username] } });
  } finally {
    await administrator.dispose();
  }
}

await run(async () => {
  const cluster = await openCluster(process.argv[2]);
  const { username } = cluster.user;
  const deadline = Date.now() + PATIENCE_MS;
  const there = `KurrentDB has the account ${username}.`;
  if (await patiently(() => getsIn(cluster), deadline)) return there;
  const password = process.env.KURRENTDB_DEFAULT_ADMIN_PASSWORD ?? "";
  const admin = { username: "admin", password };
  await patiently(() => makeAccount(cluster, admin), deadline);
  await patiently(() => grantRights(cluster, admin), deadline);
  await patiently(async () => {
    if (!(await getsIn(cluster))) throw new Error(`${username} does not get in`);
  }, deadline);
  return there;
});
