import type { StreamAppend } from "#event-store";
import { addDays, type LegalDate, type Uuid } from "#kernel";
import {
  type Condition,
  CONDITIONS,
  determine,
  evidenceKind,
  type Outcome,
  type Parameters,
} from "#statute";
import type {
  Evidence,
  FindingOutcome,
} from "../../../libs/entitlement/src/domain/conditions/events.js";
import { NOTHING_KNOWN } from "../../../libs/entitlement/src/domain/conditions/state.js";
import type { ReadCondition } from "../../../libs/entitlement/src/domain/determination/case-of-file.js";
import { determinedFile } from "../../../libs/entitlement/src/testing/determined-file.js";
import { caseOf, type CountryFile, type Piece } from "./country.js";

/** The file as it stands in the log, determined `determinedOn`; people found what the rules say. */
export function inTheLog(
  file: CountryFile,
  determinedOn: LegalDate,
  parameters: Parameters,
  nextId: () => Uuid,
): StreamAppend[] {
  const [first] = determine(caseOf(file), parameters, { silent: true }).periods;
  const found = new Map(first?.verdicts.map(({ condition, outcome }) => [condition, outcome]));
  const readOn = addDays(file.requestedOn, 14);
  return determinedFile(
    {
      applicationId: nextId(),
      requestedOn: file.requestedOn,
      determinedOn,
      parameters,
      conditions: CONDITIONS.map((condition) =>
        conditionOf(condition, file, found.get(condition), readOn),
      ),
    },
    nextId,
  );
}

function conditionOf(
  condition: Condition,
  { evidence, requestedOn }: CountryFile,
  outcome: Outcome | undefined,
  madeOn: LegalDate,
): ReadCondition {
  const own = evidence.filter((piece) => piece.condition === condition);
  const finding = {
    outcome: (outcome ?? "undetermined") satisfies FindingOutcome,
    reasons: "Dat volgt uit de stukken die in het dossier zijn, en uit het gesprek op het bureau.",
    evidenceIds: own.map(({ evidenceId }) => evidenceId),
    madeOn,
  };
  return {
    condition,
    version: String(own.length + 1),
    state: {
      ...NOTHING_KNOWN,
      evidence: own.map((piece) => recordedOn(requestedOn, piece)),
      finding,
    },
  };
}

function recordedOn(day: LegalDate, { evidenceId, condition, kind, shows }: Piece): Evidence {
  const { source: sourceType, citation } = evidenceKind(condition, kind) ?? unknown(kind);
  const { instrument, article } = citation;
  return {
    evidenceId,
    condition,
    kind,
    source: "Kruispuntbank van de Sociale Zekerheid, raadpleging van de dag zelf",
    facts: "Wat het stuk toont, in de woorden van wie het dossier behandelt.",
    periodFrom: day,
    justification: {
      sourceType,
      legalBasis: { instrument, article },
      necessity: "Zonder dit stuk is de voorwaarde niet vast te stellen.",
    },
    shows: [...shows],
  };
}

function unknown(kind: string): never {
  throw new Error(`there is no ${kind}`);
}
