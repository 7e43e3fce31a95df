import type { DataSource } from "typeorm";
import type { KeyedHash } from "#platform";

/**
 * Refuses to go on with another secret than the one the database was first used with: the index of
 * national numbers would be made under another key, and every search would silently find nothing.
 *
 * @throws Error that says what to do
 */
export async function checkSecret(dataSource: DataSource, hash: KeyedHash): Promise<void> {
  const check = hash.of("installation/v1", "the secret of this installation");
  await dataSource.query(
    "INSERT INTO installation (secret_check) VALUES ($1) ON CONFLICT (one_row) DO NOTHING",
    [check],
  );
  const rows: readonly { secret_check: string }[] = await dataSource.query(
    "SELECT secret_check FROM installation",
  );
  if (rows[0]?.secret_check !== check) {
    throw new Error(
      "RECHTOP_SECRET is another one than this database was made with: give the old one back",
    );
  }
}
