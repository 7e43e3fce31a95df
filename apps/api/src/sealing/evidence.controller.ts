import { Controller, Get, Inject, Param } from "@nestjs/common";
import { ApiTags } from "@nestjs/swagger";
import { DATA_KEYS, type DataKeys } from "#event-store";
import { DATA_KINDS, type Uuid, uuid } from "#kernel";
import {
  currentActor,
  Endpoint,
  FileAnswer,
  householdOf,
  type Input,
  ownProblem,
  ProblemError,
} from "#platform";
import { FileParams, Files } from "#procedure";
import { NotSealedYet, SealedLog } from "#transparency-log";
import { Background } from "../background.js";
import { gathered } from "./gathered.js";

/** The file as evidence: what is stored of it, and the proof that it is all of it and unchanged. */
@ApiTags("applications")
@Controller("applications")
export class EvidenceController {
  constructor(
    private readonly files: Files,
    private readonly sealedLog: SealedLog,
    private readonly background: Background,
    @Inject(DATA_KEYS) private readonly keys: DataKeys,
  ) {}

  @Get(":applicationId/evidenceBundle")
  @Endpoint({
    operationId: "readEvidenceBundle",
    summary:
      "Everything that is stored of a file, with the proof that nothing was changed or left out.",
    description:
      "A bundle for the independent verifier. Personal data is in it as it is stored: encrypted.",
    action: "readEvidence",
    kind: "read",
    params: FileParams,
    answers: "application/octet-stream",
    processing: {
      operation: "export",
      // Two lists: of one that is named twice, the document shows the first mention only.
      categories: { applicant: [...DATA_KINDS], householdMember: [...DATA_KINDS] },
    },
    // The whole history of a file at a time, and it may have to be sealed first.
    limit: { perMinute: 2, burst: 10 },
  })
  async bundle(@Param() { applicationId }: Input<typeof FileParams>): Promise<FileAnswer> {
    await this.files.open(currentActor(), "readEvidence", applicationId);
    const dossier = uuid(applicationId);
    await this.background.sealing.catchUp(() => this.sealedLog.covers(dossier));
    const keys = await this.keys.describe(dossier);
    return new FileAnswer(
      this.pieces(dossier),
      "application/octet-stream",
      `${applicationId}.rechtop-bundle`,
      "en",
      householdOf(
        applicationId,
        keys.some(({ subject }) => subject === "householdMember"),
      ),
    );
  }

  /** The bundle as it is made; that nothing is sealed yet is known before its first piece. */
  private async *pieces(dossier: Uuid): AsyncGenerator<Buffer> {
    try {
      yield* gathered(this.sealedLog.bundleOfDossier(dossier));
    } catch (error) {
      if (!(error instanceof NotSealedYet)) throw error;
      throw new ProblemError(ownProblem("notSealedYet"), { "Retry-After": "5" });
    }
  }
}
