// Changes a password in KurrentDB: of `admin`, `ops` or the account of the product.
//
//   change-password.mjs <file with EVENT_STORE_URL> <account>
//
// Reads two lines from standard input, the password of now and the new one, so that no list of processes
// shows them.
import { text } from "node:stream/consumers";
import { openCluster, patiently, Refused, run } from "./cluster.mjs";

const PATIENCE_MS = 30_000;

await run(async () => {
  const [addressFile, account] = process.argv.slice(2);
  const { post } = await openCluster(addressFile);
  const [current = "", wanted = ""] = (await text(process.stdin)).split("\n");
  if (!account || !current || !wanted) {
    throw new Refused("give an account, and on standard input two lines: its password, a new one");
  }
  const path = `/users/${encodeURIComponent(account)}/command/change-password`;
  const body = { CurrentPassword: current, NewPassword: wanted };
  const user = { username: account, password: current };
  const status = await patiently(() => post(path, user, body), Date.now() + PATIENCE_MS);
  if (status !== 200)
    throw new Refused(`KurrentDB does not know ${account} by the password of now`);
  return `The password of ${account} is the new one.`;
});
