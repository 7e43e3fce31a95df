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
import { citationText, CONDITION_INFO, CONDITIONS, EVIDENCE_KINDS, OUTCOMES } from "#statute";
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
        why: Type.String({ description: "Why this condition needs it." }),
        requires: Type.Array(Type.String()),
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
      evidenceKinds: EVIDENCE_KINDS[condition].map((kind) => ({
        code: kind.key,
        labels: kind.labels,
        why: kind.why,
        requires: "requires" in kind ? kind.requires : [],
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
