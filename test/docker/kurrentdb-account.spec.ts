import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { TestAuthority } from "#testing";
import { REPOSITORY } from "./files.js";
import { ClusterState, KurrentDbNode } from "./kurrentdb-node.js";

const PASSWORD = "geheim-1";
const ADMIN = "beheer-1";

describe("the account of the product in KurrentDB", () => {
  const authority = new TestAuthority();
  let folder: string;
  let cluster: ClusterState;
  let nodes: KurrentDbNode[];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "rechtop-account-"));
    await writeFile(join(folder, "ca.crt"), authority.certificate);
    cluster = new ClusterState(ADMIN);
    const start = () => KurrentDbNode.start(cluster, authority.issue(["localhost"]));
    nodes = [await start(), await start()];
  });
  afterEach(async () => {
    await Promise.all(nodes.map((node) => node.stop()));
    await rm(folder, { recursive: true });
  });

  /** Runs a program of `docker/kurrentdb`; what it says, and how it ends. */
  async function run(program: string, args: string[], password: string, input = "") {
    const addressFile = join(folder, "EVENT_STORE_URL");
    const hosts = nodes.map(({ address }) => address).join(",");
    const ca = join(folder, "ca.crt");
    await writeFile(
      addressFile,
      `kurrentdb://rechtop:${password}@${hosts}?tls=true&tlsCAFile=${ca}`,
    );
    const child = spawn(
      process.execPath,
      [join(REPOSITORY, "docker/kurrentdb", program), addressFile, ...args],
      { env: { KURRENTDB_DEFAULT_ADMIN_PASSWORD: ADMIN }, stdio: "pipe" },
    );
    child.stdin.end(input);
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
    return { said, code: code as number };
  }
  const makeAccount = (password = PASSWORD) => run("make-account.mjs", [], password);
  const MADE = { said: "KurrentDB has the account rechtop.\n", code: 0 };

  it("is made, with rights to read and to append and no others", async () => {
    expect(await makeAccount()).toEqual(MADE);
    expect(cluster.accounts.get("rechtop")).toBe(PASSWORD);
    expect([...cluster.appended.keys()]).toEqual(["$settings", "$$$all"]);
    const rights = JSON.parse(cluster.appended.get("$settings")?.[0] ?? "") as object;
    expect(rights).toMatchObject({
      $userStreamAcl: { $r: ["rechtop"], $w: ["rechtop"], $d: ["$admins"], $mw: ["$admins"] },
      $systemStreamAcl: { $r: ["$admins"], $w: ["$admins"] },
    });
  });

  // At each `up`: by then the password of `admin` is another one than that of the environment.
  it("is left alone when it gets in, without asking anything of admin", async () => {
    await makeAccount();
    cluster.accounts.set("admin", "changed since");
    cluster.asked.length = 0;
    expect(await makeAccount()).toEqual(MADE);
    expect(cluster.asked).toEqual([]);
    expect(cluster.appended.get("$settings")).toHaveLength(1);
  });

  it("gets the rights that it lacks when an earlier run was interrupted", async () => {
    cluster.accounts.set("rechtop", PASSWORD);
    cluster.appended.set("$settings", ["{}"]);
    expect(await makeAccount()).toEqual(MADE);
    expect(cluster.appended.get("$settings")).toEqual(["{}"]);
    expect(cluster.mayReadAll("rechtop")).toBe(true);
  });

  it("is made by a node that knows admin while another does not yet", async () => {
    (nodes[0] as KurrentDbNode).knowsAccounts = false;
    expect(await makeAccount()).toEqual(MADE);
    expect(cluster.asked).toEqual(["nobody /users/", "admin /users/"]);
  });

  it("is not made with another password of admin, and it says at once which setting is wrong", async () => {
    cluster.accounts.set("admin", "changed since");
    const { said, code } = await makeAccount();
    expect(said).toMatch(/^KurrentDB lets in neither rechtop .*EVENT_STORE_URL nor admin .*\n$/);
    expect(said).toContain("KURRENTDB_DEFAULT_ADMIN_PASSWORD (secrets/kurrentdb.env)");
    expect(code).toBe(1);
    expect(cluster.asked).toHaveLength(nodes.length);
  });

  it("is not made when it is there with another password", async () => {
    cluster.accounts.set("rechtop", "another");
    const { said, code } = await makeAccount();
    expect(said).toMatch(/^KurrentDB knows rechtop by another password than that of EVENT_STORE_/);
    expect(code).toBe(1);
    expect(said).not.toContain(PASSWORD);
  });

  it("has its password changed, and admin too", async () => {
    await makeAccount();
    const change = (account: string, now: string, wanted: string) =>
      run("change-password.mjs", [account], PASSWORD, `${now}\n${wanted}\n`);
    for (const [account, now] of [
      ["admin", ADMIN],
      ["rechtop", PASSWORD],
    ] as const) {
      const said = `The password of ${account} is the new one.\n`;
      expect(await change(account, now, "nieuw-2")).toEqual({ said, code: 0 });
      expect(cluster.accounts.get(account)).toBe("nieuw-2");
      expect(await change(account, now, "nieuw-3")).toEqual({
        said: `KurrentDB does not know ${account} by the password of now\n`,
        code: 1,
      });
    }
    expect((await makeAccount()).said).toMatch(/^KurrentDB lets in neither rechtop/);
    expect(await makeAccount("nieuw-2")).toEqual(MADE);
  });
});
