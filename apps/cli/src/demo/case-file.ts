import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { CONDITIONS, type Condition } from "#statute";

/** One piece of evidence of a fictive case, as the API takes it. */
export type EvidenceOfCase = Readonly<Record<string, unknown>> & { readonly kind: string };

/** A reading of the report, and the texts of the version that was read. */
export interface ReadingOfCase {
  readonly language: string;
  readonly manner: string;
  readonly remarks?: string;
}

/** A fictive case: what happened, told in the order of the procedure. */
export interface CaseFile {
  readonly id: string;
  readonly title: string;
  /** Login names of the people who handle it. */
  readonly caseworker: string;
  readonly teamLeader: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly conditions: Readonly<
    Record<
      Condition,
      {
        readonly evidence: readonly EvidenceOfCase[];
        readonly finding: { readonly outcome: string; readonly reasons: string };
      }
    >
  >;
  /** What the determination is asked with besides the facts of the file; mostly nothing. */
  readonly determination?: Readonly<Record<string, unknown>>;
  /** The texts of each version of the report, and how it was read. The last one is sealed. */
  readonly report: readonly {
    readonly sections: Readonly<Record<Condition, string>>;
    readonly proposal: { readonly outcome: "grant" | "refuse"; readonly text: string };
    readonly reading: ReadingOfCase;
  }[];
  readonly decision: {
    readonly outcome: "granted" | "refused";
    readonly perCondition: Readonly<
      Record<
        Condition,
        { readonly verdict: string; readonly facts: string; readonly reasons: string }
      >
    >;
  };
}

/** Reads a case; throws when a condition is missing or one too many is named. */
export function readCaseFile(file: string): CaseFile {
  const content = parse(readFileSync(file, "utf8")) as CaseFile;
  const named = Object.keys(content.conditions).sort().join();
  if (named !== [...CONDITIONS].sort().join()) {
    throw new Error(`${file} must tell of the six conditions, and of nothing else`);
  }
  return content;
}
