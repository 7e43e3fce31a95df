import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ApiAnswer, ApiClient } from "./api-client.js";
import type { CasePlayer } from "./case-player.js";
import type { CaseRecord, CaseSummary } from "./case-record.js";
import type { Narrator } from "./narrator.js";

/** One case on stage: who plays it and what it leaves behind. */
export interface Staged {
  readonly player: CasePlayer;
  readonly record: CaseRecord;
}

/** What the story needs besides the cases. */
export interface Stage {
  readonly narrator: Narrator;
  readonly folder: string;
  /** Somebody else of the same centre, and a member of the committee. */
  readonly colleague: ApiClient;
  readonly member: ApiClient;
  /** Moves the product's clock. */
  readonly moveClock: (to: string) => Promise<void>;
}

/** The days of the story: how many steps the narrator counts. */
export const STORY_DAYS = 8;

/** Plays three cases from the request to the letter, and tries six forbidden things on the way. */
export async function playStory(
  stage: Stage,
  cases: readonly [Staged, Staged, Staged],
): Promise<CaseSummary[]> {
  const [, , corrected] = cases;
  await requests(stage, cases);
  await investigation(stage, cases);
  await firstReading(stage, cases);
  await corrections(stage, corrected);
  await reviews(stage, cases);
  await agenda(stage, cases);
  await sitting(stage, cases);
  return letters(stage, cases);
}

async function requests({ narrator }: Stage, cases: readonly Staged[]): Promise<void> {
  narrator.day("Monday 3 March 2025: three people ask for the minimum income.");
  for (const { player, record } of cases) {
    await player.register();
    const { body } = await player.cast.caseworker.get(player.file);
    const terms = body["terms"] as { what: string; dueBy: string }[];
    const dueBy = terms.find(({ what }) => what === "decision")?.dueBy ?? "";
    const receipt = await player.cast.caseworker.get(`${player.file}/documents/receipt`);
    const path = await record.keep("receipt.pdf", receipt.bytes);
    narrator.done(`${player.story.title}.`);
    narrator.line(
      `      Registered as ${String(body["fileReference"])}; the receipt says: a decision by ${dueBy} (${path}).`,
    );
  }
}

async function investigation(
  stage: Stage,
  cases: readonly [Staged, Staged, Staged],
): Promise<void> {
  const { narrator, colleague, moveClock } = stage;
  const [wage, partner] = cases;
  await moveClock("2025-03-05T09:00:00+01:00");
  narrator.day("Wednesday 5 March: the social investigation, condition by condition.");
  refuse(
    stage,
    wage,
    "record job applications as evidence of willingness to work",
    await wage.player.cast.caseworker.attempt(
      `${wage.player.file}/conditions/willingnessToWork`,
      "evidence",
      {
        kind: "jobApplications",
        source: "The person",
        facts: "Has sent five applications.",
        periodFrom: "2025-03-05",
        necessity: "To see whether the person looks for work.",
      },
    ),
  );
  refuse(
    stage,
    partner,
    "let a colleague open a file that is not assigned to them",
    await colleague.send("GET", partner.player.file),
  );
  for (const { player } of cases) {
    await player.investigate();
    await player.determine();
    const { right, category, amounts } = await determinedFor(player);
    narrator.done(
      `${player.story.id}: evidence and findings for six conditions; right ${right}, category ` +
        `${category}, determined: ${euros(amounts.monthlyLeefloonCents)} a month.`,
    );
  }
}

async function firstReading(stage: Stage, cases: readonly [Staged, Staged, Staged]): Promise<void> {
  const { narrator, moveClock } = stage;
  const [wage] = cases;
  await moveClock("2025-03-10T10:00:00+01:00");
  narrator.day("Monday 10 March: each report is written, and read to the person.");
  for (const staged of cases) {
    const { player } = staged;
    await player.draft(1);
    if (staged === wage) {
      refuse(
        stage,
        wage,
        "have the report reviewed before it was read to the person",
        await player.cast.teamLeader.attempt(player.report, "reviews", {
          version: 1,
          verdict: "approved",
        }),
      );
    }
    await player.read(1);
    const remarks = player.story.report[0]?.reading.remarks ?? "nothing";
    narrator.done(`${player.story.id}: read; the person says: “${remarks}”`);
  }
}

async function corrections(stage: Stage, corrected: Staged): Promise<void> {
  const { narrator, moveClock } = stage;
  const { player } = corrected;
  await moveClock("2025-03-11T10:00:00+01:00");
  narrator.day("Tuesday 11 March: one person corrected the report, so there is a second version.");
  await player.draft(2);
  refuse(
    stage,
    corrected,
    "have the corrected report reviewed on the strength of the first reading",
    await player.cast.teamLeader.attempt(player.report, "reviews", {
      version: 2,
      verdict: "approved",
    }),
  );
  await player.read(2);
  narrator.done(
    `${player.story.id}: the second version is read too: “${player.story.report[1]?.reading.remarks ?? ""}”`,
  );
}

async function reviews({ narrator, moveClock }: Stage, cases: readonly Staged[]): Promise<void> {
  await moveClock("2025-03-12T10:00:00+01:00");
  narrator.day("Wednesday 12 March: a team leader who wrote none of them looks at the reports.");
  for (const { player } of cases) {
    const last = player.story.report.length;
    await player.review(last);
    await player.seal(last);
    await player.submit(last);
    narrator.done(`${player.story.id}: version ${last} reviewed, sealed, submitted.`);
  }
}

