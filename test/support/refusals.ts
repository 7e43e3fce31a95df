import { type ApiAnswer, type ApiClient } from "../../apps/cli/src/demo/api-client.js";
import { countEvents } from "./log.js";
import type { Product } from "./product.js";

/** What the API says of a refusal. */
export interface Refusal {
  readonly type: string;
  readonly status: number;
  readonly detail: string;
  readonly issues?: readonly {
    readonly in: string;
    readonly name: string;
    readonly type: string;
  }[];
}

/**
 * Expects that `attempt` breaks an invariant: 409, problem `type` (the part after the organisation,
 * e.g. `socialReport:sealed`), and not one event more in the log.
 */
export function expectConflict(
  product: Product,
  type: string,
  attempt: () => Promise<ApiAnswer>,
): Promise<Refusal> {
  return expectRefusal(product, 409, `urn:problem-type:rechtop:${type}`, attempt);
}

/** Expects that `attempt` is not for this person now: 403, and not one event more in the log. */
export function expectForbidden(
  product: Product,
  attempt: () => Promise<ApiAnswer>,
): Promise<Refusal> {
  return expectRefusal(product, 403, "urn:problem-type:belgif:missingPermission", attempt);
}

/** Expects that `attempt` finds nothing: 404, and not one event more in the log. */
export function expectNothingThere(
  product: Product,
  attempt: () => Promise<ApiAnswer>,
): Promise<Refusal> {
  return expectRefusal(product, 404, "urn:problem-type:belgif:resourceNotFound", attempt);
}

/** Expects that the input of `attempt` cannot say this: 400 with an issue at each of `places`. */
export async function expectUnsayable(
  product: Product,
  places: readonly string[],
  attempt: () => Promise<ApiAnswer>,
): Promise<void> {
  const type = "urn:problem-type:belgif:badRequest";
  const { issues = [] } = await expectRefusal(product, 400, type, attempt);
  expect(issues.map((issue) => `${issue.in}:${issue.name}`).sort()).toEqual([...places].sort());
}

async function expectRefusal(
  product: Product,
  status: number,
  type: string,
  attempt: () => Promise<ApiAnswer>,
): Promise<Refusal> {
  const before = await countEvents(product);
  const answer = await attempt();
  expect({ status: answer.status, type: answer.body["type"] }).toEqual({ status, type });
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  expect(await countEvents(product)).toBe(before);
  return answer.body as unknown as Refusal;
}

/** Sends to a collection whose ETag is its own, such as the determinations of a file. */
export async function attemptOn(
  client: ApiClient,
  collection: string,
  body: unknown,
): Promise<ApiAnswer> {
  const etag = (await client.get(collection)).headers.get("etag") ?? "";
  return client.send("POST", collection, { body, headers: { "if-match": etag } });
}
