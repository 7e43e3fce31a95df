import { type DomainEvent, parseStreamName } from "#kernel";
import type { Row } from "../bench.js";
import { countCopied, EVERYTHING } from "../copy-counted.js";
import { compare, rateOf } from "../measure.js";
import { ratioLine } from "../report.js";
import { committeeCaseDecider } from "../../../libs/committee/src/domain/committee-case.js";
import { conditionDecider } from "../../../libs/entitlement/src/domain/conditions/condition.js";
import { determinationDecider } from "../../../libs/entitlement/src/domain/determination/determination.js";
import { applicationDecider } from "../../../libs/procedure/src/domain/application.js";
import { socialReportDecider } from "../../../libs/social-report/src/domain/social-report.js";

interface Fold {
  readonly initialState: unknown;
  evolve(state: unknown, event: DomainEvent): unknown;
}

/** What is known of a file, stream by stream. */
const FOLDS = new Map(
  Object.entries({
    application: applicationDecider,
    socialReport: socialReportDecider,
    meansCondition: conditionDecider("means"),
    determination: determinationDecider,
    committeeCase: committeeCaseDecider,
  }).map(([category, decider]) => [category, decider as unknown as Fold]),
);

/** Everything from the first event on, decrypted and made into the state of every file. */
export const readFolded: Row = async (bench) => {
  const what = "read all, decrypted and folded into files";
  const { pool, store } = await bench.log("sealed", bench.events);
  const rates = await compare(
    () =>
      rateOf(async () => {
        const files = new Map<string, unknown>();
        let read = 0;
        for await (const { stream, event } of store.readAll()) {
          read += 1;
          const fold = FOLDS.get(parseStreamName(stream).category);
          if (fold === undefined) throw new Error("a stream that no file has");
          files.set(stream, fold.evolve(files.get(stream) ?? fold.initialState, event));
        }
        return read;
      }),
    () => rateOf(() => countCopied(pool, EVERYTHING)),
    (text) => bench.progress(`${what}: ${text}`),
    3,
  );
  return [ratioLine(what, "events/s", rates, "COPY (SELECT …) TO STDOUT, counted", 0.2)];
};
