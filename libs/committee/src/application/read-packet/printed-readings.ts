import { legalDate } from "#kernel";
import type { AttemptManner, ReadingManner, ReadingRecord } from "#letters";
import { ATTEMPTS_NEEDED } from "#social-report";
import type { PacketView } from "../schemas.js";

type Hearing = PacketView["hearings"][number];

/** An interpreter may be there in every manner: with one, only that it was a conversation is known. */
const MANNERS: Readonly<Record<string, ReadingManner>> = {
  inPerson: "inPerson",
  byTelephone: "telephone",
  byVideo: "video",
  withInterpreter: "inPerson",
};

const ATTEMPTS: Readonly<Record<string, AttemptManner>> = {
  appointment: "appointment",
  homeVisit: "homeVisit",
  telephone: "telephone",
  letter: "letter",
};

/**
 * The readings as they are printed, in the order of `hearings`. A version was out of reach only when
 * enough attempts were made and it was neither read nor declined; any other attempt is no more than
 * an attempt.
 */
export function printedReadings(hearings: readonly Hearing[]): ReadingRecord[] {
  const versions = [...new Set(hearings.map(({ version }) => version))];
  return versions.flatMap((version): ReadingRecord[] => {
    const ofVersion = hearings.filter((hearing) => hearing.version === version);
    const isOutOfReach =
      ofVersion.length >= ATTEMPTS_NEEDED && ofVersion.every(({ kind }) => kind === "attempted");
    if (!isOutOfReach) return ofVersion.map(printedHearing);
    const attempts = ofVersion.map((hearing) => ({
      on: legalDate(hearing.on),
      manner: known(ATTEMPTS, hearing.manner),
    }));
    return [{ kind: "notPossible", version, recordedBy: "caseworker", attempts }];
  });
}

function printedHearing({ version, kind, on, manner, language }: Hearing): ReadingRecord {
  const at = { version, on: legalDate(on) };
  switch (kind) {
    case "read":
      return {
        kind,
        ...at,
        manner: known(MANNERS, manner),
        interpreter: manner === "withInterpreter",
        language: language ?? "",
        readBy: "caseworker",
      };
    case "declined":
      return { kind, ...at, recordedBy: "caseworker" };
    case "attempted":
      return { kind, ...at, manner: known(ATTEMPTS, manner) };
  }
}

/** A document must not guess: a manner that it has no words for is a fault of the program. */
function known<Manner>(
  words: Readonly<Record<string, Manner>>,
  manner: string | undefined,
): Manner {
  const found = manner !== undefined && Object.hasOwn(words, manner) ? words[manner] : undefined;
  if (found === undefined) throw new Error("a reading was recorded in a manner without words");
  return found;
}
