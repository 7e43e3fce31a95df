import { Compile, type Validator } from "typebox/compile";
import {
  assertNothingErased,
  type DomainEvent,
  ErasedDataUsed,
  type EventDefinition,
} from "#kernel";
import { asJson, isPlainJson } from "./plain-json.js";
import { UnreadableEvent } from "./port.js";

interface Entry {
  readonly definition: EventDefinition;
  /** Compiled on first use: a process that handles few types starts without compiling all. */
  validator?: Pick<Validator, "Check" | "Errors">;
}

/**
 * Every event type that this program knows, named one by one: the log holds type strings, and
 * nothing but this list says what they mean. Keeps the newest version of each and the upcasters
 * that lead to it.
 */
export class EventRegistry {
  readonly #entries = new Map<string, Entry>();

  /** @throws Error when a type is defined twice */
  constructor(definitions: readonly EventDefinition[]) {
    for (const definition of definitions) {
      if (this.#entries.has(definition.type)) {
        throw new Error(`event type ${definition.type} is defined twice`);
      }
      this.#entries.set(definition.type, { definition });
    }
  }

  /** All definitions, by type. */
  get definitions(): readonly EventDefinition[] {
    return [...this.#entries.values()]
      .map((entry) => entry.definition)
      .sort((a, b) => (a.type < b.type ? -1 : 1));
  }

  /**
   * The definition under which `event` is about to be stored.
   *
   * @throws TypeError when the type is not registered or the data does not fit its newest version.
   *   The message names places in the schema and never a value: it may be logged.
   * @throws ErasedDataUsed when something erased was carried over into it
   */
  definitionFor(event: DomainEvent): EventDefinition {
    // As a rule it is exactly what it will be as JSON, and there is nothing erased in it.
    const isPlain = isPlainJson(event.data);
    if (!isPlain) assertNothingErased(event.data);
    const entry = this.#entries.get(event.type);
    if (entry === undefined) throw new TypeError(`event type ${event.type} is not registered`);
    const { type, version } = entry.definition;
    const misfits =
      this.#misfits(entry, event.data) ??
      // What JSON makes of the data must fit too (a hole in an array becomes null): an event that
      // can be written but not read back would stop every reader for ever.
      (isPlain ? undefined : this.#misfits(entry, asJson(event.data)));
    if (misfits !== undefined) {
      throw new TypeError(`${type} v${version} does not fit its definition: ${misfits}`);
    }
    return entry.definition;
  }

  /**
   * Says whether stored data of `type` at `version` can be read at all, before anyone decodes it.
   *
   * @throws UnreadableEvent for an unknown type or a version newer than the one registered
   */
  assertReadable(type: string, version: number): void {
    this.#readable(type, version);
  }

  /**
   * The event of the newest version for stored data of `version`: chained through the upcasters,
   * then validated.
   *
   * @throws UnreadableEvent for an unknown type, a newer version, an upcaster that fails, or data
   *   that does not fit
   */
  decode(type: string, version: number, data: unknown): DomainEvent {
    const entry = this.#readable(type, version);
    const current = upcast(entry.definition, version, data);
    const misfits = this.#misfits(entry, current);
    if (misfits !== undefined) {
      throw new UnreadableEvent(type, version, `its data does not fit: ${misfits}`);
    }
    return { type, data: current };
  }

  /**
   * Same for data in which an `Erased` stands in the place of personal fields. It is not validated:
   * it did fit when it was written, and what is left of it was authenticated.
   *
   * @throws UnreadableEvent for an unknown type, a newer version, an upcaster that fails
   */
  decodeErased(type: string, version: number, data: unknown): DomainEvent {
    return { type, data: upcast(this.#readable(type, version).definition, version, data) };
  }

  #readable(type: string, version: number): Entry {
    const entry = this.#entries.get(type);
    if (entry === undefined) throw new UnreadableEvent(type, version, "unknown type");
    if (!Number.isInteger(version) || version < 1) {
      throw new UnreadableEvent(type, version, "no such version");
    }
    const known = entry.definition.version;
    if (version > known) {
      throw new UnreadableEvent(type, version, `newer than v${known}, the newest known here`);
    }
    return entry;
  }

  /** Where `data` does not fit, as places in the schema; undefined when it fits. */
  #misfits(entry: Entry, data: unknown): string | undefined {
    entry.validator ??= Compile(entry.definition.schema);
    if (entry.validator.Check(data)) return undefined;
    // Paths into the data are left out: the keys of a record are data too.
    const places = entry.validator.Errors(data).map((e) => `${e.schemaPath} (${e.keyword})`);
    return [...new Set(places)].join(", ");
  }
}

function upcast(definition: EventDefinition, version: number, data: unknown): unknown {
  let current = data;
  for (let from = version; from < definition.version; from += 1) {
    const step = definition.upcasters[from];
    if (step === undefined) {
      throw new UnreadableEvent(definition.type, version, `no upcaster from v${from}`);
    }
    try {
      current = step(current);
    } catch (error) {
      // The cause is dropped on purpose: its message may quote the data.
      const what = error instanceof ErasedDataUsed ? "needs what was erased" : "failed";
      throw new UnreadableEvent(definition.type, version, `the upcaster from v${from} ${what}`);
    }
  }
  return current;
}
