/**
 * `facts` with a reference on every fact in a list: its own, else its place, as
 * `means.incomes[0]`. So each step of a trace can say which fact it took. Where all have one it is
 * `facts` themselves.
 */
export function withReferences<T>(facts: T, path = ""): T {
  if (Array.isArray(facts)) {
    const entries: readonly unknown[] = facts;
    const inside = entries.map((entry, place) => entryWithReference(entry, `${path}[${place}]`));
    return inside.some((entry, place) => entry !== entries[place]) ? (inside as T) : facts;
  }
  if (!isObject(facts)) return facts;
  const changed: Record<string, unknown> = {};
  for (const key of Object.keys(facts)) {
    const value = facts[key];
    if (typeof value !== "object") continue;
    const inside = withReferences(value, path === "" ? key : `${path}.${key}`);
    if (inside !== value) changed[key] = inside;
  }
  return Object.keys(changed).length === 0 ? facts : { ...facts, ...changed };
}

function entryWithReference(entry: unknown, at: string): unknown {
  const inside = withReferences(entry, at);
  return isObject(inside) && inside["ref"] === undefined ? { ref: at, ...inside } : inside;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
