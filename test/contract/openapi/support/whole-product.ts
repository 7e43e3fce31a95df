import { join } from "node:path";
import { API_PREFIX } from "#platform";
import type { ApiClient } from "../../../../apps/cli/src/demo/api-client.js";
import { readCaseFile } from "../../../../apps/cli/src/demo/case-file.js";
import { CasePlayer } from "../../../../apps/cli/src/demo/case-player.js";
import { lookAtAll } from "../../../support/control-points.js";
import { calculationQueryExample } from "../../../../libs/entitlement/src/http/calculation-query.example.js";
import { decidedFile } from "../../../support/log.js";
import { type Product, subjectOf } from "../../../support/product.js";
import { moveTo } from "../../../support/stages.js";
import { EVERY_PART } from "./every-part.js";
import { type RecordedExchange, RecordingClient } from "./recording-client.js";

/** Plays two cases so that every operation of the API is used at least once, and refused sometimes. */
export async function useEverything(product: Product): Promise<RecordedExchange[]> {
  const exchanges: RecordedExchange[] = [];
  const as = async (username: string, base = API_PREFIX) =>
    new RecordingClient(product.url + base, await product.token(username), exchanges);
  const playerOf = async (name: string) => {
    const story = readCaseFile(join(process.cwd(), "test/cases", `${name}.yaml`));
    return new CasePlayer(story, {
      caseworker: await as(story.caseworker),
      teamLeader: await as(story.teamLeader),
      secretary: await as("greet"),
      chair: await as("hilde"),
      memberIds: ["hilde", "joris", "fatma"].map(subjectOf),
    });
  };

  const first = await playerOf("a-part-time-wage");
  await first.bringToCommittee();
  const second = await playerOf("c-corrected-report");
  await bringWithoutReading(product, second);
  const withPartner = await playerOf("b-partner-with-means");
  await withPartner.bringToCommittee();
  await first.convene("2025-03-25");
  second.sittingId = first.sittingId;
  withPartner.sittingId = first.sittingId;
  await first.place();
  await second.place();
  await withPartner.place();
  await first.dispatch();
  moveTo(product, "2025-03-25", "14:05");
  await first.open();
  await first.cast.chair.get(`/decisionPackets/${first.applicationId}`);
  await first.cast.chair.get(`/decisionPackets/${first.applicationId}/document`);
  await first.cast.chair.get(`/decisionPackets/${withPartner.applicationId}`);
  await first.cast.chair.get(`/decisionPackets/${withPartner.applicationId}/document`);
  await first.decide();
  await withPartner.decide();
  const { caseworker, teamLeader, secretary, chair } = first.cast;
  await chair.change(first.sitting, "adjournments", {
    applicationId: second.applicationId,
    reasons: "De berekening moet opnieuw bekeken worden.",
    furtherInvestigation: true,
  });
  await first.close();
  await decidedFile(caseworker, first.file);
  await secretary.send("POST", `${first.file}/notifications`, {
    body: { notifiedOn: "2025-03-25", manner: "againstReceipt" },
    headers: { "if-match": '"3"' },
  });
  await teamLeader.change(second.file, "assignments", { assigneeId: subjectOf("karim") });

  for (const path of ["", "/conditions", "/events?pageSize=5"]) {
    await caseworker.get(first.file + path);
  }
  await readDeterminations(caseworker, first.file);
  await readDeterminations(withPartner.cast.caseworker, withPartner.file);
  await readDeterminations(teamLeader, second.file);
  await teamLeader.get(`${second.file}/controlPoints`);
  await teamLeader.get(`${second.file}/proportionality`);
  await caseworker.get("/applications");
  await teamLeader.get("/applications?pageSize=1");
  const { insz } = first.story.request["person"] as { insz: string };
  await caseworker.send("POST", "/applications/query", { body: { insz } });
  await caseworker.get(`${first.file}/documents/receipt`);
  await caseworker.get(`${first.file}/evidenceBundle`);
  await caseworker.get(`${first.file}/documents/decisionLetter`);
  await teamLeader.get(first.report);
  await teamLeader.get(second.report);
  await secretary.get("/sittings");
  await caseworker.get(`/decisions/${first.applicationId}`);
  for (const body of [calculationQueryExample, EVERY_PART]) {
    await caseworker.send("POST", "/calculations/query?language=fr", { body });
  }
  await caseworker.get("/refData/conditions");
  await caseworker.get("/refData/problemTypes");
  await caseworker.get("/profile");
  for (const path of [
    "/conditions",
    "/conditions/means",
    "/events?pageSize=500",
    "/documents/decisionLetter",
    "/evidenceBundle",
  ]) {
    await withPartner.cast.caseworker.get(withPartner.file + path);
  }
  await secretary.get(first.sitting);
  await useProcessingLog(await as("wannes"), withPartner.file);
  const operator = await as("bram", "");
  await operator.get("/health");
  await operator.get("/metrics");

  await useErasures(product, teamLeader, await as("wannes"), first.file);

  await caseworker.send("POST", "/applications", { body: {} });
  await caseworker.send("POST", `${first.file}/assignments`, { body: {} });
  await caseworker.send("GET", `/decisions/${crypto.randomUUID()}`);
  await teamLeader.send("GET", "/sittings");
  await teamLeader.send("POST", `${first.file}/assignments`, {
    body: { assigneeId: subjectOf("tine") },
    headers: { "if-match": '"1"' },
  });
  await teamLeader.attempt(first.report, "seals", { version: 1 });
  await searchTooOften(teamLeader, insz);
  return exchanges;
}

