import { legalDate } from "#kernel";
import { rebuildProjection } from "#projections";
import { DeterminedFiles, fileId, FIGURES, withIndex } from "../../testing/determined-files.js";
import type { RightDetermined } from "../../domain/determination/right-determined.js";
import { basisOf } from "./basis.js";
import { RunningFile } from "./running-file.entity.js";
import { runningFilesProjector } from "./running-files.projector.js";
import { RunningFilesReader } from "./running-files.reader.js";

const decided = (outcome: "granted" | "refused") => ({
  type: "procedure.DecisionRecorded",
  data: { outcome, decidedOn: "2025-03-25", notificationDueBy: "2025-04-02" },
});

describe("the list of running files", () => {
  let files: DeterminedFiles;
  let reader: RunningFilesReader;
  beforeEach(async () => {
    files = await DeterminedFiles.open();
    reader = new RunningFilesReader(files.dataSource);
  });
  afterEach(() => files.close());

  const rows = () =>
    files.dataSource.getRepository(RunningFile).find({ order: { applicationId: 1 } });

  /** The pages as the numbers of their files. */
  async function pages(wanted: { centre?: string; pageSize: number }): Promise<number[][]> {
    const read = await Array.fromAsync(reader.pages(wanted));
    return read.map((page) => page.map(({ applicationId }) => Number(applicationId.slice(-12))));
  }

  it("has one line for each file with a determination, of its latest, and nothing personal", async () => {
    await files.seed([1]);
    await files.project();
    const [first] = await files.determinations(1);
    const { determinationId, receipt } = first!.event.data as RightDetermined;
    const line = {
      applicationId: fileId(1),
      centre: "ocmw-lindeveld",
      determinationId,
      revision: 0,
      determinedOn: "2025-03-10",
      basis: basisOf(receipt),
      ended: false,
    };
    expect(await rows()).toEqual([line]);

    const data = { ...(first!.event.data as RightDetermined), determinedOn: "2025-06-02" };
    await files.happens(1, "determination", { type: "entitlement.RightDetermined", data });
    await files.project();
    expect(await rows()).toEqual([{ ...line, determinedOn: "2025-06-02", revision: 1 }]);
  });

  it("takes a refused file out, and no other", async () => {
    await files.seed([1, 2, 3]);
    await files.happens(1, "application", decided("refused"));
    await files.happens(2, "application", decided("granted"));
    await files.project();
    expect(await pages({ pageSize: 10 })).toEqual([[2, 3]]);
    expect(await reader.count({})).toBe(2);
  });

  it("keeps a refused file out, whatever is determined later", async () => {
    await files.seed([1]);
    await files.happens(1, "application", decided("refused"));
    const [first] = await files.determinations(1);
    await files.happens(1, "determination", first!.event);
    await files.project();
    expect(await pages({ pageSize: 10 })).toEqual([]);
  });

  it("is read in pages, centre by centre, of one centre or of all", async () => {
    await files.seed([2, 3, 5]);
    await files.seed([1, 4], { centre: "ocmw-elders" });
    await files.project();
    expect(await pages({ pageSize: 2 })).toEqual([[1, 4], [2, 3], [5]]);
    expect(await pages({ pageSize: 5 })).toEqual([[1, 4, 2, 3, 5]]);
    expect(await pages({ pageSize: 1, centre: "ocmw-elders" })).toEqual([[1], [4]]);
    expect(await pages({ pageSize: 1, centre: "ocmw-nergens" })).toEqual([]);
    expect(await reader.count({ centre: "ocmw-elders" })).toBe(2);
  });

  it("is the same when it is built anew, and when the same events come twice", async () => {
    await files.seed([1, 2]);
    await files.happens(1, "application", decided("refused"));
    await files.project();
    const live = await rows();
    const { dataSource, store } = files;
    const events = await Array.fromAsync(store.readAll({ filter: runningFilesProjector.filter }));
    await dataSource.transaction((manager) => runningFilesProjector.apply(events, manager));
    expect(await rows()).toEqual(live);
    await dataSource.query("UPDATE running_file SET ended = true, basis = ''");
    const rebuilt = await rebuildProjection({
      dataSource,
      store,
      projector: runningFilesProjector,
    });
    expect(rebuilt).toEqual({ applied: 3 });
    expect(await rows()).toEqual(live);
  });
});

describe("what a determination was made by", () => {
  const receipt = { ruleSet: "leefloon/2", parameterSetHash: FIGURES.hash, choices: [] };

  it("is another for other rules, figures or choices", () => {
    const from = legalDate("2025-01-01");
    const choices = [{ key: "rounding" as const, value: "cutOff", from }];
    const bases = [
      receipt,
      { ...receipt, ruleSet: "leefloon/3" },
      { ...receipt, parameterSetHash: withIndex(30).hash },
      { ...receipt, choices },
    ].map(basisOf);
    expect(new Set(bases).size).toBe(4);
    expect(basisOf({ ...receipt })).toBe(bases[0]);
  });
});
