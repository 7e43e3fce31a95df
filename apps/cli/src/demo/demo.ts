import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { EventRegistry, openKurrentDb, PlainJsonCodec } from "#event-store";
import { ApiClient } from "./api-client.js";
import { readCaseFile } from "./case-file.js";
import { CasePlayer } from "./case-player.js";
import { CaseRecord } from "./case-record.js";
import { playStory, STORY_DAYS, type Staged } from "./demo-story.js";
import { proveFiles } from "./evidence.js";
import { Narrator } from "./narrator.js";
import { demoToken } from "../demo-token.js";
import { type DevelopmentProduct, startDevelopmentProduct } from "../development-product.js";
import { projectFolder } from "../project.js";

const CLOCK_START = "2025-03-03T09:00:00+01:00";
const CASES = ["a-part-time-wage", "b-partner-with-means", "c-corrected-report"] as const;

/**
 * Starts the product on a scratch folder, plays the story, stops everything.
 *
 * @param kurrentDbUrl where the event log is to be; in the database of the scratch folder when
 *   undefined
 * @throws Error when there is a log already: the keys that open it are not those of the demo
 */
export async function demo(
  out: string,
  kurrentDbUrl: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  if (kurrentDbUrl !== undefined) await assertEmptyLog(kurrentDbUrl);
  // The database of the demo is for once: PostgreSQL must be able to enter the folder.
  const scratch = await mkdtemp(join(tmpdir(), "rechtop-demo-"));
  const messages: string[] = [];
  try {
    await chmod(scratch, 0o755);
    const product = await startDevelopmentProduct({
      folder: scratch,
      apiPort: 0,
      issuerPort: 0,
      durable: false,
      clockStart: CLOCK_START,
      ...(kurrentDbUrl !== undefined && { kurrentDbUrl }),
      progress: (text) => process.stderr.write(`${text}\n`),
      onError: (text) => messages.push(text),
      signal,
    });
    try {
      await play(product, out, signal);
    } finally {
      process.stderr.write("Stopping …\n");
      await product.stop();
    }
  } catch (error) {
    process.stderr.write(messages.join(""));
    throw error;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function assertEmptyLog(url: string): Promise<void> {
  const registry = new EventRegistry([]);
  const codec = new PlainJsonCodec();
  // With it every file begins.
  const store = await openKurrentDb({ url, categories: ["application"], registry, codec });
  try {
    if ((await store.head()) === undefined) return;
  } finally {
    await store.close();
  }
  throw new Error("that KurrentDB has a log already; the demo needs one that is empty");
}

async function play(product: DevelopmentProduct, out: string, signal: AbortSignal): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const narrator = new Narrator(STORY_DAYS);
  const clients = new Map<string, Promise<ApiClient>>();
  const client = (username: string): Promise<ApiClient> => {
    const known =
      clients.get(username) ??
      demoToken(product.issuer, username).then(
        (token) => new ApiClient(product.apiUrl, token, signal),
      );
    clients.set(username, known);
    return known;
  };
  const memberIds = await Promise.all(
    ["hilde", "joris", "fatma"].map(async (name) => {
      const { body } = await (await client(name)).get("/profile");
      return String(body["id"]);
    }),
  );
  const stageCase = async (name: string): Promise<Staged> => {
    const story = readCaseFile(join(projectFolder(), "test/cases", `${name}.yaml`));
    const player = new CasePlayer(story, {
      caseworker: await client(story.caseworker),
      teamLeader: await client(story.teamLeader),
      secretary: await client("greet"),
      chair: await client("hilde"),
      memberIds,
    });
    return { player, record: new CaseRecord(out, story) };
  };

  const began = performance.now();
  const staged = [
    await stageCase(CASES[0]),
    await stageCase(CASES[1]),
    await stageCase(CASES[2]),
  ] as const;
  const summaries = await playStory(
    {
      narrator,
      folder: out,
      colleague: await client("els"),
      member: await client("joris"),
      moveClock: (now) => product.api.ask({ type: "moveClock", now }, "clockMoved", "clockRefused"),
    },
    staged,
  );
  await proveFiles({ narrator, folder: out, logKeyFile: product.logKeyFile, signal }, staged);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const events = summaries.reduce((sum, summary) => sum + summary.events, 0);
  const refused = summaries.reduce((sum, summary) => sum + summary.refusedAttempts.length, 0);
  narrator.line();
  narrator.line(
    `${summaries.length} cases, ${events} events, ${refused} forbidden attempts refused, in ${seconds} s.`,
  );
  const shown = relative(process.cwd(), out);
  narrator.line(
    `Look at ${shown.startsWith("..") ? out : shown}: summary.json, receipts, packets and letters (PDF), histories, evidence.`,
  );
}
