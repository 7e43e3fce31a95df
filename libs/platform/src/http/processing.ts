import type { ClientSubject, DataKind } from "#kernel";

/** What is done with personal data, in the words of GDPR art. 4(2). */
export type ProcessingOperation =
  "collect" | "consult" | "alter" | "disclose" | "combine" | "erase" | "export";

/** What an endpoint shows of people, at most: kinds of data by whose they are. */
export interface PersonalReading {
  readonly operation: Extract<ProcessingOperation, "consult" | "disclose" | "export">;
  readonly categories: Readonly<Partial<Record<ClientSubject, readonly DataKind[]>>>;
}

/**
 * What an endpoint does with personal data, and so what is recorded of it.
 * - `"none"`: there is nothing personal in the answer, and nothing is recorded
 * - `{ recordedAs: "event" }`: it changes something; the event log says who, when and why, and the
 *   answer holds identifiers only
 * - a reading: one record per person in the processing log, before the answer leaves
 *
 * A refusal is recorded for every endpoint, whatever it declares.
 */
export type Processing = "none" | { readonly recordedAs: "event" } | PersonalReading;

/** Somebody whose data is in an answer, by the file in which it stands and the role they have there. */
export interface ProcessingSubject {
  /** Identifier of the file. */
  readonly dossier: string;
  readonly role: ClientSubject;
}

/** The person who asked, in each of these files. */
export function applicantsOf(dossiers: readonly string[]): ProcessingSubject[] {
  return dossiers.map((dossier) => ({ dossier, role: "applicant" }));
}

/** The person who asked, and the members of the household if there is anything of them. */
export function householdOf(dossier: string, hasMembers: boolean): ProcessingSubject[] {
  const applicants = applicantsOf([dossier]);
  return hasMembers ? [...applicants, { dossier, role: "householdMember" }] : applicants;
}

/** Whether an endpoint shows personal data, so that its answers must name their subjects. */
export function isPersonalReading(processing: Processing): processing is PersonalReading {
  return typeof processing === "object" && "operation" in processing;
}
