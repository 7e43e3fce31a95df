import type {
  AppendConsistencyViolationError,
  AppendRecordsResult,
  KurrentDBClient,
} from "@kurrent/kurrentdb-client";
import { StoreUnavailable } from "../../port.js";
import type { AppendRequest } from "./append-request.js";
import { isViolation } from "./errors.js";
import type { LogReads } from "./log-reads.js";

/**
 * One attempt to append under checks: what the server says when it was done, or which checks failed.
 *
 * @param confirmed whether the server tells the revisions that were asked for
 * @throws StoreUnavailable when it does not, and when what is in the way cannot be read yet
 */
export async function checkedAppend(
  client: KurrentDBClient,
  { records, checks }: Pick<AppendRequest, "records" | "checks">,
  reads: LogReads,
  confirmed: (answer: AppendRecordsResult) => boolean = () => true,
): Promise<AppendRecordsResult | AppendConsistencyViolationError> {
  let answer: AppendRecordsResult;
  try {
    answer = await client.appendRecords(records, checks);
  } catch (error) {
    if (!isViolation(error)) throw error;
    await reads.assertSettled(error.violations);
    return error;
  }
  if (confirmed(answer)) return answer;
  throw new StoreUnavailable(new Error("the server tells another revision than was asked for"));
}
