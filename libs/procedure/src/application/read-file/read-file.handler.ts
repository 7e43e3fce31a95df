import { type IQueryHandler, Query, QueryHandler } from "@nestjs/cqrs";
import type { Actor } from "#access";
import { type Answer, applicantsOf } from "#platform";
import type { RegisteredApplication } from "../../domain/application.js";
import type { FileView } from "../schemas.js";
import { Files } from "../files.js";

/** One file with its terms: folded from its events, so never behind. */
export class ReadFile extends Query<Answer> {
  constructor(
    readonly actor: Actor,
    readonly applicationId: string,
  ) {
    super();
  }
}

@QueryHandler(ReadFile)
export class ReadFileHandler implements IQueryHandler<ReadFile> {
  constructor(private readonly files: Files) {}

  async execute({ actor, applicationId }: ReadFile): Promise<Answer> {
    const { file, loaded } = await this.files.open(actor, "readFile", applicationId);
    return {
      body: fileView(applicationId, file),
      subjects: applicantsOf([applicationId]),
      version: loaded.version,
    };
  }
}

function fileView(id: string, file: RegisteredApplication): FileView {
  const { fileReference, status, channel, receivedOn, registeredOn, assigneeId, person } = file;
  return {
    id,
    fileReference,
    status,
    channel,
    receivedOn,
    registeredOn,
    assigneeId,
    person,
    terms: termsOf(file),
  };
}

function termsOf(file: RegisteredApplication): FileView["terms"] {
  const terms: FileView["terms"] = [];
  if (file.receipt !== undefined) {
    terms.push({ what: "forwarding", dueBy: file.receipt.forwardingDueBy });
    terms.push({ what: "decision", dueBy: file.receipt.decisionDueBy });
  }
  if (file.status === "decided" || file.status === "notified") {
    terms.push({ what: "notification", dueBy: file.notificationDueBy });
    if (file.firstPaymentDueBy !== undefined) {
      terms.push({ what: "firstPayment", dueBy: file.firstPaymentDueBy });
    }
  }
  if (file.status === "notified") terms.push({ what: "appeal", dueBy: file.appealUntil });
  return terms;
}
