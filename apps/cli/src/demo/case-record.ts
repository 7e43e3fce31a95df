import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ApiAnswer, ApiClient } from "./api-client.js";
import type { CaseFile } from "./case-file.js";

/** An attempt at something forbidden, and how it was answered. */
export interface RefusedAttempt {
  readonly attempt: string;
  readonly status: number;
  /** Type of the problem in the answer. */
  readonly type: string;
  readonly title: string;
}

/** One case as `summary.json` tells it. */
export interface CaseSummary {
  readonly id: string;
  readonly fileReference: string;
  readonly category: number;
  readonly findings: Readonly<Record<string, string>>;
  readonly outcome: string;
  /** First day of the right; null when it was refused. */
  readonly from: string | null;
  /** 0 when it was refused. */
  readonly monthlyAmountCents: number;
  readonly events: number;
  /** Paths relative to the summary. */
  readonly artefacts: readonly string[];
  readonly refusedAttempts: readonly RefusedAttempt[];
}

/** Collects what a case leaves behind: documents, refusals, history. */
export class CaseRecord {
  readonly artefacts: string[] = [];
  readonly refusedAttempts: RefusedAttempt[] = [];

  constructor(
    private readonly folder: string,
    private readonly story: CaseFile,
  ) {}

  /** Keeps a document that the API made. */
  async keep(name: string, content: Uint8Array | string): Promise<string> {
    await mkdir(join(this.folder, this.story.id), { recursive: true });
    const path = `${this.story.id}/${name}`;
    await writeFile(join(this.folder, path), content);
    this.artefacts.push(path);
    return path;
  }

  /** Notes a refusal; throws when the system did not refuse at all. */
  refusal(attempt: string, answer: ApiAnswer): RefusedAttempt {
    if (answer.status < 400) throw new Error(`the system did not refuse: ${attempt}`);
    const refused: RefusedAttempt = {
      attempt,
      status: answer.status,
      type: String(answer.body["type"]),
      title: String(answer.body["title"]),
    };
    this.refusedAttempts.push(refused);
    return refused;
  }

  /** The whole history of the file as JSON Lines; returns the number of events. */
  async keepHistory(client: ApiClient, file: string): Promise<number> {
    const entries: unknown[] = [];
    let path: string | undefined = `${file}/events?pageSize=50`;
    while (path !== undefined) {
      const { body }: ApiAnswer = await client.get(path);
      entries.push(...(body["items"] as unknown[]));
      path = body["next"] as string | undefined;
    }
    await this.keep("history.jsonl", entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    return entries.length;
  }
}
