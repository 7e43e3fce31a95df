/**
 * A witness in a process of its own, until it is killed. The test starts it from the build output,
 * so that it is a program as in production and can die like one.
 */
import { NoteSigner, NoteVerifier } from "../note/keys.js";
import { startWitness } from "../witness/witness-server.js";

/** What the child is told, as its only argument, in JSON. */
export interface WitnessOrders {
  readonly stateFile: string;
  readonly signer: string;
  readonly log: string;
}

/** What the child tells: where it listens, or why it does not. */
export type WitnessReport = { readonly url: string } | { readonly failed: string };

const { stateFile, signer, log } = JSON.parse(process.argv[2] ?? "{}") as WitnessOrders;

try {
  const { url } = await startWitness({
    listen: { host: "127.0.0.1", port: 0 },
    stateFile,
    signer: NoteSigner.parse(signer),
    logs: [NoteVerifier.parse(log)],
  });
  process.send?.({ url } satisfies WitnessReport);
} catch (error) {
  process.send?.({ failed: (error as Error).name } satisfies WitnessReport);
}
