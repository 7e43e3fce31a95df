import { InvalidConfiguration, loadConfig, loadKeySettings } from "./config.js";

const SECRET = Buffer.alloc(32, 1).toString("base64url");

const USABLE = {
  DATABASE_URL: "postgres://rechtop:geheim@127.0.0.1:5432/rechtop",
  OIDC_ISSUER: "http://127.0.0.1:4000",
  RECHTOP_SECRET: SECRET,
  RECHTOP_CENTRES: "centres.yaml",
  RECHTOP_KEK_FILE: "kek.json",
  RECHTOP_DESTROYED_KEYS_FILE: "destroyed-keys.jsonl",
  RECHTOP_LOG_ORIGIN: "log.example/rechtop",
  RECHTOP_LOG_KEY_FILE: "log.key",
};

/** The problems of an environment that is not usable. */
function problemsOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof InvalidConfiguration) return error.problems;
    throw error;
  }
  throw new Error("the configuration is usable");
}

describe("the configuration", () => {
  it("has a default for all that has a sensible one", () => {
    expect(loadConfig(USABLE)).toEqual({
      production: false,
      roles: new Set(["http", "projections", "reactions", "sealing"]),
      host: "127.0.0.1",
      port: 3000,
      databaseUrl: USABLE.DATABASE_URL,
      issuer: USABLE.OIDC_ISSUER,
      audience: "urn:rechtop:api",
      secret: Buffer.alloc(32, 1),
      keys: {
        kek: { setting: "RECHTOP_KEK_FILE", value: "kek.json" },
        databaseUrl: USABLE.DATABASE_URL,
        destroyedKeysFile: "destroyed-keys.jsonl",
      },
      sealing: {
        origin: "log.example/rechtop",
        keyFile: "log.key",
        checkpointSeconds: 60,
        witnessesFile: undefined,
        policyFile: undefined,
      },
      erasureHoldDays: 30,
      clockStart: undefined,
      centresFile: "centres.yaml",
      logLevel: "info",
    });
  });

  it("names every variable that is missing or wrong, all at once", () => {
    const problems = problemsOf({
      DATABASE_URL: "mysql://127.0.0.1/rechtop",
      OIDC_ISSUER: "",
      RECHTOP_SECRET: "c2hvcnQ",
      RECHTOP_ROLES: "http,sealing,mail",
      RECHTOP_CLOCK: "yesterday",
      RECHTOP_ERASURE_HOLD_DAYS: "0",
      RECHTOP_LOG_ORIGIN: "https://log.example",
      RECHTOP_CHECKPOINT_SECONDS: "0",
      PORT: "70000",
      LOG_LEVEL: "loud",
      RECHTOP_REPLICA_URL: "http://127.0.0.1/rechtop",
    });
    expect(problems.map((problem) => problem.split(" ")[0]).toSorted()).toEqual([
      "DATABASE_URL",
      "LOG_LEVEL",
      "OIDC_ISSUER",
      "PORT",
      "RECHTOP_CENTRES",
      "RECHTOP_CHECKPOINT_SECONDS",
      "RECHTOP_CLOCK",
      "RECHTOP_DESTROYED_KEYS_FILE",
      "RECHTOP_ERASURE_HOLD_DAYS",
      "RECHTOP_KEK_FILE",
      "RECHTOP_LOG_KEY_FILE",
      "RECHTOP_LOG_ORIGIN",
      "RECHTOP_REPLICA_URL",
      "RECHTOP_ROLES",
      "RECHTOP_SECRET",
    ]);
  });

  it("says so in words, without repeating a value", () => {
    const wrong = { ...USABLE, DATABASE_URL: "geheim://u:p@h", RECHTOP_SECRET: "geheim" };
    expect(() => loadConfig(wrong)).toThrow(
      /^the configuration is not usable:\n {2}- RECHTOP_SECRET must .*\n {2}- DATABASE_URL must /,
    );
    expect(problemsOf(wrong).join()).not.toContain("geheim");
  });

  it("reads lists in a replica when there is one", () => {
    const url = "postgres://rechtop@replica/rechtop";
    expect(loadConfig({ ...USABLE, RECHTOP_REPLICA_URL: url }).replicaUrl).toBe(url);
    expect(loadConfig({ ...USABLE, RECHTOP_REPLICA_URL: "" }).replicaUrl).toBeUndefined();
  });

  it("takes the parts that a process plays", () => {
    const { roles } = loadConfig({ ...USABLE, RECHTOP_ROLES: "reactions, projections" });
    expect([...roles].toSorted()).toEqual(["projections", "reactions"]);
    expect(problemsOf({ ...USABLE, RECHTOP_ROLES: "http," })).toHaveLength(1);
  });

  it.each(["-1", "3000.5", "http", "65536", " ", "1e3"])("refuses port %j", (PORT) => {
    expect(problemsOf({ ...USABLE, PORT })).toEqual(["PORT must be a number from 0 to 65535"]);
  });

  it("takes what is set to nothing for not set", () => {
    const empty = { PORT: "", HOST: "", OIDC_AUDIENCE: "", LOG_LEVEL: "", RECHTOP_ROLES: "" };
    expect(loadConfig({ ...USABLE, ...empty })).toEqual(loadConfig(USABLE));
  });

  it("wants 32 bytes of secret", () => {
    const short = Buffer.alloc(31, 1).toString("base64url");
    expect(problemsOf({ ...USABLE, RECHTOP_SECRET: short })).toHaveLength(1);
  });

  describe("of the keys", () => {
    it("takes the key-encrypting key from one of three places, and from one only", () => {
      const { RECHTOP_KEK_FILE, ...without } = USABLE;
      for (const setting of ["RECHTOP_KEK", "RECHTOP_KEK_COMMAND"]) {
        const { keys } = loadConfig({ ...without, [setting]: "geheim" });
        expect(keys.kek).toEqual({ setting, value: "geheim" });
        expect(problemsOf({ ...without, RECHTOP_KEK_FILE, [setting]: "geheim" })).toEqual([
          expect.stringMatching(/exactly one is set, not RECHTOP_KEK_FILE and RECHTOP_KEK/),
        ]);
      }
      expect(problemsOf(without)).toEqual([expect.stringContaining("rechtop keys new-kek")]);
    });

    it("can be in a database of their own", () => {
      const url = "postgres://keys:geheim@127.0.0.1/keys";
      expect(loadKeySettings({ ...USABLE, RECHTOP_KEYS_DATABASE_URL: url }).databaseUrl).toBe(url);
      const wrong = { ...USABLE, RECHTOP_KEYS_DATABASE_URL: "mysql://geheim" };
      expect(problemsOf(wrong)).toEqual([
        expect.stringMatching(/^RECHTOP_KEYS_DATABASE_URL must be a URL that starts with postgres/),
      ]);
      expect(() => loadKeySettings(wrong)).toThrow(InvalidConfiguration);
    });
  });

  it("starts the clock where it is told", () => {
    const { clockStart } = loadConfig({ ...USABLE, RECHTOP_CLOCK: "2025-03-03T09:00:00+01:00" });
    expect(clockStart).toBe("2025-03-03T08:00:00.000Z");
    expect(problemsOf({ ...USABLE, RECHTOP_CLOCK: "2025-03-03T09:00:00" })).toHaveLength(1);
  });

  describe("in production", () => {
    const production = { ...USABLE, NODE_ENV: "production", OIDC_ISSUER: "https://issuer.example" };

    it("is usable with a real issuer", () => {
      expect(loadConfig(production)).toMatchObject({ production: true, clockStart: undefined });
    });

    it("refuses a configured clock, even a right one", () => {
      const problems = problemsOf({ ...production, RECHTOP_CLOCK: "2025-03-03T09:00:00+01:00" });
      expect(problems).toEqual([expect.stringMatching(/^RECHTOP_CLOCK is for development/)]);
    });

    it("refuses an issuer without TLS", () => {
      expect(problemsOf({ ...production, OIDC_ISSUER: "http://issuer.example" })).toEqual([
        "OIDC_ISSUER must be a URL that starts with https://",
      ]);
    });
  });
});
