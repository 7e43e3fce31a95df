/** SQLSTATE with which the key table refuses a key-encrypting key that is not the one it knows. */
export const FOREIGN_KEK = "RK001";

/**
 * The tables and functions of the key table, step by step: a later version of the product adds a
 * list at the end and never changes one. In a PostgreSQL schema of its own, which may be in another
 * database than the log, with other rights and shorter-lived backups.
 */
export const KEY_SCHEMA: readonly (readonly string[])[] = [
  [
    `CREATE TABLE rechtop_keys.kek (
      version text COLLATE "C" PRIMARY KEY CHECK (version ~ '^[A-Za-z0-9._-]{1,64}$'),
      check_value bytea NOT NULL CHECK (octet_length(check_value) = 32)
    )`,
    `COMMENT ON TABLE rechtop_keys.kek IS
      'which key is meant by a version, as a keyed hash of a constant; the keys themselves are outside the database'`,

    `CREATE TABLE rechtop_keys.data_key (
      key_id uuid PRIMARY KEY,
      dossier uuid NOT NULL,
      subject text COLLATE "C" NOT NULL
        CHECK (subject IN ('applicant', 'householdMember', 'thirdParty')),
      category text COLLATE "C" NOT NULL
        CHECK (category IN ('identity', 'contact', 'household', 'finance', 'health', 'freeText')),
      state text NOT NULL CHECK (state IN ('active', 'destroyed')),
      kek_version text COLLATE "C" REFERENCES rechtop_keys.kek,
      wrapped bytea,
      created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      destroyed_at timestamptz,
      authority text,
      erasure_id uuid,
      CONSTRAINT data_key_scope UNIQUE (dossier, subject, category),
      CONSTRAINT data_key_active CHECK (state <> 'active' OR (
        wrapped IS NOT NULL AND octet_length(wrapped) = 40 AND kek_version IS NOT NULL
        AND destroyed_at IS NULL AND authority IS NULL AND erasure_id IS NULL)),
      CONSTRAINT data_key_destroyed CHECK (state <> 'destroyed' OR (
        wrapped IS NULL AND kek_version IS NULL
        AND destroyed_at IS NOT NULL AND erasure_id IS NOT NULL
        AND authority IS NOT NULL AND authority <> ''))
    )`,
    `CREATE INDEX data_key_by_kek ON rechtop_keys.data_key (kek_version) WHERE state = 'active'`,

    `CREATE FUNCTION rechtop_keys.refuse_revival() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        IF OLD.state = 'active'
          AND (NEW.key_id, NEW.dossier, NEW.subject, NEW.category, NEW.created_at)
            = (OLD.key_id, OLD.dossier, OLD.subject, OLD.category, OLD.created_at) THEN
          RETURN NEW;
        END IF;
      END IF;
      RAISE EXCEPTION 'a data key is wrapped anew or destroyed; it is never removed, never another one and never back'
        USING ERRCODE = 'restrict_violation';
    END $$`,
    `CREATE TRIGGER data_key_goes_one_way BEFORE UPDATE OR DELETE ON rechtop_keys.data_key
      FOR EACH ROW EXECUTE FUNCTION rechtop_keys.refuse_revival()`,
    `CREATE TRIGGER data_key_is_not_emptied BEFORE TRUNCATE ON rechtop_keys.data_key
      FOR EACH STATEMENT EXECUTE FUNCTION rechtop_keys.refuse_revival()`,

    `CREATE TABLE rechtop_keys.epoch (
      one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
      value bigint NOT NULL
    )`,
    `COMMENT ON TABLE rechtop_keys.epoch IS
      'raised with every destruction: a process that held keys of an earlier epoch forgets them'`,
    `INSERT INTO rechtop_keys.epoch (value) VALUES (1)`,

    // Epoch and keys under one snapshot.
    `CREATE VIEW rechtop_keys.key_at_epoch AS
      SELECT e.value AS epoch, k.key_id, k.dossier, k.subject, k.category, k.state, k.kek_version,
        k.wrapped, k.erasure_id, k.authority,
        to_char(k.destroyed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS destroyed_at
      FROM rechtop_keys.epoch e CROSS JOIN rechtop_keys.data_key k`,

    // Two statements under two snapshots (READ COMMITTED): the second sees the keys that another
    // process has made meanwhile, for which the first one waited.
    `CREATE FUNCTION rechtop_keys.keys_for(
      p_dossiers uuid[], p_subjects text[], p_categories text[],
      p_key_ids uuid[], p_wrapped bytea[], p_kek_version text, p_kek_check bytea
    ) RETURNS SETOF rechtop_keys.key_at_epoch LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM rechtop_keys.know_kek(p_kek_version, p_kek_check);
      -- In one order, so that two processes never wait for each other in a circle.
      INSERT INTO rechtop_keys.data_key
        (key_id, dossier, subject, category, state, kek_version, wrapped)
      SELECT u.key_id, u.dossier, u.subject, u.category, 'active', p_kek_version, u.wrapped
      FROM unnest(p_dossiers, p_subjects, p_categories, p_key_ids, p_wrapped)
        AS u (dossier, subject, category, key_id, wrapped)
      ORDER BY u.dossier, u.subject COLLATE "C", u.category COLLATE "C"
      ON CONFLICT (dossier, subject, category) DO NOTHING;

      RETURN QUERY SELECT k.* FROM rechtop_keys.key_at_epoch k
        JOIN unnest(p_dossiers, p_subjects, p_categories) AS u (dossier, subject, category)
          ON (k.dossier, k.subject, k.category) = (u.dossier, u.subject, u.category);
    END $$`,

    `CREATE FUNCTION rechtop_keys.know_kek(p_version text, p_check bytea) RETURNS void
    LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT FROM rechtop_keys.kek WHERE version = p_version AND check_value = p_check)
      THEN
        RETURN;
      END IF;
      INSERT INTO rechtop_keys.kek (version, check_value) VALUES (p_version, p_check)
        ON CONFLICT DO NOTHING;
      IF NOT EXISTS (SELECT FROM rechtop_keys.kek WHERE version = p_version AND check_value = p_check)
      THEN
        RAISE EXCEPTION 'another key-encrypting key has this version' USING ERRCODE = '${FOREIGN_KEK}';
      END IF;
    END $$`,

    // A scope without a key gets a row without one: it is closed.
    `CREATE FUNCTION rechtop_keys.destroy(
      p_key_ids uuid[], p_dossiers uuid[], p_subjects text[], p_categories text[],
      p_erasure_ids uuid[], p_at timestamptz[], p_authorities text[]
    ) RETURNS bigint LANGUAGE plpgsql AS $$
    DECLARE
      v_closed bigint;
      v_destroyed bigint;
    BEGIN
      INSERT INTO rechtop_keys.data_key
        (key_id, dossier, subject, category, state, destroyed_at, authority, erasure_id)
      SELECT u.key_id, u.dossier, u.subject, u.category, 'destroyed', u.at, u.authority, u.erasure_id
      FROM unnest(p_key_ids, p_dossiers, p_subjects, p_categories, p_erasure_ids, p_at, p_authorities)
        AS u (key_id, dossier, subject, category, erasure_id, at, authority)
      ORDER BY u.dossier, u.subject COLLATE "C", u.category COLLATE "C"
      ON CONFLICT DO NOTHING;
      GET DIAGNOSTICS v_closed = ROW_COUNT;

      UPDATE rechtop_keys.data_key k
      SET state = 'destroyed', wrapped = NULL, kek_version = NULL, destroyed_at = u.at,
        authority = u.authority, erasure_id = u.erasure_id
      FROM unnest(p_dossiers, p_subjects, p_categories, p_erasure_ids, p_at, p_authorities)
        AS u (dossier, subject, category, erasure_id, at, authority)
      WHERE (k.dossier, k.subject, k.category) = (u.dossier, u.subject, u.category)
        AND k.state = 'active';
      GET DIAGNOSTICS v_destroyed = ROW_COUNT;

      IF v_closed + v_destroyed > 0 THEN
        UPDATE rechtop_keys.epoch SET value = value + 1;
      END IF;
      RETURN v_closed + v_destroyed;
    END $$`,
  ],
  [
    `CREATE TABLE rechtop_keys.former_key (
      LIKE rechtop_keys.data_key INCLUDING DEFAULTS INCLUDING CONSTRAINTS,
      PRIMARY KEY (key_id),
      CHECK (state = 'destroyed')
    )`,
    `COMMENT ON TABLE rechtop_keys.former_key IS
      'destroyed keys of scopes that were closed under another id, when these were not known here'`,
    `CREATE INDEX data_key_destroyed ON rechtop_keys.data_key (key_id) WHERE state = 'destroyed'`,
    `CREATE INDEX former_key_by_dossier ON rechtop_keys.former_key (dossier)`,
    `CREATE TRIGGER former_key_goes_one_way BEFORE UPDATE OR DELETE ON rechtop_keys.former_key
      FOR EACH ROW EXECUTE FUNCTION rechtop_keys.refuse_revival()`,
    `CREATE TRIGGER former_key_is_not_emptied BEFORE TRUNCATE ON rechtop_keys.former_key
      FOR EACH STATEMENT EXECUTE FUNCTION rechtop_keys.refuse_revival()`,

    `CREATE VIEW rechtop_keys.any_key_at_epoch AS
      SELECT * FROM rechtop_keys.key_at_epoch
      UNION ALL
      SELECT e.value, k.key_id, k.dossier, k.subject, k.category, k.state, k.kek_version,
        k.wrapped, k.erasure_id, k.authority,
        to_char(k.destroyed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      FROM rechtop_keys.epoch e CROSS JOIN rechtop_keys.former_key k`,

    // Also by id: what was sealed under it reads as erased, whatever id its scope has here.
    `CREATE OR REPLACE FUNCTION rechtop_keys.destroy(
      p_key_ids uuid[], p_dossiers uuid[], p_subjects text[], p_categories text[],
      p_erasure_ids uuid[], p_at timestamptz[], p_authorities text[]
    ) RETURNS bigint LANGUAGE plpgsql AS $$
    DECLARE
      v_changed bigint;
      v_all bigint := 0;
    BEGIN
      INSERT INTO rechtop_keys.data_key
        (key_id, dossier, subject, category, state, destroyed_at, authority, erasure_id)
      SELECT u.key_id, u.dossier, u.subject, u.category, 'destroyed', u.at, u.authority, u.erasure_id
      FROM unnest(p_key_ids, p_dossiers, p_subjects, p_categories, p_erasure_ids, p_at, p_authorities)
        AS u (key_id, dossier, subject, category, erasure_id, at, authority)
      ORDER BY u.dossier, u.subject COLLATE "C", u.category COLLATE "C"
      ON CONFLICT DO NOTHING;
      GET DIAGNOSTICS v_changed = ROW_COUNT;
      v_all := v_all + v_changed;

      UPDATE rechtop_keys.data_key k
      SET state = 'destroyed', wrapped = NULL, kek_version = NULL, destroyed_at = u.at,
        authority = u.authority, erasure_id = u.erasure_id
      FROM unnest(p_dossiers, p_subjects, p_categories, p_erasure_ids, p_at, p_authorities)
        AS u (dossier, subject, category, erasure_id, at, authority)
      WHERE (k.dossier, k.subject, k.category) = (u.dossier, u.subject, u.category)
        AND k.state = 'active';
      GET DIAGNOSTICS v_changed = ROW_COUNT;
      v_all := v_all + v_changed;

      UPDATE rechtop_keys.data_key k
      SET state = 'destroyed', wrapped = NULL, kek_version = NULL, destroyed_at = u.at,
        authority = u.authority, erasure_id = u.erasure_id
      FROM unnest(p_key_ids, p_erasure_ids, p_at, p_authorities)
        AS u (key_id, erasure_id, at, authority)
      WHERE k.key_id = u.key_id AND k.state = 'active';
      GET DIAGNOSTICS v_changed = ROW_COUNT;
      v_all := v_all + v_changed;

      INSERT INTO rechtop_keys.former_key
        (key_id, dossier, subject, category, state, destroyed_at, authority, erasure_id)
      SELECT u.key_id, u.dossier, u.subject, u.category, 'destroyed', u.at, u.authority, u.erasure_id
      FROM unnest(p_key_ids, p_dossiers, p_subjects, p_categories, p_erasure_ids, p_at, p_authorities)
        AS u (key_id, dossier, subject, category, erasure_id, at, authority)
      WHERE NOT EXISTS (SELECT FROM rechtop_keys.data_key k WHERE k.key_id = u.key_id)
      ORDER BY u.key_id
      ON CONFLICT DO NOTHING;
      GET DIAGNOSTICS v_changed = ROW_COUNT;
      v_all := v_all + v_changed;

      IF v_all > 0 THEN
        UPDATE rechtop_keys.epoch SET value = value + 1;
      END IF;
      RETURN v_all;
    END $$`,
  ],
  [
    `CREATE TABLE rechtop_keys.erased_up_to (
      one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
      position text COLLATE "C" NOT NULL
    )`,
    `COMMENT ON TABLE rechtop_keys.erased_up_to IS
      'every erasure in the log up to here was carried out in these tables; without a row: look at all of them'`,
  ],
];
