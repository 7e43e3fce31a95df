import { startDevIdp } from "./dev-idp.js";
import type { DevIdp } from "./dev-idp.js";
import { rolesInWords } from "./pages.js";
import { CENTRES, DEMO_USERS } from "./users.js";

const DEFAULT_PORT = "3001";
const DEFAULT_AUDIENCE = "urn:rechtop:api";

/** How `main` ended: the issuer runs, or the process should stop with this code. */
export type MainResult = { readonly exitCode: 0; readonly idp: DevIdp } | { readonly exitCode: 1 };

/**
 * Starts the issuer as the environment says and prints who can log in.
 *
 * Reads `PORT`, `HOST`, `AUDIENCE`, `REDIRECT_URIS` (separated by commas) and `NODE_ENV`.
 *
 * @param print gets text for people, line by line
 */
export async function main(
  environment: NodeJS.ProcessEnv,
  print: (line: string) => void,
): Promise<MainResult> {
  try {
    const idp = await startDevIdp(optionsFrom(environment), environment);
    print(`Development issuer: ${idp.issuer}`);
    print("Who can log in (no password; all persons are invented):");
    for (const user of DEMO_USERS) {
      print(
        `  ${user.username.padEnd(8)} ${CENTRES[user.centre].padEnd(15)} ${rolesInWords(user)}`,
      );
    }
    return { exitCode: 0, idp };
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return { exitCode: 1 };
  }
}

function optionsFrom(environment: NodeJS.ProcessEnv) {
  const port = environment["PORT"] ?? DEFAULT_PORT;
  if (!/^\d{1,5}$/.test(port)) throw new TypeError("PORT must be a port number");
  return {
    port: Number(port),
    host: environment["HOST"] ?? "127.0.0.1",
    audience: environment["AUDIENCE"] ?? DEFAULT_AUDIENCE,
    redirectUris: (environment["REDIRECT_URIS"] ?? "").split(",").filter((uri) => uri !== ""),
  };
}

if (import.meta.main) {
  const result = await main(process.env, (line) => process.stderr.write(`${line}\n`));
  process.exitCode = result.exitCode;
  if (result.exitCode === 0) {
    const stop = () => {
      void result.idp.close().then(() => {
        if (process.connected) process.disconnect();
      });
    };
    process.once("SIGINT", stop).once("SIGTERM", stop).once("disconnect", stop);
    process.send?.({ type: "started", url: result.idp.issuer });
  }
}
