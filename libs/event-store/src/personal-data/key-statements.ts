// The statements of the key table.

export const COLUMNS = `k.key_id, k.dossier, k.subject, k.category, k.state, k.kek_version, k.wrapped,
  k.erasure_id, k.authority, k.destroyed_at`;

export const BY_ID = {
  name: "rechtop_keys.by_id",
  text: `SELECT e.value AS epoch, ${COLUMNS} FROM rechtop_keys.epoch e
    LEFT JOIN rechtop_keys.any_key_at_epoch k ON k.key_id = ANY ($1::uuid[])`,
};
export const BY_DOSSIER = {
  name: "rechtop_keys.by_dossier",
  text: `SELECT e.value AS epoch, ${COLUMNS} FROM rechtop_keys.epoch e
    LEFT JOIN rechtop_keys.any_key_at_epoch k ON k.dossier = $1
    ORDER BY k.subject, k.category`,
};
export const BY_SCOPE_OR_ID = {
  name: "rechtop_keys.by_scope_or_id",
  text: `SELECT e.value AS epoch, ${COLUMNS} FROM rechtop_keys.epoch e
    LEFT JOIN rechtop_keys.any_key_at_epoch k ON k.key_id = ANY (ARRAY(
      SELECT unnest($1::uuid[])
      UNION
      SELECT d.key_id FROM rechtop_keys.data_key d
        JOIN unnest($2::uuid[], $3::text[], $4::text[]) AS u (dossier, subject, category)
          ON (d.dossier, d.subject, d.category) = (u.dossier, u.subject, u.category)))`,
};
export const KEYS_FOR = {
  name: "rechtop_keys.keys_for",
  text: `SELECT * FROM rechtop_keys.keys_for($1, $2, $3, $4, $5, $6, $7)`,
};
export const DESTROY = {
  name: "rechtop_keys.destroy",
  text: `SELECT rechtop_keys.destroy($1, $2, $3, $4, $5, $6, $7) AS destroyed`,
};
export const DESTROYED_IDS = {
  name: "rechtop_keys.destroyed_ids",
  text: `(SELECT key_id FROM rechtop_keys.data_key WHERE state = 'destroyed' AND key_id > $1
      ORDER BY key_id LIMIT $2)
    UNION ALL
    (SELECT key_id FROM rechtop_keys.former_key WHERE key_id > $1 ORDER BY key_id LIMIT $2)
    ORDER BY key_id LIMIT $2`,
};
export const KNOW_KEK = {
  name: "rechtop_keys.know_kek",
  text: `SELECT rechtop_keys.know_kek($1, $2)`,
};
export const KEKS_IN_USE = {
  name: "rechtop_keys.keks_in_use",
  text: `SELECT k.version FROM rechtop_keys.kek k WHERE EXISTS (SELECT FROM rechtop_keys.data_key d
      WHERE d.kek_version = k.version AND d.state = 'active')
    ORDER BY k.version`,
};
export const ERASED_UP_TO = {
  name: "rechtop_keys.erased_up_to",
  text: `SELECT position FROM rechtop_keys.erased_up_to`,
};
export const KEEP_ERASED_UP_TO = {
  name: "rechtop_keys.keep_erased_up_to",
  text: `INSERT INTO rechtop_keys.erased_up_to (position) VALUES ($1)
    ON CONFLICT (one_row) DO UPDATE SET position = excluded.position`,
};
export const FORGET_ERASED_UP_TO = { text: `DELETE FROM rechtop_keys.erased_up_to` };