/** The determinations of a file, as known and as valid, and all of the newest. */
async function readDeterminations(client: ApiClient, file: string): Promise<void> {
  const path = `${file}/determinations`;
  const { body } = await client.get(path);
  await client.get(`${path}?knownAt=2025-03-04T10:00:00Z&validOn=2025-04-01`);
  const [newest] = body["items"] as [{ determinationId: string }];
  await client.get(`${path}/${newest.determinationId}`);
  await client.get(`${path}/${newest.determinationId}?language=de`);
  await client.get(`${path}/${newest.determinationId}/trace?language=en`);
}

/** Until the limit of the search refuses it. */
async function searchTooOften(client: ApiClient, insz: string): Promise<void> {
  for (let i = 0; i < 100; i += 1) {
    const { status } = await client.send("POST", "/applications/query", { body: { insz } });
    if (status === 429) return;
  }
}

/** What the person is told of a file, page by page; who did it; and a question about nothing. */
async function useProcessingLog(officer: ApiClient, file: string): Promise<void> {
  const { body } = await officer.get(`${file}/processings?pageSize=3`);
  await officer.get(body["next"] as string);
  const [{ traceId }] = body["items"] as [{ traceId: string }];
  await officer.get(`/audits?traceId=${traceId}`);
  await officer.get(`/audits?applicationId=${file.split("/").at(-1)}&pageSize=2`);
  await officer.send("GET", "/audits");
}

/** One request for each thing that can become of one; the last is executed, and shows that it is. */
async function useErasures(
  product: Product,
  teamLeader: ApiClient,
  officer: ApiClient,
  file: string,
): Promise<void> {
  const erasures = `${file}/erasures`;
  const write = async (by: ApiClient, path: string, body?: object): Promise<string> => {
    const etag = (await by.get(erasures)).headers.get("etag") ?? "";
    const answer = await by.send("POST", path, {
      ...(body === undefined ? {} : { body }),
      headers: { "if-match": etag },
    });
    return answer.body["id"] as string;
  };
  const ask = (reason: string, code: string) =>
    write(teamLeader, erasures, {
      scope: "everything",
      reason,
      authority: { code, reference: "AR 31/12/A" },
    });

  const refused = await ask("personRequest", "decision");
  const ground = { ground: "legalObligation", askAgainFrom: "2031-01-01" };
  await write(teamLeader, `${erasures}/${refused}/refusals`, ground);
  const withdrawn = await ask("retentionTermEnded", "selectionList");
  await write(teamLeader, `${erasures}/${withdrawn}/withdrawals`);

  const ordered = await ask("courtOrder", "courtOrder");
  await write(teamLeader, `${erasures}/${ordered}/approvals`);
  await write(officer, `${erasures}/${ordered}/approvals`);
  const hold = { reason: "appeal", reference: "AR 31/12/A" };
  const legalHoldId = await write(officer, `${file}/legalHolds`, hold);
  moveTo(product, "2025-04-25");
  await write(officer, `${erasures}/${ordered}/executions`);
  const { reference } = hold;
  await write(officer, `${file}/legalHoldLiftings`, { legalHoldId, reference });
  await write(officer, `${erasures}/${ordered}/executions`);
  await officer.get(erasures);
  // What is left of it.
  for (const path of ["", "/conditions", "/events?pageSize=500"]) {
    await teamLeader.get(file + path);
  }
  await readDeterminations(teamLeader, file);
  await teamLeader.send("GET", `${file}/documents/receipt`);
  await teamLeader.send("GET", `${file}/documents/decisionLetter`);
}

