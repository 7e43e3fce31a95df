import type { Claim } from "../../facts/person.js";
import type { Citation } from "../../law/citation.js";
import { cite } from "../../law/citation.js";
import type { ReasonCode } from "../../trace/texts/reasons.js";
import { type Finding, reason } from "../finding.js";

/** Art. 3, 6° RMI-wet: rights under Belgian or foreign social law go before the leefloon. */
export const residualRight = cite("rmiWet", "art. 3, 6°", "sourced", "DH", "DPL");

/** While such a right is pending the centre pays, and has an advance back from it. */
export const pendingRight = cite("rmiWet", "art. 3, 6°", "sourced", "UC-REM");

/**
 * Art. 4 RMI-wet: the centre may require that maintenance is claimed from spouse, former spouse,
 * parents, children, adopter or adopted. That it may, and need not, was not seen.
 */
export const maintenanceMayBeRequired = cite("rmiWet", "art. 4 § 1", "unseen", "K");

/** Before it requires that, it investigates the debtor's situation and weighs equity. */
export const equityIsWeighed = cite("rmiWet", "art. 4", "sourced", "BD-7284");

/** No text was seen that lets a centre dispense with any right but maintenance. */
export const onlyMaintenanceIsDispensed = cite("rmiWet", "art. 3, 6°", "unseen", "K");

/** Whether one right was exhausted. What is granted counts as means, or is no leefloon any more. */
export function judgeClaim(claim: Claim, isMaintenance: boolean): Finding {
  const found = (answer: Finding["answer"], code: ReasonCode, citation: Citation): Finding => ({
    answer,
    reasons: [reason(code, citation, [claim])],
  });
  switch (claim.state) {
    case "granted":
      return found("yes", "rightGranted", residualRight);
    case "refused":
      return found("yes", "rightRefused", residualRight);
    case "notOpen":
      return found("yes", "rightNotOpen", residualRight);
    case "pending":
      return found("yes", claim.advance ? "advanceOnRight" : "rightPending", pendingRight);
    case "notClaimed":
      if (!isMaintenance) return found("no", "rightNotClaimed", residualRight);
      return claim.required
        ? found("no", "requiredMaintenanceNotClaimed", maintenanceMayBeRequired)
        : found("open", "maintenanceNotWeighed", equityIsWeighed);
    case "dispensed":
      return isMaintenance
        ? found("yes", "maintenanceDispensed", maintenanceMayBeRequired)
        : found("open", "dispensationNotKnown", onlyMaintenanceIsDispensed);
  }
}
