import { createHash } from "node:crypto";
import { canonicalJson, type LegalDate } from "#kernel";
import { statuteErrors } from "../errors.js";
import type { InstrumentId } from "../law/instruments.js";
import type { SourceReference } from "../law/sources.js";
import type { Status } from "../law/status.js";
import type { DatedValue, ParameterDefinition, Unit } from "./definition.js";
import type { ParameterKey } from "./keys.js";

/** The value of a parameter on a day, with everything an explanation needs. */
export interface ParameterValue {
  readonly key: ParameterKey;
  /** Whole euro cents, a whole count, or a decimal percentage or factor, according to `unit`. */
  readonly value: number;
  readonly unit: Unit;
  readonly validFrom: LegalDate;
  readonly status: Status;
  readonly source: SourceReference;
  readonly instrument: InstrumentId;
  readonly article: string;
  readonly lastChecked: LegalDate;
  /** Another value than the law's is being tried out. */
  readonly whatIf?: true;
}

/** A set of legal parameters: dated, immutable, and recognisable by its hash. */
export interface Parameters {
  /** SHA-256 (hex) over the canonical content; the same content has the same hash everywhere. */
  readonly hash: string;
  readonly definitions: readonly ParameterDefinition[];
  /** The value on `date`; a coded error when none is known. */
  valueAt(key: ParameterKey, date: LegalDate): ParameterValue;
  /** The value on `date`, or nothing when none is known; a coded error for an unknown key. */
  findValue(key: ParameterKey, date: LegalDate): ParameterValue | undefined;
}

/** The parameters that `definitions` describe, in whatever order they are given. */
export function parametersFrom(definitions: readonly ParameterDefinition[]): Parameters {
  const sorted = definitions.toSorted((a, b) => compare(a.key, b.key));
  const byKey = new Map(sorted.map((definition) => [definition.key, definition]));

  const findValue = (key: ParameterKey, date: LegalDate): ParameterValue | undefined => {
    const definition = byKey.get(key);
    if (!definition) throw statuteErrors.error("parameter-unknown", key);
    const found = inForce(definition.values, date);
    if (!found) return undefined;
    return {
      key,
      value: found.value,
      unit: definition.unit,
      validFrom: found.validFrom,
      status: found.status,
      source: found.source,
      instrument: definition.instrument,
      article: definition.article,
      lastChecked: definition.lastChecked,
      ...(found.whatIf ? { whatIf: true } : {}),
    };
  };

  return {
    hash: createHash("sha256")
      .update(canonicalJson(sorted.map(hashed)))
      .digest("hex"),
    definitions: sorted,
    findValue,
    valueAt: (key, date) => {
      const found = findValue(key, date);
      if (!found) throw statuteErrors.error("value-missing", `${key} on ${date}`);
      return found;
    },
  };
}

function inForce(values: readonly DatedValue[], date: LegalDate): DatedValue | undefined {
  const last = values.findLast(({ validFrom }) => validFrom <= date);
  return last?.until !== undefined && last.until < date ? undefined : last;
}

/** Values as text: canonical JSON takes whole numbers only, a percentage can be a fraction. */
function hashed({ values, ...definition }: ParameterDefinition) {
  return { ...definition, values: values.map((dated) => ({ ...dated, value: `${dated.value}` })) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
