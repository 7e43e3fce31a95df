import { claim, claims, type Row, YOUNG } from "./facts.js";

/** Art. 3, 6° RMI-wet: rights under social law. */
export const EXHAUSTION: readonly Row[] = [
  {
    date: "2025-03-03",
    situation: "not looked into",
    facts: { born: YOUNG },
    outcome: "undetermined",
    reasons: ["factsMissing"],
  },
  {
    date: "2025-03-03",
    situation: "looked into, no other right is open",
    facts: claims(),
    outcome: "met",
    reasons: ["noRightOpen"],
  },
  {
    date: "2025-03-03",
    situation: "unemployment benefit granted: it counts as means",
    facts: claims(claim("granted")),
    outcome: "met",
    reasons: ["rightGranted"],
  },
  {
    date: "2025-03-03",
    situation: "unemployment benefit refused",
    facts: claims(claim("refused")),
    outcome: "met",
    reasons: ["rightRefused"],
  },
  {
    date: "2025-03-03",
    situation: "no right to unemployment benefit",
    facts: claims(claim("notOpen")),
    outcome: "met",
    reasons: ["rightNotOpen"],
  },
  {
    date: "2025-03-03",
    situation: "unemployment benefit pending: the leefloon runs meanwhile",
    facts: claims(claim("pending")),
    outcome: "met",
    reasons: ["rightPending"],
  },
  {
    date: "2025-03-03",
    situation: "unemployment benefit pending, the centre pays an advance on it",
    facts: claims(claim("pending", "unemployment", { advance: true })),
    outcome: "met",
    reasons: ["advanceOnRight"],
  },
  {
    date: "2025-03-03",
    situation: "unemployment benefit is open and not claimed",
    facts: claims(claim("notClaimed")),
    outcome: "notMet",
    reasons: ["rightNotClaimed"],
  },
  {
    date: "2025-03-03",
    situation: "one right pending, another not claimed",
    facts: claims(claim("pending"), claim("notClaimed", "foreignPension")),
    outcome: "notMet",
    reasons: ["rightNotClaimed"],
  },
  {
    date: "2025-03-03",
    situation: "a social right dispensed with: only maintenance can be, as far as texts were seen",
    facts: claims(claim("dispensed")),
    outcome: "undetermined",
    reasons: ["dispensationNotKnown"],
    unseen: ["dispensationNotKnown"],
  },
  {
    date: "2025-03-03",
    situation: "the same right granted and not claimed on one day",
    facts: claims(claim("notClaimed"), claim("granted")),
    outcome: "undetermined",
    reasons: ["factsContradict"],
  },
  {
    date: "2025-03-03",
    situation: "the same right granted in part and refused in part: exhausted either way",
    facts: claims(claim("refused"), claim("granted")),
    outcome: "met",
    reasons: ["rightGranted", "rightRefused"],
  },
  {
    date: "2025-03-03",
    situation: "one right told contradictorily, another not claimed: not met either way",
    facts: claims(claim("granted"), claim("notClaimed"), claim("notClaimed", "foreignPension")),
    outcome: "notMet",
    reasons: ["rightNotClaimed"],
  },
];

/** Art. 4 RMI-wet: maintenance, which the centre may require. */
export const MAINTENANCE: readonly Row[] = [
  {
    date: "2025-03-03",
    situation: "maintenance not claimed, the centre has not weighed it",
    facts: claims(claim("notClaimed", "maintenance")),
    outcome: "undetermined",
    reasons: ["maintenanceNotWeighed"],
  },
  ...["Onderhoudsgeld", " alimentatie", "pension  alimentaire", "Aliments", "UNTERHALT"].map(
    (benefit): Row => ({
      date: "2025-03-03",
      situation: `maintenance called "${benefit}" is maintenance`,
      facts: claims(claim("notClaimed", benefit)),
      outcome: "undetermined",
      reasons: ["maintenanceNotWeighed"],
    }),
  ),
  {
    date: "2025-03-03",
    situation: "maintenance of several debtors, called by several names",
    facts: claims(
      claim("granted", "maintenance"),
      claim("notClaimed", "onderhoudsgeld", { required: true }),
    ),
    outcome: "notMet",
    reasons: ["requiredMaintenanceNotClaimed"],
    unseen: ["requiredMaintenanceNotClaimed"],
  },
  {
    date: "2025-03-03",
    situation: "maintenance not claimed although the centre requires it",
    facts: claims(claim("notClaimed", "maintenance", { required: true })),
    outcome: "notMet",
    reasons: ["requiredMaintenanceNotClaimed"],
    unseen: ["requiredMaintenanceNotClaimed"],
  },
  {
    date: "2025-03-03",
    situation:
      "maintenance not claimed, only said that it is not required: dispensing takes reasons",
    facts: claims(claim("notClaimed", "maintenance", { required: false })),
    outcome: "undetermined",
    reasons: ["maintenanceNotWeighed"],
  },
  {
    date: "2025-03-03",
    situation: "maintenance dispensed with",
    facts: claims(claim("dispensed", "maintenance", { reasons: "Family ties are broken." })),
    outcome: "met",
    reasons: ["maintenanceDispensed"],
    unseen: ["maintenanceDispensed"],
  },
  {
    date: "2025-03-03",
    situation: "maintenance pending, the centre pays an advance on it",
    facts: claims(claim("pending", "maintenance", { advance: true })),
    outcome: "met",
    reasons: ["advanceOnRight"],
  },
  {
    date: "2025-03-03",
    situation: "granted from the former spouse, dispensed with for the parents: several may owe it",
    facts: claims(claim("granted", "maintenance"), claim("dispensed", "maintenance")),
    outcome: "met",
    reasons: ["maintenanceDispensed", "rightGranted"],
    unseen: ["maintenanceDispensed"],
  },
  {
    date: "2025-03-03",
    situation: "granted from one debtor, not claimed from another as required: no contradiction",
    facts: claims(
      claim("granted", "maintenance"),
      claim("notClaimed", "maintenance", { required: true }),
    ),
    outcome: "notMet",
    reasons: ["requiredMaintenanceNotClaimed"],
    unseen: ["requiredMaintenanceNotClaimed"],
  },
];
