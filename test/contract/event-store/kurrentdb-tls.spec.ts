import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { NO_STREAM, StoreUnavailable } from "#event-store";
import { isUnavailable } from "#projections";
import {
  type DoubleOptions,
  type DoubleUser,
  type KurrentDbDouble,
  startKurrentDbDouble,
  TestAuthority,
} from "#testing";
import { all, newStream, note, texts } from "./fixtures.js";
import { followed } from "./followed.js";
import { HASTY, type KurrentDbLog, kurrentDbLog } from "./kurrentdb-log.js";

const USER: DoubleUser = { name: "rechtop", password: "geheim" };
/** Who tries a second time with this waits longer than the test may take. */
const ONCE = { firstPauseMs: 120_000 };

describe("a KurrentDB event store over TLS, with user and password", () => {
  const authority = new TestAuthority();
  let folder: string;
  let caFile: string;
  let server: KurrentDbDouble;
  let log: KurrentDbLog;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rechtop-tls-"));
    caFile = await written("ca.crt", authority.certificate);
  });
  afterAll(() => rm(folder, { recursive: true }));
  beforeEach(() => start({ tls: authority.issue(["localhost"]), users: [USER] }));
  afterEach(() => log.close());

  async function start(options: DoubleOptions): Promise<void> {
    server = await startKurrentDbDouble(options);
    log = kurrentDbLog(server.url, () => server.stop());
  }

  async function restart(options: DoubleOptions): Promise<void> {
    await log.close();
    await start(options);
  }

  async function written(name: string, text: string): Promise<string> {
    const file = join(folder, name);
    await writeFile(file, text);
    return file;
  }

  const host = () => `localhost:${server.endpoint.port}`;
  const trusting = (file: string) => `tls=true&tlsCAFile=${encodeURIComponent(file)}`;
  const shown = ({ name, password }: DoubleUser) =>
    `${encodeURIComponent(name)}:${encodeURIComponent(password)}@`;
  const url = (user: DoubleUser = USER) =>
    `kurrentdb://${shown(user)}${host()}?${trusting(caFile)}`;
  const single = (name = "n") => [
    { stream: newStream(), expected: NO_STREAM, events: [note(name)] },
  ];

  it("appends, reads, and follows across broken connections", async () => {
    const store = await log.open({ ...HASTY, url: url() });
    const { signal } = new AbortController();
    const follow = followed(store, signal);
    const [append] = single("a");
    await store.append([append!]);
    expect(texts(await all(store.readStream(append!.stream)))).toEqual(["a"]);
    expect(await follow.until("a")).toEqual(["a"]);
    server.cut();
    await store.append(single("b"));
    expect(await follow.until("b")).toEqual(["a", "b"]);
    expect(texts(await all(store.readAll()))).toEqual(["a", "b"]);
  });

  it("finds the leader by a list of nodes, of which one is away", async () => {
    const nodes = `kurrentdb://${shown(USER)}localhost:1,${host()}?${trusting(caFile)}`;
    const store = await log.open({ url: nodes });
    await store.append(single("a"));
    const { signal } = new AbortController();
    expect(await followed(store, signal).until("a")).toEqual(["a"]);
    expect(texts(await all(store.readAll()))).toEqual(["a"]);
  });

  it("trusts every authority of its CA file: the next one can be put there in time", async () => {
    const next = new TestAuthority("Next").certificate;
    const both = await written("both.crt", `${next}${authority.certificate}`);
    const store = await log.open({
      ...HASTY,
      url: `kurrentdb://${shown(USER)}${host()}?${trusting(both)}`,
    });
    await store.append(single("a"));
    expect(texts(await all(store.readAll()))).toEqual(["a"]);
  });

  it.each(["@:/?#%", "100%25", "a b+c&d=e", "pâté:€", "[x]{y}\\|^`\"'<>;,$!*()~"])(
    "takes the password %s",
    async (password) => {
      const user = { name: "r@e:c/h?t#o%p", password };
      server.users = [user];
      const store = await log.open({ ...HASTY, url: url(user) });
      await store.append(single("a"));
      const { signal } = new AbortController();
      expect(await followed(store, signal).until("a")).toEqual(["a"]);
      expect(texts(await all(store.readAll()))).toEqual(["a"]);
    },
  );

  describe("says at once what keeps it out, and shows no secret:", () => {
    async function refusal(address: string): Promise<string> {
      const error: unknown = await log.open({ ...ONCE, url: address }).then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      // To the product it is a server that is away, should it come later.
      expect(error).toBeInstanceOf(StoreUnavailable);
      expect(inspect(error, { depth: Infinity })).not.toContain(USER.password);
      expect(String(error)).not.toContain("kurrentdb://");
      const [, reason] = /^ConnectionUnusable: KurrentDB cannot be used: (.+)$/.exec(
        String(error),
      )!;
      return reason!;
    }

    it("a wrong password", async () => {
      server.users = [{ ...USER, password: "other" }];
      expect(await refusal(url())).toBe(
        "it does not know the user of the connection string with this password: correct one of the two",
      );
      expect(server.appends).toBe(1);
    });

    it("no user", async () => {
      const reason = await refusal(`kurrentdb://${host()}?${trusting(caFile)}`);
      expect(reason).toBe(
        "it lets nobody append and read without a user: put user and password in the connection string",
      );
    });

    it("a user without the right to append", async () => {
      server.users = [{ ...USER, rights: ["read"] }];
      expect(await refusal(url())).toBe(
        "the user of the connection string may not append and read there: give it these rights",
      );
      expect(server.appends).toBe(1);
    });

    it("an authority that is not that of the server", async () => {
      const other = await written("other.crt", new TestAuthority("Other").certificate);
      const address = `kurrentdb://${shown(USER)}${host()}?${trusting(other)}`;
      const reason = await refusal(address);
      expect(reason).toMatch(
        /^the certificate of localhost:\d+ is not trusted \([A-Z_]+\): tlsCAFile has to hold/,
      );
      expect(server.appends).toBe(0);
    });

    it("no authority, when the machine does not know that of the server", async () => {
      const reason = await refusal(`kurrentdb://${shown(USER)}${host()}`);
      expect(reason).toContain("is not trusted");
    });

    it("an authority that is not that of a node, when there are several", async () => {
      const other = await written("other.crt", new TestAuthority("Other").certificate);
      const nodes = `kurrentdb://${shown(USER)}localhost:1,${host()}?${trusting(other)}`;
      expect(await refusal(nodes)).toContain(`${host()} is not trusted`);
    });

    it("a certificate with another name", async () => {
      await restart({ tls: authority.issue(["kurrentdb1"]), users: [USER] });
      expect(await refusal(url())).toBe(
        `the certificate of ${host()} is made out to other names: connect by one of those`,
      );
    });

    it("a server that does not speak TLS", async () => {
      await restart({ users: [USER] });
      expect(await refusal(url())).toBe(`${host()} does not speak TLS: give it a certificate`);
    });

    it("a server that speaks TLS", async () => {
      const reason = await refusal(`kurrentdb://${host()}?tls=false`);
      expect(reason).toBe(`${host()} speaks TLS: take tls=false out of the connection string`);
    });

    it("a password that would be sent in clear", async () => {
      await restart({ users: [USER] });
      const reason = await refusal(`kurrentdb://${shown(USER)}${host()}?tls=false`);
      expect(reason).toContain("in clear");
    });

    it("a CA file that is not there", async () => {
      const reason = await refusal(`kurrentdb://${shown(USER)}${host()}?${trusting("/no/ca.crt")}`);
      expect(reason).toBe("tlsCAFile /no/ca.crt cannot be read (ENOENT)");
    });

    it.each([
      ["empty", ""],
      ["a key", authority.issue(["localhost"]).key],
      ["damaged", authority.certificate.replace(/^MII/m, "@@@")],
    ])("a CA file that is %s", async (_what, text) => {
      const file = await written("bad.crt", text);
      const reason = await refusal(`kurrentdb://${shown(USER)}${host()}?${trusting(file)}`);
      expect(reason).toBe(`tlsCAFile ${file} holds no certificates in PEM`);
    });
  });

  it("does not take a server that is away for one that keeps it out", async () => {
    const address = url();
    await server.shut();
    const opened = log.open({ ...HASTY, url: address });
    await expect(opened).rejects.toMatchObject({ name: "StoreUnavailable" });
  });

  it("is kept out of what the user may not read, at once, and goes on when he may", async () => {
    server.users = [{ ...USER, rights: ["append"] }];
    const store = await log.open({ ...ONCE, url: url() });
    await store.append(single("a"));
    const { signal } = new AbortController();
    const reads: (() => Promise<unknown>)[] = [
      () => all(store.readAll()),
      () => store.head(),
      () => all(store.subscribe({ signal })),
    ];
    for (const read of reads) {
      const error: unknown = await read().catch((thrown: unknown) => thrown);
      expect(isUnavailable(error)).toBe(true);
      expect(inspect(error, { depth: Infinity })).not.toContain(USER.password);
    }
    server.users = [USER];
    expect(texts(await all(store.readAll()))).toEqual(["a"]);
  });

  it("does not send an append again when it may not read whether it was done", async () => {
    server.users = [{ ...USER, rights: ["append"] }];
    const store = await log.open({ ...HASTY, url: url() });
    server.appendFaults.push("cutAfter");
    const append = store.append(single("a"));
    await expect(append).rejects.toMatchObject({ name: "ConnectionUnusable" });
    expect(server.appends).toBe(3);
  });

  it("is unavailable while the server has another password, and loses nothing", async () => {
    const store = await log.open({ ...ONCE, url: url() });
    await store.append(single("a"));
    const renewed = { ...USER, password: "other" };
    server.users = [renewed];
    const request = single("b");
    const error: unknown = await store.append(request).catch((thrown: unknown) => thrown);
    expect(isUnavailable(error)).toBe(true);
    expect(error).toMatchObject({ name: "ConnectionUnusable" });
    expect(server.appends).toBe(3);
    // Started again with the new connection string.
    const restarted = await log.open({ ...HASTY, url: url(renewed) });
    await restarted.append(request);
    expect(texts(await all(restarted.readAll()))).toEqual(["a", "b"]);
  });
});
