import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { API_PREFIX } from "#platform";
import { createTestDatabase, type TestDatabase } from "#testing";
import { type ApiAnswer, ApiClient } from "../../apps/cli/src/demo/api-client.js";
import { readCaseFile } from "../../apps/cli/src/demo/case-file.js";
import { demoToken } from "../../apps/cli/src/demo-token.js";
import { startDevIdp } from "../../apps/dev-idp/src/dev-idp.js";
import { newScopes, why } from "../contract/data-keys/data-keys.contract.js";
import { tcpProxy } from "../contract/event-store/tcp-proxy.js";
import { openTestKeys } from "../support/keys.js";
import { ApiProcess, AUDIENCE, environment } from "./api-process.js";

const { request } = readCaseFile(join(process.cwd(), "test/cases/a-part-time-wage.yaml"));

describe("a process of the product and the keys of personal data", () => {
  let database: TestDatabase;
  let keys: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    [database, keys] = [await createTestDatabase(), await createTestDatabase()];
    folder = await mkdtemp(join(tmpdir(), "rechtop-keys-"));
  });
  afterAll(async () => {
    await Promise.all([database.drop(), keys.drop()]);
    await rm(folder, { recursive: true });
  });
  const start = (more: Readonly<Record<string, string>>, issuer = "http://127.0.0.1:9") =>
    new ApiProcess(environment(database.url, issuer, { LOG_LEVEL: "silent", ...more }));

  it("answers 503 while they are away, loses nothing, and goes on when they are back", async () => {
    const proxy = await tcpProxy(keys.url);
    const idp = await startDevIdp({ audience: AUDIENCE });
    const api = start({ RECHTOP_KEYS_DATABASE_URL: proxy.url }, idp.issuer);
    const els = new ApiClient((await api.started) + API_PREFIX, await demoToken(idp.issuer, "els"));
    const register = () => els.send("POST", "/applications", { body: request });
    const registered = await register();
    expect(registered.status).toBe(201);
    const file = `/applications/${String(registered.body["id"])}`;
    const before = await els.send("GET", file);
    expect(before.status).toBe(200);

    proxy.cut({ andRefuse: true });
    // Keys that are held may be used for a second; then each use asks whether they are still there.
    const away = await until(() => els.send("GET", file), 503);
    expect(away.body["type"]).toBe("urn:problem-type:belgif:serviceUnavailable");
    expect(away.headers.get("retry-after")).toBe("5");
    expect((await register()).status).toBe(503);

    proxy.cut({ andRefuse: false });
    const after = await until(() => els.send("GET", file), 200);
    expect(after.body).toEqual(before.body);
    expect((await register()).status).toBe(201);
    expect((await api.end("SIGTERM")).code).toBe(0);
    await idp.close();
    await proxy.close();
  });

  it("keeps them in the database that is meant for them, and only there", async () => {
    const schemas = async ({ url }: TestDatabase) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ name: string }>(
        "SELECT schema_name AS name FROM information_schema.schemata WHERE schema_name LIKE 'rechtop%'",
      );
      await client.end();
      return rows.map(({ name }) => name);
    };
    expect(await schemas(keys)).toEqual(["rechtop_keys"]);
    expect(await schemas(database)).not.toContain("rechtop_keys");
  });

  it("puts on an older list what was destroyed since, before it serves, and says how many", async () => {
    const pool = new pg.Pool({ connectionString: keys.url });
    const destroyer = await openTestKeys(pool);
    await destroyer.keys.destroy({ ...why(), scopes: newScopes() });
    const list = join(folder, "older.jsonl");
    await writeFile(list, "", { mode: 0o600 });

    const api = start({
      RECHTOP_KEYS_DATABASE_URL: keys.url,
      RECHTOP_DESTROYED_KEYS_FILE: list,
      LOG_LEVEL: "warn",
    });
    await api.started;
    const lines = (await readFile(list, "utf8")).trim().split("\n").sort();
    const { stderr } = await api.end("SIGTERM");
    const newest = await readFile(join(destroyer.folder, "destroyed-keys.jsonl"), "utf8");
    expect(lines).toEqual(newest.trim().split("\n").sort());
    const warnings = stderr.trim().split("\n");
    expect(warnings.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({
        keys: 3,
        msg: "the list of destroyed keys was older than the key table; they are on it",
      }),
    ]);
    for (const line of lines) {
      const { keyId, dossier } = JSON.parse(line) as { keyId: string; dossier: string };
      expect(stderr).not.toContain(keyId);
      expect(stderr).not.toContain(dossier);
    }
    await pool.end();
    await destroyer.remove();
  });

  it.each<[string, () => Promise<Record<string, string>>, RegExp]>([
    [
      "a key file that others can read",
      async () => {
        const file = join(folder, "open.json");
        await writeFile(file, "{}");
        await chmod(file, 0o644);
        return { RECHTOP_KEK: "", RECHTOP_KEK_FILE: file };
      },
      /KekUnusable: RECHTOP_KEK_FILE: others can read the file; make it chmod 600\n$/,
    ],
    [
      "a command that fails",
      async () => ({
        RECHTOP_KEK: "",
        RECHTOP_KEK_COMMAND: "echo geheim; echo geheim >&2; exit 3",
      }),
      /KekUnusable: RECHTOP_KEK_COMMAND: the command ended with exit code 3\n$/,
    ],
    [
      "another key of the name that is known",
      async () => {
        const test = Buffer.alloc(32, 12).toString("base64");
        return { RECHTOP_KEK: JSON.stringify({ current: "test", keys: { test } }) };
      },
      /a key-encrypting key is another one than the key table knows by its version\n$/,
    ],
    [
      "a list of destroyed keys that cannot be written",
      async () => ({ RECHTOP_DESTROYED_KEYS_FILE: folder }),
      /RECHTOP_DESTROYED_KEYS_FILE cannot be written \(EISDIR\)\n$/,
    ],
    [
      "a list of destroyed keys that others can write",
      async () => {
        const file = join(folder, "open.jsonl");
        await writeFile(file, "");
        await chmod(file, 0o620);
        return { RECHTOP_DESTROYED_KEYS_FILE: file };
      },
      /RECHTOP_DESTROYED_KEYS_FILE: others can write the list of destroyed keys; make it chmod 600\n$/,
    ],
    [
      "keys that were made and a list of destroyed ones that is lost",
      async () => ({ RECHTOP_DESTROYED_KEYS_FILE: join(folder, "lost.jsonl") }),
      /RECHTOP_DESTROYED_KEYS_FILE is not there, and the key table is in use: .*\n$/,
    ],
    [
      "the key of another installation, under a name that is new here",
      async () => {
        const other = Buffer.alloc(32, 12).toString("base64");
        return { RECHTOP_KEK: JSON.stringify({ current: "other", keys: { other } }) };
      },
      /there is no key-encrypting key of version test\n$/,
    ],
  ])("does not start with %s, and says so in one line", async (_what, settings, message) => {
    const more = { RECHTOP_KEYS_DATABASE_URL: keys.url, ...(await settings()) };
    const { code, stdout, stderr } = await start(more).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^rechtop did not start: .*\n$/);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/geheim|DAwMDAwM/);
  });
});

/** Asks again and again until the answer has `status`; the time that it may take is the test's. */
async function until(ask: () => Promise<ApiAnswer>, status: number): Promise<ApiAnswer> {
  for (;;) {
    const answer = await ask();
    if (answer.status === status) return answer;
  }
}
