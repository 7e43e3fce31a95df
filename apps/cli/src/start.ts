import { startDevelopmentProduct } from "./development-product.js";

/** Where `start` keeps its data and where it listens. */
export interface StartOptions {
  readonly data: string;
  readonly port: number;
  readonly issuerPort: number;
}

/** Serves until a signal comes; that is how it is meant to end, so it is no failure. */
export async function start(options: StartOptions, signal: AbortSignal): Promise<void> {
  if (process.env["NODE_ENV"] === "production") {
    throw new Error(
      "start is for development: in production run the api program with a database, an " +
        "issuer and a secret of your own (see the README, section operations)",
    );
  }
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const product = await startDevelopmentProduct({
    folder: options.data,
    apiPort: options.port,
    issuerPort: options.issuerPort,
    durable: true,
    progress: say,
    onError: (text) => process.stderr.write(text),
    signal,
  });
  process.stdout.write(welcome(product.apiUrl, product.documentationUrl, product.issuer));
  const interrupted = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    else signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  const ended = await Promise.race([interrupted, product.programEnded]);
  say("Stopping …");
  await product.stop();
  if (ended !== undefined) {
    throw new Error(`${ended} has stopped by itself; see the messages above`);
  }
  say(`Stopped. The data stays in ${options.data}.`);
}

function welcome(apiUrl: string, documentationUrl: string, issuer: string): string {
  return `
Rechtop is running.

  Try it in a browser  ${documentationUrl}
                       Authorize → log in as one of the people below (no password)
  The API              ${apiUrl}
  A token for curl     npm run -s rechtop -- token els --issuer ${issuer}

  els, karim           caseworkers            greet            secretary of the committee
  nora                 team leader            hilde            chair of the committee
  tine                 caseworker and         joris, fatma     members of the committee
                       team leader            wannes           data-protection officer
  lien                 researcher             bram             operator
  amina, luc, odile, yves, noemie: the same work in another centre, CPAS de Valmont

All persons are invented. Ctrl+C stops everything.
`;
}
