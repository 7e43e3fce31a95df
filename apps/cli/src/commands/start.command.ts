import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { startDevelopmentProduct } from "../development-product.js";
import { projectFolder } from "../project.js";

/** `rechtop start`: the product on this machine, with data that stays. */
export function startCommand(): Command {
  return new Command("start")
    .description("Serve the API on this machine with an embedded database whose data stays.")
    .option("--data <folder>", "where the data stays", join(projectFolder(), ".rechtop"))
    .option("--port <number>", "port of the API", portNumber, 3000)
    .option("--issuer-port <number>", "port of the development issuer", portNumber, 3001)
    .action(async (options: { data: string; port: number; issuerPort: number }) => {
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
        progress: say,
        onError: (text) => process.stderr.write(text),
      });
      process.stdout.write(welcome(product.apiUrl, product.documentationUrl, product.issuer));
      const interrupted = new Promise<void>((resolve) => {
        process.once("SIGINT", resolve);
        process.once("SIGTERM", resolve);
      });
      const crashed = await Promise.race([
        interrupted.then(() => false),
        product.api.ended.then(() => true),
      ]);
      say("Stopping …");
      await product.stop();
      if (crashed) throw new Error("the API has stopped by itself; see the messages above");
      say(`Stopped. The data stays in ${options.data}.`);
    });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new InvalidArgumentError("a port is a number from 1 to 65535.");
  }
  return port;
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
