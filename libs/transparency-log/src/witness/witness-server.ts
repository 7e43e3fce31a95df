import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { type AddressInfo } from "node:net";
import { type NoteSigner, type NoteVerifier } from "../note/keys.js";
import { FileWitnessState } from "./file-state.js";
import { Witness, type WitnessAnswer } from "./witness.js";

/** A proof of 63 hashes and a note with a hundred signatures are far smaller. */
const MAX_BODY_BYTES = 64 * 1024;
const PATH = "/add-checkpoint";

type Answer = Omit<WitnessAnswer, "status"> & { readonly status: number };

/** A witness over HTTP: `POST /add-checkpoint` and nothing else. Not listening yet. */
export function witnessServer(witness: Witness): Server {
  // Headers, then the whole request, in milliseconds: who sends slowly holds nothing up for long.
  const limits = { headersTimeout: 5_000, requestTimeout: 10_000, maxHeaderSize: 8_192 };
  const listener: RequestListener = (request, response) => void respond(witness, request, response);
  const server = createServer({ ...limits, keepAliveTimeout: 5_000 }, listener);
  server.maxConnections = 256;
  return server;
}

/** A witness at work. */
export interface RunningWitness {
  /** Prefix that a log is given: `http://host:port`. */
  readonly url: string;
  /** Answers what has arrived, then lets go of the port and the state file. */
  close(): Promise<void>;
}

/**
 * Starts a witness over the state in a file.
 *
 * @throws FileInUse when another process has the state file open
 * @throws FormatInvalid when the state file is damaged
 */
export async function startWitness(options: {
  listen: { host: string; port: number };
  stateFile: string;
  signer: NoteSigner;
  logs: readonly NoteVerifier[];
  now?: () => Date;
}): Promise<RunningWitness> {
  const { listen, stateFile, ...witness } = options;
  const state = await FileWitnessState.open(stateFile);
  try {
    const server = witnessServer(new Witness({ ...witness, state }));
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(listen.port, listen.host, resolve);
    });
    return { url: urlOf(server), close: () => close(server, state) };
  } catch (error) {
    await state.close();
    throw error;
  }
}

async function respond(
  witness: Witness,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { status, contentType, body } = await answer(witness, request).catch(() =>
    text(500, "the checkpoint could not be stored; nothing was cosigned"),
  );
  if (!request.complete) response.setHeader("Connection", "close");
  if (status === 405) response.setHeader("Allow", "POST");
  response.writeHead(status, { "Content-Type": contentType, "Cache-Control": "no-store" });
  response.end(body);
}

async function answer(witness: Witness, request: IncomingMessage): Promise<Answer> {
  if (request.url !== PATH) return text(404, `only ${PATH} is served here`);
  if (request.method !== "POST") return text(405, "a checkpoint is added with POST");
  const body = await bodyOf(request);
  if (body === undefined) return text(413, `a request has up to ${MAX_BODY_BYTES} bytes`);
  return witness.addCheckpoint(body);
}

/** The whole body; `undefined` as soon as it is too long. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > MAX_BODY_BYTES) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function text(status: number, why: string): Answer {
  return { status, contentType: "text/plain; charset=utf-8", body: `${why}\n` };
}

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}

/** Who is still sending by then is not waited for; an answer takes milliseconds. */
const CLOSE_WITHIN_MS = 1_000;

async function close(server: Server, state: FileWitnessState): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const cut = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
  await closed;
  clearTimeout(cut);
  await state.close();
}
