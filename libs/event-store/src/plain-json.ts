/**
 * Whether JSON gives back exactly what `value` is: lists without holes, plain objects, texts, finite
 * numbers, truth values and null, nothing else. False is no verdict: JSON may still take the value,
 * as something else than it is (or never take it), and who wants to know has to try.
 */
export function isPlainJson(value: unknown): boolean {
  switch (typeof value) {
    case "string":
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0);
    case "object":
      return value === null || (Array.isArray(value) ? isPlainList(value) : isPlainObject(value));
    default:
      return false;
  }
}

function isPlainList(list: readonly unknown[]): boolean {
  if (Object.getPrototypeOf(list) !== Array.prototype) return false;
  // Not `every`, which passes over holes.
  for (let i = 0; i < list.length; i += 1) {
    if (!isPlainJson(list[i])) return false;
  }
  return true;
}

/**
 * Of no class: an instance may say of itself what it is in JSON (`toJSON`). And without the one name
 * that does not always mean a member.
 */
function isPlainObject(object: object): boolean {
  if (Object.getPrototypeOf(object) !== Object.prototype) return false;
  for (const name in object) {
    if (name === "__proto__" || !isPlainJson((object as Record<string, unknown>)[name]))
      return false;
  }
  return true;
}

/** What JSON makes of `value`, as a copy; undefined when it makes nothing of it. */
export function asJson(value: unknown): unknown {
  if (isPlainJson(value)) return copyOf(value);
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text);
}

function copyOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  const copy: Record<string, unknown> = {};
  for (const name in value) copy[name] = copyOf((value as Record<string, unknown>)[name]);
  return copy;
}
