import { Controller, Get } from "@nestjs/common";
import { ApiTags } from "@nestjs/swagger";
import Type from "typebox";
import { closedObject } from "#kernel";
import {
  type Answer,
  component,
  currentActor,
  Endpoint,
  page,
  requireAccessInOwnCentre,
} from "#platform";
import {
  citationText,
  CONDITION_INFO,
  CONDITIONS,
  CONTROL_POINTS,
  EVIDENCE_KINDS,
  EVIDENCE_SOURCES,
  type EvidenceKind,
  OUTCOMES,
} from "#statute";
import { problemCatalogue } from "./problem-catalogue.js";

const Labels = component(
  "Labels",
  closedObject({ nl: Type.String(), fr: Type.String(), de: Type.String(), en: Type.String() }),
);

const ConditionCode = component(
  "ConditionCode",
  closedObject({
    code: Type.Enum([...CONDITIONS]),
    labels: Labels,
    article: Type.String(),
    outcomes: Type.Array(Type.String()),
    evidenceKinds: Type.Array(
      closedObject({
        code: Type.String(),
        labels: Labels,
        sourceType: Type.Enum([...EVIDENCE_SOURCES]),
        why: Type.String({ description: "Why this condition needs it." }),
        article: Type.String(),
        requires: Type.Array(Type.String()),
        shows: Type.Array(Type.String(), { description: "The facts that it may show." }),
        mustShow: Type.Array(Type.String(), {
          description: "It shows a fact of one of these; empty: it need not show any.",
        }),
      }),
    ),
    controlPoints: Type.Array(
      closedObject({
        code: Type.String(),
        labels: Labels,
        why: Type.String({ description: "What is to be looked at." }),
        article: Type.String(),
      }),
    ),
  }),
);

const ProblemType = component(
  "ProblemType",
  closedObject({
    type: Type.String(),
    status: Type.Integer(),
    title: Type.String(),
    remedy: Type.String(),
  }),
);

/** Code lists: the six conditions with their closed catalogues, and every problem type. */
@ApiTags("refData")
@Controller("refData")
export class ReferenceDataController {
  @Get("conditions")
  @Endpoint({
    operationId: "listConditionCodes",
    summary: "The six conditions with article, outcomes and allowed kinds of evidence.",
    action: "readReferenceData",
    kind: "read",
    answers: page("ConditionCodeList", ConditionCode),
    processing: "none",
  })
  conditions(): Answer {
    requireAccessInOwnCentre(currentActor(), "readReferenceData");
    const items = CONDITIONS.map((condition) => ({
      code: condition,
      labels: CONDITION_INFO[condition].labels,
      article: citationText(CONDITION_INFO[condition].citation, "en"),
      outcomes: OUTCOMES[condition],
      evidenceKinds: EVIDENCE_KINDS[condition].map((kind: EvidenceKind) => ({
        code: kind.key,
        labels: kind.labels,
        sourceType: kind.source,
        why: kind.why,
        article: citationText(kind.citation, "en"),
        requires: kind.requires ?? [],
        shows: kind.shows,
        mustShow: kind.mustShow ?? [],
      })),
      controlPoints: CONTROL_POINTS[condition].map(({ key, labels, why, citation }) => ({
        code: key,
        labels,
        why,
        article: citationText(citation, "en"),
      })),
    }));
    return { body: { items } };
  }

  @Get("problemTypes")
  @Endpoint({
    operationId: "listProblemTypes",
    summary: "Every problem type of this API with what to do about it.",
    action: "readReferenceData",
    kind: "read",
    answers: page("ProblemTypeList", ProblemType),
    processing: "none",
  })
  problems(): Answer {
    requireAccessInOwnCentre(currentActor(), "readReferenceData");
    return { body: { items: problemCatalogue() } };
  }
}
