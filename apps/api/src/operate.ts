import pg from "pg";
import { PlainJsonCodec, PostgresEventStore } from "#event-store";
import { KeyedHash } from "#platform";
import { ProjectionRunner, rebuildProjection } from "#projections";
import { projectors } from "./background.js";
import { openReadModels } from "./database.js";
import { eventRegistry } from "./event-registry.js";
import { checkSecret } from "./secret-check.js";

/** Operations on a database, for the command line: migrate, look at read models, rebuild one. */
async function operate([operation, name]: readonly string[]): Promise<void> {
  const databaseUrl = process.env["DATABASE_URL"];
  if (!databaseUrl) throw new Error("DATABASE_URL is not set: which database?");
  const dataSource = await openReadModels(databaseUrl);
  const pool = new pg.Pool({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  try {
    const store = await PostgresEventStore.open({
      pool,
      registry: eventRegistry(),
      codec: new PlainJsonCodec(),
    });
    switch (operation) {
      case "migrate":
        process.stderr.write("The database is as this version needs it.\n");
        break;
      case "projections-status": {
        const runner = new ProjectionRunner({ dataSource, store, projectors: projectors(hash()) });
        for (const [projector, lag] of await runner.lag()) {
          process.stdout.write(`${JSON.stringify({ name: projector, lagEvents: lag })}\n`);
        }
        break;
      }
      case "projections-rebuild": {
        await checkSecret(dataSource, hash());
        const all = projectors(hash());
        const projector = all.find((one) => one.name === name);
        if (projector === undefined) {
          const names = all.map((one) => one.name).join(", ");
          throw new Error(`there is no read model ${name ?? ""}; there are ${names}`);
        }
        const { applied } = await rebuildProjection({
          dataSource,
          store,
          projector,
          onProgress: (progress) => process.stderr.write(`${JSON.stringify(progress)}\n`),
        });
        process.stdout.write(`${JSON.stringify({ name: projector.name, events: applied })}\n`);
        break;
      }
      default:
        throw new Error(`there is no operation ${operation ?? ""}`);
    }
  } finally {
    await pool.end();
    await dataSource.destroy();
  }
}

/** The same secret as the running product: another one would make another index. */
function hash(): KeyedHash {
  const secret = Buffer.from(process.env["RECHTOP_SECRET"] ?? "", "base64url");
  if (secret.length < 32) throw new Error("RECHTOP_SECRET is not set, or shorter than 32 bytes");
  return new KeyedHash(secret);
}

try {
  await operate(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
