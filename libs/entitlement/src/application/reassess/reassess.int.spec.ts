import pg from "pg";
import { MemoryDataKeys, StoreUnavailable, type StreamAppend } from "#event-store";
import { instant, type LegalDate, legalDate, parseStreamName, uuid } from "#kernel";
import { Centres } from "#platform";
import { RunningFilesReader } from "../../projections/running-files/running-files.reader.js";
import { asked } from "../../testing/condition-history.js";
import { determinedFile } from "../../testing/determined-file.js";
import {
  DeterminedFiles,
  fileId,
  FIGURES,
  JUMP,
  nextId,
  openStore,
  withIndex,
} from "../../testing/determined-files.js";
import { conditionsOf } from "../../testing/file-conditions.js";
import { type LookedAt, reassess, type Reassessment } from "./reassess.js";

const LINDEVELD = "ocmw-lindeveld";
const ELSEWHERE = "ocmw-elders";
const CENTRE = {
  language: "nl" as const,
  name: "Lindeveld",
  service: "Sociale dienst",
  address: ["Dorp 1"],
  telephone: "09 000 00 00",
  court: { name: "Arbeidsrechtbank", address: ["Dorp 2"] },
  staff: {},
};

/** Nothing comes of an index for somebody whose means are far above any amount. */
const RICH = conditionsOf(
  {
    means: [
      { income: { kind: "wage", amountCents: 400_000, per: "month" } },
      { noOther: "member" },
    ],
  },
  { means: "notMet" },
);

const nothing = { files: 0, monthlyCents: 0 };
const none = { files: 0, tooLittle: nothing, tooMuch: nothing, undetermined: 0 };
const numbers = (until: number) => Array.from({ length: until }, (_, i) => i + 1);