async function agenda(stage: Stage, cases: readonly [Staged, Staged, Staged]): Promise<void> {
  const { narrator, member, moveClock } = stage;
  const [first, , corrected] = cases;
  await moveClock("2025-03-13T10:00:00+01:00");
  narrator.day("Thursday 13 March: the secretary makes the agenda of the sitting of 25 March.");
  await first.player.convene("2025-03-25");
  for (const { player } of cases) {
    player.sittingId = first.player.sittingId;
    await player.place();
  }
  refuse(
    stage,
    corrected,
    "let a member open the packet before the agenda is sent",
    await member.send("GET", `/decisionPackets/${corrected.player.applicationId}`),
  );
  await first.player.dispatch();
  for (const { player, record } of cases) {
    const packet = await member.get(`/decisionPackets/${player.applicationId}/document`);
    const path = await record.keep("packet.pdf", packet.bytes);
    narrator.done(`${player.story.id}: packet without name, number, address or account (${path}).`);
  }
}

async function sitting(stage: Stage, cases: readonly [Staged, Staged, Staged]): Promise<void> {
  const { narrator, moveClock } = stage;
  const [first, partner] = cases;
  await moveClock("2025-03-25T14:00:00+01:00");
  narrator.day("Tuesday 25 March: the committee sits and decides, condition by condition.");
  await first.player.open();
  refuse(
    stage,
    partner,
    "grant although the condition of means is not met, everybody in favour",
    await partner.player.cast.chair.attempt(partner.player.sitting, "decisions", {
      ...partner.player.decisionBody(),
      outcome: "granted",
    }),
  );
  for (const { player } of cases) {
    await player.decide();
    const { outcome } = player.story.decision;
    narrator.done(`${player.story.id}: ${outcome}, three votes for.`);
  }
  await first.player.close();
}

async function letters(
  stage: Stage,
  cases: readonly [Staged, Staged, Staged],
): Promise<CaseSummary[]> {
  const { narrator, folder, moveClock } = stage;
  await moveClock("2025-03-26T10:00:00+01:00");
  narrator.day("Wednesday 26 March: the three people get their letters.");
  const summaries: CaseSummary[] = [];
  for (const staged of cases) summaries.push(await conclude(stage, staged));
  await writeFile(
    join(folder, "summary.json"),
    `${JSON.stringify({ cases: summaries }, null, 2)}\n`,
  );
  return summaries;
}

async function conclude({ narrator }: Stage, { player, record }: Staged): Promise<CaseSummary> {
  const { caseworker } = player.cast;
  const { body: decision } = await caseworker.get(`/decisions/${player.applicationId}`);
  // The procedure hears of the decision through a reaction, a moment later.
  await untilDecided(caseworker, player.file);
  await caseworker.change(player.file, "notifications", {
    notifiedOn: "2025-03-26",
    manner: "registeredLetter",
  });
  const letter = await caseworker.get(`${player.file}/documents/decisionLetter`);
  const path = await record.keep("decision-letter.pdf", letter.bytes);
  const events = await record.keepHistory(caseworker, player.file);
  const { body: file } = await caseworker.get(player.file);
  const { body: conditions } = await caseworker.get(`${player.file}/conditions`);
  const granted = decision["outcome"] === "granted";
  narrator.done(
    granted
      ? `${player.story.id}: granted from ${String(decision["from"])}, ${euros(decision["monthlyAmountCents"])} a month (${path}).`
      : `${player.story.id}: refused, because the means reach the amount; the letter says why and how to appeal (${path}).`,
  );
  return {
    id: player.story.id,
    fileReference: String(file["fileReference"]),
    category: (await determinedFor(player)).category,
    findings: findingsOf(conditions),
    outcome: String(decision["outcome"]),
    from: granted ? String(decision["from"]) : null,
    monthlyAmountCents: granted ? (decision["monthlyAmountCents"] as number) : 0,
    events,
    artefacts: record.artefacts,
    refusedAttempts: record.refusedAttempts,
  };
}

/** What a period of a determination says, as far as the story tells it. */
interface Determined {
  readonly right: string;
  readonly category: number;
  readonly amounts: { readonly monthlyLeefloonCents: number };
}

/** The first period of the newest determination of the file. */
async function determinedFor({ cast, file }: CasePlayer): Promise<Determined> {
  const { body } = await cast.caseworker.get(`${file}/determinations`);
  const [newest] = body["items"] as { periods: { told: Determined }[] }[];
  const told = newest?.periods[0]?.told;
  if (told === undefined) throw new Error(`${file} has no determination`);
  return told;
}

/** Asks until the file knows of its decision; gives up after ten seconds. */
async function untilDecided(client: ApiClient, file: string): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    const { body } = await client.get(file);
    if (body["status"] === "decided") return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${file} did not hear of its decision`);
}

function findingsOf(conditions: ApiAnswer["body"]): Record<string, string> {
  const items = conditions["items"] as { condition: string; finding: { outcome: string } }[];
  return Object.fromEntries(items.map(({ condition, finding }) => [condition, finding.outcome]));
}

function refuse(
  { narrator }: Stage,
  { player, record }: Staged,
  attempt: string,
  answer: ApiAnswer,
): void {
  const { status, type, title } = record.refusal(attempt, answer);
  narrator.refused(`${attempt} (${player.story.id})`, `${status} ${title} — ${type}`);
}

function euros(cents: unknown): string {
  return `${(Number(cents) / 100).toFixed(2)} euro`;
}
