import type { LegalDate } from "#kernel";
import { cite } from "../law/citation.js";
import { legalRule } from "../law/legal-rule.js";

/**
 * Art. 21 RMI-wet: a granted right starts on the day on which the request was received. Known and
 * consistent with what was seen, but no text was seen that states it.
 */
export const startOfRight = legalRule(
  cite("rmiWet", "art. 21", "unseen", "K"),
  (receivedOn: LegalDate): LegalDate => receivedOn,
);
