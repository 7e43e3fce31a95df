import type { ApiAnswer, ApiClient } from "../../apps/cli/src/demo/api-client.js";
import { type Instant, instant } from "#kernel";
import { Temporal } from "temporal-polyfill";
import { ERASURE_HOLD_DAYS, type Product } from "./product.js";

/** Everything goes, on the order of a court: for files whose procedure still runs. */
export const BY_COURT = {
  scope: "everything",
  reason: "courtOrder",
  authority: { code: "courtOrder", reference: "AR 31/12/A" },
} as const;

/** Everything goes because the term of the selection list is over. */
export const TERM_ENDED = {
  scope: "everything",
  reason: "retentionTermEnded",
  authority: { code: "selectionList", reference: "OCMW 2015, 4.2" },
} as const;

/** The erasures of one file, as somebody asks, answers and executes them. */
export class Erasures {
  constructor(
    private readonly product: Product,
    /** Path of the file. */
    private readonly file: string,
    readonly officer: ApiClient,
    readonly leader: ApiClient,
  ) {}

  static async of(product: Product, file: string): Promise<Erasures> {
    return new Erasures(
      product,
      file,
      await product.client("wannes"),
      await product.client("nora"),
    );
  }

  /** Sends `body` to `step` of the erasures as they are now. */
  async attempt(by: ApiClient, step: string, body?: object): Promise<ApiAnswer> {
    const erasures = await by.get(`${this.file}/erasures`);
    return by.send("POST", `${this.file}/${step}`, {
      ...(body === undefined ? {} : { body }),
      headers: { "if-match": erasures.headers.get("etag") ?? "" },
    });
  }

  /** The same; gives back the identifier of what was made, and fails when nothing was. */
  async write(by: ApiClient, step: string, body?: object): Promise<string> {
    const answer = await this.attempt(by, step, body);
    expect({ step, status: answer.status, body: answer.body }).toMatchObject({ status: 201 });
    return answer.body["id"] as string;
  }

  /** The officer asks, the leader approves; nothing is executed yet. */
  async approved(request: object): Promise<string> {
    const id = await this.write(this.officer, "erasures", request);
    await this.write(this.leader, `erasures/${id}/approvals`);
    return id;
  }

  /** Asked for, approved, waited for, executed. */
  async executed(request: object): Promise<string> {
    const id = await this.approved(request);
    daysPass(this.product, ERASURE_HOLD_DAYS);
    await this.write(this.officer, `erasures/${id}/executions`);
    return id;
  }
}

/** Moves the clock of the product by some days. */
export function daysPass({ clock }: Product, days: number): void {
  const later: Instant = instant(
    Temporal.Instant.from(clock.now())
      .add({ hours: 24 * days })
      .toString(),
  );
  clock.moveTo(later);
}
