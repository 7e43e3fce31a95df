import { spawnSync } from "node:child_process";

/**
 * The legs of the tests that are about KurrentDB.
 *
 * `stories`: the acceptance stories once more, with the event log in the double. `server`: the
 * contract of the event store and its faults against the server of `KURRENTDB_URL` (without TLS; its log
 * is written to and never emptied, so that stories, which need a log of their own, are not for it).
 */
const [leg] = process.argv.slice(2);
const url = process.env.KURRENTDB_URL;

const jest = (paths, environment) => {
  const { status } = spawnSync("npm", ["run", "-s", "jest", "--", ...paths], {
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  if (status !== 0) process.exit(status ?? 1);
};

if (leg === "stories") {
  process.stdout.write("The acceptance stories with the log in KurrentDB (the double):\n");
  jest(["test/acceptance"], { TEST_EVENT_STORE: "kurrentdb" });
} else if (url === undefined || url === "") {
  process.stdout.write(
    "NOT RUN: the tests against a real KurrentDB server. Set KURRENTDB_URL to run them.\n",
  );
} else if (!/^kurrentdb:\/\/[^,@?]+\?(.*&)?tls=false(&|$)/.test(url)) {
  process.stderr.write(
    "KURRENTDB_URL must name one server without TLS and without a user, kurrentdb://<host>:2113?tls=false:\n" +
      "the tests put a door before it, to break connections.\n",
  );
  process.exit(2);
} else {
  // One after the other: they share the log of the server.
  const contract = "test/contract/event-store/kurrentdb";
  jest(["--runInBand", `${contract}.spec`, `${contract}-faults`], {});
}
