import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { ownPorts, startKurrentDbDouble } from "#testing";
import { contentOf, Rechtop, removeFolder, scratchFolder } from "./rechtop.fixture.js";

interface Summary {
  readonly cases: readonly {
    readonly events: number;
    readonly artefacts: readonly string[];
    readonly refusedAttempts: readonly { readonly status: number; readonly type: string }[];
  }[];
}

const MET = {
  residence: "met",
  age: "met",
  nationality: "met",
  means: "met",
  willingnessToWork: "met",
  exhaustionOfRights: "met",
};
const PROBLEM = "urn:problem-type:";

const caseOf = (
  id: string,
  told: Readonly<Record<string, unknown>>,
  refused: readonly (readonly [number, string])[],
) => ({
  id,
  fileReference: expect.stringMatching(/^LF-2025-[0-9A-Z]{8}$/),
  events: expect.any(Number),
  artefacts: ["receipt.pdf", "packet.pdf", "decision-letter.pdf", "history.jsonl"].map(
    (name) => `${id}/${name}`,
  ),
  refusedAttempts: refused.map(([status, type]) => ({
    attempt: expect.any(String),
    status,
    type: PROBLEM + type,
    title: expect.any(String),
  })),
  ...told,
});

const FORBIDDEN = [403, "belgif:missingPermission"] as const;
const NOT_HEARD = [409, "rechtop:socialReport:notHeardAtThisVersion"] as const;

const FOREIGN = {
  id: "00000000-0000-4000-8000-000000000007",
  type: "Ordered",
  contentType: "application/json",
  data: Buffer.from("{}"),
};

describe("rechtop demo", () => {
  let scratch: string;

  beforeEach(async () => {
    scratch = await scratchFolder();
  });

  afterEach(() => removeFolder(scratch));

  it.each(["PostgreSQL", "KurrentDB"])(
    "plays three cases in %s and leaves what they produce, and nothing that runs",
    async (where) => {
      const server = where === "KurrentDB" ? await startKurrentDbDouble() : undefined;
      // Of somebody else: it is not in the way.
      server?.records.append([{ ...FOREIGN, stream: "order-17" }], []);
      const out = join(scratch, "out");
      const log = server ? ["--event-store", server.url] : [];
      const demo = new Rechtop(scratch, ["demo", "--out", out, ...log]);
      const { code, stdout, stderr } = await demo.ended;
      expect({ code, stderr: stderr.replace(/^(?:Starting|Stopping) .*\n/gm, "") }).toEqual({
        code: 0,
        stderr: "",
      });
      expect(stdout).toContain("6 forbidden attempts refused");
      await demo.nothingLeft();
      if (server) {
        expect(server.records.all.length).toBeGreaterThan(100);
        expect(await new Rechtop(scratch, ["demo", "--out", out, ...log]).ended).toEqual({
          code: 1,
          stdout: "",
          stderr: "that KurrentDB has a log already; the demo needs one that is empty\n",
        });
        await server.stop();
      }
      expect(await contentOf(scratch)).toEqual(["out"]);

      const summary = JSON.parse(await readFile(join(out, "summary.json"), "utf8")) as Summary;
      expect(summary.cases).toEqual([
        caseOf(
          "a-part-time-wage",
          {
            category: 2,
            findings: MET,
            outcome: "granted",
            from: "2025-03-03",
            monthlyAmountCents: 83503,
          },
          [[409, "rechtop:entitlement:evidenceKindNotAllowed"], NOT_HEARD],
        ),
        caseOf(
          "b-partner-with-means",
          {
            category: 1,
            findings: { ...MET, means: "notMet", willingnessToWork: "excusedEquity" },
            outcome: "refused",
            from: null,
            monthlyAmountCents: 0,
          },
          [FORBIDDEN, [409, "rechtop:committee:grantWithoutSixConditions"]],
        ),
        caseOf(
          "c-corrected-report",
          {
            category: 3,
            findings: MET,
            outcome: "granted",
            from: "2025-03-03",
            monthlyAmountCents: 139191,
          },
          [NOT_HEARD, FORBIDDEN],
        ),
      ]);
      for (const { artefacts, events } of summary.cases) {
        for (const pdf of artefacts.filter((path) => path.endsWith(".pdf"))) {
          const bytes = await readFile(join(out, pdf));
          expect(bytes.subarray(0, 5).toString("latin1")).toBe("%PDF-");
          expect(bytes.subarray(-1024).toString("latin1")).toContain("%%EOF");
        }
        const history = await readFile(join(out, artefacts.at(-1)!), "utf8");
        const lines = history.trimEnd().split("\n");
        const types = lines.map((line) => (JSON.parse(line) as { type: string }).type);
        expect(types).toHaveLength(events);
        expect(types.filter((type) => type.startsWith("procedure.")).slice(-2)).toEqual([
          "procedure.DecisionRecorded",
          "procedure.DecisionNotified",
        ]);
      }
    },
    60_000,
  );

  it.each([
    ["Ctrl+C in the middle of the story", "[2/8]", "SIGINT", 130],
    ["SIGTERM while the API starts", "Starting the API", "SIGTERM", 143],
  ] as const)(
    "stops everything at %s",
    async (_, moment, signal, code) => {
      const demo = new Rechtop(scratch, ["demo", "--out", join(scratch, "out")]);
      await demo.prints(moment);
      expect(demo.processes()).not.toEqual([]);
      if (moment === "[2/8]") expect(demo.processes().length).toBeGreaterThan(3);
      if (signal === "SIGINT") demo.interrupt();
      else demo.kill(signal);
      const ended = await demo.ended;
      expect(ended.code).toBe(code);
      expect(ended.stderr).toMatch(new RegExp(`interrupted \\(${signal}\\)\n$`));
      await demo.nothingLeft();
      expect((await contentOf(scratch)).filter((name) => name !== "out")).toEqual([]);
    },
    60_000,
  );
});

describe("rechtop start", () => {
  it("starts again after it was killed, and ends with 0 at Ctrl+C; its data stay", async () => {
    const scratch = await scratchFolder();
    const data = join(scratch, "data");
    const [port, issuerPort] = (await ownPorts()).map(String) as [string, string];
    const args = ["start", "--data", data, "--port", port, "--issuer-port", issuerPort];
    const killed = new Rechtop(scratch, args);
    await killed.prints("Rechtop is running");
    killed.kill("SIGKILL");
    await killed.ended;
    await killed.nothingLeft();

    const again = new Rechtop(scratch, args);
    await again.prints("Rechtop is running");
    again.interrupt();
    const { code, stderr } = await again.ended;
    expect(code).toBe(0);
    expect(stderr).toContain(`Stopped. The data stays in ${data}.`);
    await again.nothingLeft();
    expect((await stat(join(data, "database/pgdata/PG_VERSION"))).isFile()).toBe(true);
    await removeFolder(scratch);
  }, 60_000);
});
