/** The settings of which one says where the key-encrypting key comes from. */
const KEK_SETTINGS = ["RECHTOP_KEK_FILE", "RECHTOP_KEK", "RECHTOP_KEK_COMMAND"] as const;
export type KekSetting = (typeof KEK_SETTINGS)[number];

/** Where the keys of personal data are. */
export interface KeySettings {
  /** Where the key-encrypting key comes from: a file, the setting itself, or a command. */
  readonly kek: { readonly setting: KekSetting; readonly value: string };
  /** The database of the key table; that of the log unless it is said otherwise. */
  readonly databaseUrl: string;
  /** Path of the list of destroyed keys. Outlives every backup of the key table. */
  readonly destroyedKeysFile: string;
}

/** Reads the settings of the keys; adds to `problems` what is missing or wrong. */
export function readKeySettings(
  env: Readonly<Record<string, string | undefined>>,
  problems: string[],
): KeySettings {
  const given = KEK_SETTINGS.filter((name) => env[name]);
  const [setting = KEK_SETTINGS[0]] = given;
  if (given.length === 0) {
    problems.push(
      "RECHTOP_KEK_FILE is not set, nor RECHTOP_KEK or RECHTOP_KEK_COMMAND: personal data is " +
        "encrypted under a key that is kept outside the database; make one with rechtop keys new-kek",
    );
  } else if (given.length > 1) {
    problems.push(`of ${KEK_SETTINGS.join(", ")} exactly one is set, not ${given.join(" and ")}`);
  }
  const databaseUrl = env["RECHTOP_KEYS_DATABASE_URL"] || env["DATABASE_URL"] || "";
  if (env["RECHTOP_KEYS_DATABASE_URL"] && !isPostgres(databaseUrl)) {
    problems.push(
      "RECHTOP_KEYS_DATABASE_URL must be a URL that starts with postgres:// or postgresql://",
    );
  }
  const destroyedKeysFile = env["RECHTOP_DESTROYED_KEYS_FILE"] ?? "";
  if (destroyedKeysFile === "") problems.push("RECHTOP_DESTROYED_KEYS_FILE is not set");
  return { kek: { setting, value: env[setting] ?? "" }, databaseUrl, destroyedKeysFile };
}

function isPostgres(url: string): boolean {
  return /^postgres(ql)?:\/\//.test(url) && URL.canParse(url);
}
