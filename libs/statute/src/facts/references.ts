/**
 * `facts` with a reference on every fact in a list: its own, else its place, as
 * `means.incomes[0]`. So each step of a trace can say which fact it took.
 */
export function withReferences<T>(facts: T, path = ""): T {
  if (Array.isArray(facts)) {
    const entries: readonly unknown[] = facts;
    return entries.map((entry, place) => {
      const at = `${path}[${place}]`;
      const inside = withReferences(entry, at);
      return isObject(inside) && inside["ref"] === undefined ? { ref: at, ...inside } : inside;
    }) as T;
  }
  if (!isObject(facts)) return facts;
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      withReferences<unknown>(value, path === "" ? key : `${path}.${key}`),
    ]),
  ) as T;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
