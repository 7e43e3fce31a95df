import { Command } from "commander";
import { demoToken } from "../demo-token.js";

/** `rechtop token <username>`: an access token to try the API with curl. */
export function tokenCommand(): Command {
  return new Command("token")
    .description("Print an access token of a demo user (development issuer only).")
    .argument("<username>", "one of the people whom `rechtop start` names, e.g. els")
    .option("--issuer <url>", "the development issuer", "http://127.0.0.1:3001")
    .action(async (username: string, { issuer }: { issuer: string }) => {
      try {
        process.stdout.write(`${await demoToken(issuer, username)}\n`);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        throw new Error(`no issuer answers at ${issuer}: run npm start first`, { cause: error });
      }
    });
}
