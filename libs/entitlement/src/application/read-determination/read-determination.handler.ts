import { Inject } from "@nestjs/common";
import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { Erased } from "#kernel";
import { type Answer, Centres, CENTRES, householdOf, notFound } from "#platform";
import { Files, type RegisteredApplication } from "#procedure";
import type { Language } from "#statute";
import { keptDeterminations } from "../../domain/determination/kept-determination.js";
import { determinationView, traceView } from "../determination-views.js";
import { Determinations } from "../determinations.js";
import { determinedWithOthers } from "../household.js";

/** One determination of a file: explained, or with each of its steps as data. */
export class ReadDetermination extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
    readonly determinationId: string,
    readonly shown: "explanation" | "trace",
    /** Of the explanation; that of the person when it is left out. */
    readonly language?: Language,
  ) {
    super();
  }
}

@QueryHandler(ReadDetermination)
export class ReadDeterminationHandler implements IQueryHandler<ReadDetermination> {
  constructor(
    private readonly files: Files,
    private readonly determinations: Determinations,
    @Inject(CENTRES) private readonly centres: Centres,
  ) {}

  async execute(asked: ReadDetermination): Promise<Answer> {
    const { actor, applicationId, determinationId, shown } = asked;
    const { file } = await this.files.open(actor, "readDeterminations", applicationId);
    const { loaded } = await this.determinations.load(applicationId);
    const all = keptDeterminations(loaded.state);
    const made = all.find((one) => one.determinationId === determinationId);
    if (made === undefined) throw notFound();
    const superseded = all.find((one) => one.determinationId === made.supersedes);
    const language = asked.language ?? this.languageOf(file);
    return {
      body:
        shown === "trace"
          ? traceView(made, language)
          : determinationView(made, superseded, language),
      subjects: householdOf(applicationId, [made, superseded ?? made].some(determinedWithOthers)),
      language: language === "en" ? language : `${language}-BE`,
    };
  }

  /** The language of the person; the one of the centre when nobody knows theirs any more. */
  private languageOf({ language, centre }: RegisteredApplication): Language {
    const known = language as Language | Erased;
    return known instanceof Erased ? this.centres.get(centre).language : known;
  }
}
