import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { type Answer, applicantsOf } from "#platform";
import { Files } from "#procedure";
import { citationText, CONDITION_INFO } from "#statute";
import {
  proportionalityOf,
  type WeighedQuestion,
} from "../../domain/conditions/proportionality.js";
import { Conditions, type LoadedCondition } from "../conditions.js";
import type { ProportionalityView } from "../question-schemas.js";
import { withTopic } from "../views.js";

/** What the person was asked in a file, for which condition, and whether it was needed. */
export class ReadProportionality extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
  ) {
    super();
  }
}

@QueryHandler(ReadProportionality)
export class ReadProportionalityHandler implements IQueryHandler<ReadProportionality> {
  constructor(
    private readonly files: Files,
    private readonly conditions: Conditions,
  ) {}

  async execute({ actor, applicationId }: ReadProportionality): Promise<Answer> {
    await this.files.open(actor, "readConditions", applicationId);
    const all = await this.conditions.loadAll(applicationId);
    const conditions = all.map(weighed);
    const sum = (count: "asked" | "answered" | "repeated" | "unneeded") =>
      conditions.reduce((total, one) => total + one[count], 0);
    const body: ProportionalityView = {
      asked: sum("asked"),
      answered: sum("answered"),
      repeated: sum("repeated"),
      unneeded: sum("unneeded"),
      conditions,
    };
    return { body, subjects: applicantsOf([applicationId]) };
  }
}

function weighed({
  condition,
  loaded,
}: LoadedCondition): ProportionalityView["conditions"][number] {
  const { questions, ...counts } = proportionalityOf(condition, loaded.state);
  return {
    ...counts,
    article: citationText(CONDITION_INFO[condition].citation, "en"),
    questions: questions.map(weighedQuestion),
  };
}

function weighedQuestion({ question, status, unneeded }: WeighedQuestion) {
  const { questionId, kind, topic, necessity, askedOn, repeats } = question;
  return {
    ...withTopic({ questionId, kind, topic, necessity, askedOn }),
    status,
    ...(repeats === undefined ? {} : { repeats: repeats.questionId }),
    ...(unneeded === undefined ? {} : { unneeded }),
  };
}