describe("a re-assessment", () => {
  let files: DeterminedFiles;
  let recorded: { centre: string; files: readonly LookedAt[] }[];
  let told: LookedAt[];
  beforeEach(async () => {
    files = await DeterminedFiles.open();
    [recorded, told] = [[], []];
  });
  afterEach(() => files.close());

  async function run(changes: Partial<Reassessment> = {}) {
    await files.project();
    return reassess({ ...running(), ...changes });
  }

  const running = (): Reassessment => ({
    store: files.store,
    list: new RunningFilesReader(files.dataSource),
    centres: new Centres({ [LINDEVELD]: CENTRE, [ELSEWHERE]: CENTRE }),
    parameters: withIndex(30),
    at: JUMP,
    now: instant("2025-09-01T06:00:00Z"),
    runId: "a-run",
    dryRun: false,
    record: (centre, ofCentre) => {
      recorded.push({ centre, files: ofCentre });
      return Promise.resolve();
    },
    tell: (lookedAt) => told.push(lookedAt),
    progress: () => undefined,
  });

  /** The files of which it was recorded that they were read. */
  const read = () =>
    recorded.flatMap((act) => act.files.map(({ file }) => file.applicationId)).toSorted();

  it("records a determination where new figures give something else, and says what", async () => {
    await files.seed([1, 2]);
    await files.seed([3], { conditions: RICH });
    expect(await run()).toEqual({
      files: 3,
      upToDate: 0,
      unchanged: 1,
      // 9,058.25 × 1.8114 = 16,408.11 / 12 = 1,367.34; it was 1,314.20.
      changed: { ...none, files: 2, tooLittle: { files: 2, monthlyCents: 2 * 5_314 } },
      skipped: {},
      failed: {},
    });
    expect(await files.counts()).toEqual([2, 2, 1]);
    expect((await files.determinations(1)).at(-1)).toMatchObject({
      event: { data: { cause: "figuresChanged", determinedOn: JUMP } },
      metadata: {
        actor: { id: "operation:entitlement.reassess", role: "system" },
        centre: LINDEVELD,
        purpose: "reassessment",
        legalBasis: "RMI-wet art. 22 §1",
        correlationId: "a-run",
      },
    });
    expect(told.map(({ assessed: { outcome } }) => outcome)).toEqual([
      "changed",
      "changed",
      "unchanged",
    ]);
    expect(told[0]?.assessed).toMatchObject({
      differences: [
        { from: JUMP, until: "2026-02-28", differenceMonthlyCents: -5_314, kind: "tooLittle" },
        { from: "2026-03-01", differenceMonthlyCents: 134_047 - 136_734, kind: "tooLittle" },
      ],
    });
  });

  it("says what is too much", async () => {
    await files.seed([1]);
    const { changed } = await run({ parameters: withIndex(27) });
    // 9,058.25 × 1.7069 = 15,461.53 / 12 = 1,288.46; it was 1,314.20.
    expect(changed).toEqual({ ...none, files: 1, tooMuch: { files: 1, monthlyCents: 2_574 } });
  });

  it("writes nothing when it is a dry run, and says the same", async () => {
    await files.seed([1, 2]);
    await files.seed([3], { conditions: RICH });
    const before = await files.written();
    const dry = await run({ dryRun: true });
    expect(await files.written()).toBe(before);
    expect(read()).toEqual([1, 2, 3].map(fileId));
    expect(await run()).toEqual(dry);
  });

  it("writes nothing the second time, and does not read again what it wrote", async () => {
    await files.seed([1, 2, 3]);
    await files.seed([4], { conditions: RICH });
    await run();
    const before = await files.written();
    recorded = [];
    expect(await run()).toEqual({
      files: 4,
      upToDate: 3,
      unchanged: 1,
      changed: none,
      skipped: {},
      failed: {},
    });
    expect(await files.written()).toBe(before);
    expect(read()).toEqual([fileId(4)]);
  });

  it("goes on where it was interrupted, and determines no file twice", async () => {
    await files.seed(numbers(80));
    let batches = 0;
    const interrupted = run({
      record: () => {
        batches += 1;
        return batches > 2 ? Promise.reject(new Error("the log is away")) : Promise.resolve();
      },
    });
    await expect(interrupted).rejects.toThrow("the log is away");
    expect((await files.counts()).filter((count) => count === 2)).toHaveLength(50);
    const again = await run();
    expect(again).toMatchObject({ files: 80, upToDate: 50, changed: { files: 30 } });
    expect(new Set(await files.counts())).toEqual(new Set([2]));
  });

  it("leaves other centres alone when it is for one", async () => {
    await files.seed([1, 3]);
    await files.seed([2, 4], { centre: ELSEWHERE });
    const summary = await run({ centre: ELSEWHERE });
    expect(summary).toMatchObject({ files: 2, changed: { files: 2 } });
    expect(await files.counts()).toEqual([1, 2, 1, 2]);
    expect(read()).toEqual([2, 4].map(fileId));
    expect((await run()).files).toBe(4);
    expect(recorded.map(({ centre }) => centre)).toEqual([ELSEWHERE, LINDEVELD]);
  });

  it("skips and counts what cannot be determined, and goes on", async () => {
    await files.seed([1, 7]);
    // Two registers give two days of birth.
    const born = (day: string) => ({ born: day as LegalDate });
    const contradicting = conditionsOf({ age: [born("1990-05-05"), born("1991-05-05")] });
    await files.seed([2], { conditions: contradicting, determinedFrom: conditionsOf() });
    await files.seed([3]);
    await files.keys.destroy({
      erasureId: nextId(),
      at: instant("2025-08-01T09:00:00Z"),
      authority: "list: 4.2",
      scopes: [{ dossier: uuid(fileId(3)), subject: "applicant", kind: "finance" }],
    });
    // The finding was reopened: people look first.
    await files.seed([4]);
    const data = { condition: "residence" };
    await files.happens(4, "residenceCondition", { type: "entitlement.FindingReopened", data });
    // Its conditions were sealed under keys that are not there.
    const isOurs = ({ stream }: StreamAppend) =>
      parseStreamName(stream).category === "determination";
    const fifth = { applicationId: fileId(5), conditions: conditionsOf(), parameters: FIGURES };
    const appends = determinedFile(fifth, nextId);
    await files.store.append(appends.filter(isOurs));
    const foreign = await openStore(files.pool, new MemoryDataKeys());
    await foreign.append(appends.filter((append) => !isOurs(append)));
    await files.seed([6], { centre: "ocmw-vroeger" });

    const summary = await run();
    expect(summary).toMatchObject({
      files: 7,
      changed: { files: 2 },
      skipped: { "statute.facts-contradict": 1, erased: 1, "facts-moved": 1 },
      failed: { "key-missing": 1, "centre-unknown": 1 },
    });
    expect(await files.counts()).toEqual([2, 1, 1, 1, 1, 1, 2]);
  });

  it("looks again at a file that somebody changed meanwhile", async () => {
    await files.seed([1, 2]);
    const summary = await run({
      record: async () => {
        const question = asked("residence", "other", { about: "stay" });
        await files.happens(1, "residenceCondition", question);
        await files.happens(2, "residenceCondition", {
          type: "entitlement.FindingReopened",
          data: { condition: "residence" },
        });
      },
    });
    expect(summary).toMatchObject({ changed: { files: 1 }, skipped: { "facts-moved": 1 } });
    // The question makes a third event: the determination was made from the file as it is now.
    expect((await files.determinations(1)).at(-1)).toMatchObject({
      event: {
        data: {
          receipt: { inputs: [{ condition: "residence", version: "3" }, {}, {}, {}, {}, {}] },
        },
      },
    });
  });

  it("does not go back behind the day of the latest determination", async () => {
    await files.seed([1], { determinedOn: legalDate("2025-10-06") });
    await run();
    expect((await files.determinations(1)).at(-1)).toMatchObject({
      event: { data: { determinedOn: "2025-10-06", receipt: { horizon: "2026-10-06" } } },
    });
  });

  it("looks again when a centre chooses another alternative", async () => {
    await files.seed([1]);
    const same = { parameters: FIGURES, at: legalDate("2025-03-10") };
    expect((await run(same)).upToDate).toBe(1);
    const choices = [{ key: "rounding", value: "cutOff", from: legalDate("2025-01-01") }];
    const centres = new Centres({ [LINDEVELD]: { ...CENTRE, choices } });
    expect(await run({ ...same, centres })).toMatchObject({ files: 1, upToDate: 0 });
  });

  it("stops when the database is away: that is no property of a file", async () => {
    await files.seed([1]);
    await files.project();
    const pool = new pg.Pool({ connectionString: files.database.url, statement_timeout: 50 });
    const away = { ...running(), store: await openStore(pool, files.keys) };
    const blocker = await files.pool.connect();
    await blocker.query("BEGIN; LOCK TABLE rechtop_log.events IN ACCESS EXCLUSIVE MODE");
    await expect(reassess(away)).rejects.toThrow(StoreUnavailable);
    await blocker.query("ROLLBACK");
    blocker.release();
    await pool.end();
    expect(told).toEqual([]);
  });
});
