import { API_PREFIX } from "#platform";
import type { ApiClient } from "../../../apps/cli/src/demo/api-client.js";
import { type RawAnswer, type RawRequest, sendRaw } from "./raw-http.js";
import { type SecuredProduct, startSecuredProduct } from "./secured-product.js";
import { demoUser } from "./world.js";

/** What must never be repeated by an answer or kept in the log, wherever a client puts it. */
export const PERSONAL = {
  insz: "85000000138",
  familyName: "Zonneblomsteen",
  telephone: "0470998877",
} as const;

const VALUES: readonly string[] = Object.values(PERSONAL);

/** A product with one file, and a caseworker who tries things on it. */
export interface Target {
  readonly product: SecuredProduct;
  readonly caseworker: ApiClient;
  readonly applicationId: string;
  readonly authorization: string;
  /** Sends with the caseworker's token; the path is below the API's prefix. */
  attack(raw: RawRequest): Promise<RawAnswer>;
  /**
   * Expects a problem with this status, or one of these: never a failure of the product, and no
   * personal value in it.
   */
  expectRefused(raw: RawRequest, ...statuses: readonly number[]): Promise<Problem>;
  /** Expects that the log holds no personal value, token or failure. */
  expectCleanLog(): void;
}

/** What a refusal says, as far as the tests look at it. */
export interface Problem {
  readonly type: string;
  readonly status: number;
  readonly detail: string;
  readonly issues?: readonly {
    readonly type: string;
    readonly in: string;
    readonly name: string;
  }[];
}

/** A request for the register, with the values that must not come back. */
export function registration(person: Readonly<Record<string, unknown>> = {}): object {
  return {
    receivedOn: "2025-03-03",
    channel: "oral",
    person: {
      ...PERSONAL,
      givenName: "Fien",
      birthDate: "1985-01-01",
      language: "nl",
      address: {
        street: "Voorbeeldstraat",
        number: "1",
        postalCode: "9999",
        municipality: "Lindeveld",
      },
      ...person,
    },
  };
}

/** JSON as the body of a POST. */
export function json(path: string, body: unknown, headers: RawRequest["headers"] = {}): RawRequest {
  return {
    method: "POST",
    path,
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
  };
}

export async function startTarget(): Promise<Target> {
  const product = await startSecuredProduct();
  const caseworker = await product.client(demoUser("els"));
  const registered = await caseworker.create("/applications", registration());
  const token = await product.issuer.token(demoUser("els"));
  const authorization = `Bearer ${token}`;
  const attack = (raw: RawRequest) =>
    sendRaw(product.url, {
      ...raw,
      path: API_PREFIX + raw.path,
      headers: { authorization, ...raw.headers },
    });
  return {
    product,
    caseworker,
    applicationId: registered.body["id"] as string,
    authorization,
    attack,
    expectRefused: async (raw, ...statuses) => {
      const answer = await attack(raw);
      expect([raw, answer.body, statuses.includes(answer.status)]).toEqual([
        raw,
        answer.body,
        true,
      ]);
      expect(answer.type).toBe("application/problem+json; charset=utf-8");
      expect(VALUES.filter((value) => answer.text.includes(value))).toEqual([]);
      const problem = JSON.parse(answer.body) as Problem;
      expect(problem.status).toBe(answer.status);
      return problem;
    },
    expectCleanLog: () => {
      const log = product.log.join("");
      expect([...VALUES, token].filter((value) => log.includes(value))).toEqual([]);
      const levels = product.log.map((line) => (JSON.parse(line) as { level: number }).level);
      expect(levels.filter((level) => level >= 50)).toEqual([]);
    },
  };
}