/** The person is asked for a lease, and contests what was seen; then the condition is found again. */
async function askAndContest({ story, cast: { caseworker }, file }: CasePlayer): Promise<void> {
  const residence = `${file}/conditions/residence`;
  const lease = {
    kind: "lease",
    about: "stay",
    necessity: "Het register toont het adres nog niet.",
  };
  const asked = await caseworker.change(residence, "questions", lease);
  await caseworker.change(residence, `questions/${String(asked.body["id"])}/answers`, {
    answer: "Ik heb nog geen contract.",
  });
  const again = await caseworker.change(residence, "questions", {
    ...lease,
    whyAgain: "Het contract was er intussen.",
  });
  await caseworker.change(residence, `questions/${String(again.body["id"])}/withdrawals`, {
    reasons: "Het huisbezoek volstaat.",
  });
  const { body } = await caseworker.get(residence);
  const [piece] = body["evidence"] as [{ evidenceId: string }];
  await caseworker.change(residence, "reopenings", { reasons: "Mevrouw heeft iets te zeggen." });
  const contested = await caseworker.change(residence, "contests", {
    evidenceId: piece.evidenceId,
    oldValue: "Twee bedden.",
    newValue: "Drie bedden.",
    reasons: "Er staat er nog een achter de deur.",
  });
  const [seen] = story.conditions.residence.evidence;
  const answers = `contests/${String(contested.body["id"])}/answers`;
  await caseworker.change(residence, answers, {
    outcome: "accepted",
    reasons: "Zo werd het samen nagekeken.",
    correction: { ...seen, facts: "Woont met haar dochter in de woning; drie bedden." },
  });
  const { finding } = story.conditions.residence;
  const findOnAll = async () => {
    const now = await caseworker.get(residence);
    const evidence = now.body["evidence"] as { evidenceId: string }[];
    const evidenceIds = evidence.map(({ evidenceId }) => evidenceId);
    await caseworker.change(residence, "findings", { ...finding, evidenceIds });
  };
  await findOnAll();
  await caseworker.change(residence, "evidence", {
    kind: "lease",
    source: "Huurcontract",
    facts: "Huurt de woning.",
    periodFrom: "2025-03-01",
    necessity: "Bevestigt het huisbezoek.",
  });
  await lookAtAll(caseworker, residence);
  await findOnAll();
}

/** With a category that people gave, and once more by the facts of the household. */
async function determineTwice(player: CasePlayer): Promise<void> {
  await player.determineWith({
    cause: "request",
    category: { category: 3, reasons: "Woont met haar dochter, die zij ten laste heeft." },
  });
  await player.determine();
}

/** Evidence is taken back; an attempt to read the report does not succeed; the person declines. */
async function bringWithoutReading(product: Product, player: CasePlayer): Promise<void> {
  await player.register();
  const age = `${player.file}/conditions/age`;
  const [piece] = player.story.conditions.age.evidence;
  const mistaken = await player.cast.caseworker.change(age, "evidence", piece);
  await player.cast.caseworker.change(age, "withdrawals", {
    evidenceId: mistaken.body["id"],
    reasons: "Stond in het verkeerde dossier.",
  });
  await player.investigate();
  await askAndContest(player);
  await determineTwice(player);
  await player.draft(1);
  moveTo(product, "2025-03-04");
  await player.cast.caseworker.change(player.report, "attempts", {
    version: 1,
    attemptedOn: "2025-03-04",
    manner: "appointment",
    whatHappened: "Niemand kwam naar de afspraak.",
  });
  await player.cast.caseworker.change(player.report, "declinations", {
    version: 1,
    statement: "Ik vertrouw erop dat het klopt.",
  });
  await player.review(1);
  await player.seal(1);
  await player.submit(1);
}
