import { createHash } from "node:crypto";
import { addDays, canonicalJson, type LegalDate } from "#kernel";
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
  /** The cents were not found. */
  readonly approximate?: true;
  /** Another value than the law's is being tried out. */
  readonly whatIf?: true;
}

/** A set of legal parameters: dated, immutable, and recognisable by its hash. */
export interface Parameters {
  /** SHA-256 (hex) over the canonical content; the same content has the same hash everywhere. */
  readonly hash: string;
  readonly definitions: readonly ParameterDefinition[];
  /** The days from which some value is another one or none, each once, in order. */
  readonly changes: readonly LegalDate[];
  /** All values of a parameter, the oldest first; none for an unknown key. */
  valuesOf(key: ParameterKey): readonly DatedValue[];
  /** The value on `date`; a coded error when none is known. */
  valueAt(key: ParameterKey, date: LegalDate): ParameterValue;
  /** The value on `date`, or nothing when none is known; a coded error for an unknown key. */
  findValue(key: ParameterKey, date: LegalDate): ParameterValue | undefined;
}

/** The parameters that `definitions` describe, in whatever order they are given. */
export function parametersFrom(definitions: readonly ParameterDefinition[]): Parameters {
  const sorted = definitions.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  // One object for each value, made once: many cases are judged with one set.
  const byKey = new Map(
    sorted.map((definition) => [
      definition.key,
      { definition, told: definition.values.map((dated) => tell(definition, dated)) },
    ]),
  );

  const findValue = (key: ParameterKey, date: LegalDate): ParameterValue | undefined => {
    const known = byKey.get(key);
    if (!known) throw statuteErrors.error("parameter-unknown", key);
    return known.told[placeInForce(known.definition.values, date)];
  };

  return {
    hash: createHash("sha256")
      .update(canonicalJson(sorted.map(hashed)))
      .digest("hex"),
    definitions: sorted,
    changes: changesOf(sorted),
    valuesOf: (key) => byKey.get(key)?.definition.values ?? [],
    findValue,
    valueAt: (key, date) => {
      const found = findValue(key, date);
      if (!found) throw statuteErrors.error("value-missing", `${key} on ${date}`);
      return found;
    },
  };
}

function tell(
  { key, unit, instrument, article, lastChecked }: ParameterDefinition,
  { value, validFrom, status, source, approximate, whatIf }: DatedValue,
): ParameterValue {
  return {
    key: key as ParameterKey,
    value,
    unit,
    validFrom,
    status,
    source,
    instrument,
    article,
    lastChecked,
    ...(approximate ? { approximate } : {}),
    ...(whatIf ? { whatIf } : {}),
  };
}

/** The days from which some value of `definitions` is another one or none, each once, in order. */
export function changesOf(definitions: readonly ParameterDefinition[]): readonly LegalDate[] {
  const days = definitions.flatMap(({ values }) =>
    values.flatMap(({ validFrom, until }) =>
      until === undefined ? [validFrom] : [validFrom, addDays(until, 1)],
    ),
  );
  return [...new Set(days)].toSorted();
}

/** The place of the value that holds on `date`; −1 for none. */
function placeInForce(values: readonly DatedValue[], date: LegalDate): number {
  const place = values.findLastIndex(({ validFrom }) => validFrom <= date);
  const until = values[place]?.until;
  return until !== undefined && until < date ? -1 : place;
}

/** Values as text: canonical JSON takes whole numbers only, a percentage can be a fraction. */
function hashed({ values, ...definition }: ParameterDefinition) {
  return { ...definition, values: values.map((dated) => ({ ...dated, value: `${dated.value}` })) };
}
