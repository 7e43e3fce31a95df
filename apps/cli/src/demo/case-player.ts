import { CONDITIONS } from "#statute";
import { type ApiAnswer, type ApiClient, UnexpectedAnswer } from "./api-client.js";
import type { CaseFile } from "./case-file.js";

/** The people of a procedure, each with a token of their own. */
export interface Cast {
  readonly caseworker: ApiClient;
  readonly teamLeader: ApiClient;
  readonly secretary: ApiClient;
  readonly chair: ApiClient;
  /** Pseudonyms of the members of the committee; the chair first. */
  readonly memberIds: readonly string[];
}

/** Plays a case through the REST API, one method per step of the procedure. */
export class CasePlayer {
  applicationId = "";
  sittingId = "";

  constructor(
    readonly story: CaseFile,
    readonly cast: Cast,
  ) {}

  get file(): string {
    return `/applications/${this.applicationId}`;
  }

  get report(): string {
    return `/socialReports/${this.applicationId}`;
  }

  get sitting(): string {
    return `/sittings/${this.sittingId}`;
  }

  async register(): Promise<ApiAnswer> {
    const answer = await this.cast.caseworker.create("/applications", this.story.request);
    this.applicationId = answer.body["id"] as string;
    return answer;
  }

  /** Records the evidence and makes the finding of every condition. */
  async investigate(): Promise<void> {
    for (const condition of CONDITIONS) {
      const { evidence, finding } = this.story.conditions[condition];
      const resource = `${this.file}/conditions/${condition}`;
      const evidenceIds: unknown[] = [];
      for (const piece of evidence) {
        const recorded = await this.cast.caseworker.change(resource, "evidence", piece);
        evidenceIds.push(recorded.body["id"]);
      }
      await this.cast.caseworker.change(resource, "findings", { ...finding, evidenceIds });
    }
  }

  determine(): Promise<ApiAnswer> {
    return this.determineWith(this.story.determination ?? {});
  }

  /** Determines the right with a cause or category of one's own. The determinations have an ETag. */
  async determineWith(asked: Readonly<Record<string, unknown>>): Promise<ApiAnswer> {
    const resource = `${this.file}/determinations`;
    const etag = (await this.cast.caseworker.get(resource)).headers.get("etag") ?? "";
    const answer = await this.cast.caseworker.send("POST", resource, {
      body: asked,
      headers: { "if-match": etag },
    });
    if (answer.status !== 201) throw new UnexpectedAnswer(`POST ${resource}`, answer);
    return answer;
  }

  /** Writes the n-th version of the story (from 1). */
  draft(version: number): Promise<ApiAnswer> {
    const { sections, proposal } = this.versionOf(version);
    return this.cast.caseworker.change(this.report, "versions", { sections, proposal });
  }

  read(version: number): Promise<ApiAnswer> {
    const { reading } = this.versionOf(version);
    return this.cast.caseworker.change(this.report, "readings", { version, ...reading });
  }

  review(version: number): Promise<ApiAnswer> {
    return this.cast.teamLeader.change(this.report, "reviews", { version, verdict: "approved" });
  }

  seal(version: number): Promise<ApiAnswer> {
    return this.cast.teamLeader.change(this.report, "seals", { version });
  }

  submit(version: number): Promise<ApiAnswer> {
    return this.cast.caseworker.change(this.report, "submissions", { version });
  }

  /** Everything from the register to the submitted report. */
  async bringToCommittee(): Promise<void> {
    await this.register();
    await this.investigate();
    await this.determine();
    for (let version = 1; version <= this.story.report.length; version += 1) {
      await this.draft(version);
      await this.read(version);
    }
    const last = this.story.report.length;
    await this.review(last);
    await this.seal(last);
    await this.submit(last);
  }

  async convene(on: string): Promise<void> {
    const { secretary, memberIds } = this.cast;
    const convened = await secretary.create("/sittings", {
      on,
      at: "14:00",
      place: "Zaal 1",
      memberIds,
      chairId: memberIds[0],
    });
    this.sittingId = convened.body["id"] as string;
  }

  place(): Promise<ApiAnswer> {
    const { applicationId } = this;
    return this.cast.secretary.change(this.sitting, "agendaItems", { applicationId });
  }

  dispatch(): Promise<ApiAnswer> {
    return this.cast.secretary.change(this.sitting, "agendaDispatches");
  }

  open(): Promise<ApiAnswer> {
    const presentIds = this.cast.memberIds;
    return this.cast.secretary.change(this.sitting, "openings", { presentIds });
  }

  decide(): Promise<ApiAnswer> {
    return this.cast.chair.change(this.sitting, "decisions", this.decisionBody());
  }

  close(): Promise<ApiAnswer> {
    return this.cast.secretary.change(this.sitting, "closings");
  }

  /** The decision of the story, voted for by everybody present. */
  decisionBody(): Readonly<Record<string, unknown>> {
    return {
      applicationId: this.applicationId,
      ...this.story.decision,
      votes: this.cast.memberIds.map((memberId) => ({ memberId, vote: "for" })),
    };
  }

  private versionOf(version: number): CaseFile["report"][number] {
    const found = this.story.report[version - 1];
    if (found === undefined) throw new Error(`${this.story.id} has no version ${version}`);
    return found;
  }
}
