import {
  citationText,
  CONDITION_INFO,
  controlPointKind,
  evidenceKeys,
  isInstrumentId,
} from "#statute";
import type { ControlPoint, Question } from "../domain/conditions/state.js";
import type { Evidence } from "../domain/conditions/events.js";
import type { LoadedCondition } from "./conditions.js";
import type { EvidenceView } from "./evidence-schemas.js";
import type { QuestionView } from "./question-schemas.js";
import type { ConditionView, ControlPointView } from "./schemas.js";

/** A condition as the API shows it. */
export function conditionView(loaded: LoadedCondition): ConditionView {
  const { condition } = loaded;
  const { evidence, contests, questions, finding } = loaded.loaded.state;
  return {
    condition,
    article: citationText(CONDITION_INFO[condition].citation, "en"),
    version: loaded.loaded.version,
    allowedEvidenceKinds: [...evidenceKeys(condition)],
    evidence: evidence.map(evidenceView),
    contests: [...contests],
    controlPoints: controlPointViews(loaded),
    questions: questions.map(questionView),
    ...(finding === undefined
      ? {}
      : { finding: { ...finding, evidenceIds: [...finding.evidenceIds] } }),
  };
}

function evidenceView({ justification, ...evidence }: Evidence): EvidenceView {
  if (justification === undefined) return evidence;
  const { sourceType, legalBasis, necessity } = justification;
  const { instrument, article } = legalBasis;
  return {
    ...evidence,
    justification: {
      sourceType,
      legalBasis: isInstrumentId(instrument)
        ? citationText({ instrument, article }, "en")
        : `${instrument} ${article}`,
      necessity,
    },
  };
}

/** The control points of a condition, with what the law says of each. */
export function controlPointViews({ condition, loaded }: LoadedCondition): ControlPointView[] {
  return loaded.state.controlPoints.map((point: ControlPoint) => {
    const kind = controlPointKind(condition, point.kind);
    return {
      ...point,
      condition,
      why: kind?.why ?? "",
      article: kind === undefined ? "" : citationText(kind.citation, "en"),
    };
  });
}

function questionView(question: Question): QuestionView {
  const { shownBy: _shownBy, foundSince: _foundSince, evidenceIds, ...asked } = question;
  return { ...withTopic(asked), evidenceIds: [...evidenceIds] };
}

/** A question with its topic as fields beside the others. */
export function withTopic<Q extends Pick<Question, "topic">>({ topic, ...question }: Q) {
  const { about, incomeKind, of } = topic;
  return {
    ...question,
    about,
    ...(incomeKind === undefined ? {} : { incomeKind }),
    ...(of === undefined ? {} : { of }),
  };
}
