import { type OpenApi, operations, type PlacedOperation } from "./document.js";
import type { RecordedExchange } from "./recording-client.js";

/** The operation of the document that an exchange used: a fixed segment goes before a parameter. */
export function operationIn(
  document: OpenApi,
  { method, path }: Pick<RecordedExchange, "method" | "path">,
): PlacedOperation {
  const [found] = operations(document)
    .filter((operation) => operation.method === method.toLowerCase())
    .filter(({ path: template }) =>
      new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
    )
    .toSorted((a, b) => a.path.split("{").length - b.path.split("{").length);
  if (found === undefined) throw new Error(`${method} ${path} is not in the document`);
  return found;
}
