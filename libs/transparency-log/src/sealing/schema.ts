/** Refuses what would change history; the reason is the argument of the trigger. */
const REFUSE = `CREATE FUNCTION rechtop_proof.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
  END $$`;

const neverAgain = (table: string, events: string, reason: string): string =>
  `CREATE TRIGGER ${table}_stay BEFORE ${events} ON rechtop_proof.${table}
    FOR EACH STATEMENT EXECUTE FUNCTION rechtop_proof.refuse('${reason}')`;

/** One batch: all of it or nothing. False when the log is not of the size that the caller knows. */
const SEAL = `CREATE FUNCTION rechtop_proof.seal(
    p_log text, p_size bigint, p_position text, p_root bytea, p_entry bytea, p_hashes bytea,
    p_record_ids uuid[], p_categories text[], p_stream_ids uuid[], p_revisions bigint[],
    p_digests bytea, p_digest_ends integer[],
    p_levels integer[], p_numbers bigint[], p_tiles bytea, p_tile_ends integer[]
  ) RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    -- Nobody waits for the disk: what a power cut takes is sealed again, the same to the byte. A
    -- checkpoint is written after it and does wait, and so for everything before it too.
    PERFORM set_config('synchronous_commit', 'off', true);
    -- Locks the log: a second sealer waits here, and then finds another size.
    UPDATE rechtop_proof.logs
      SET size = size + cardinality(p_record_ids), position = coalesce(p_position, position),
        root = p_root
      WHERE log = p_log AND size = p_size;
    IF NOT FOUND THEN
      RETURN false;
    END IF;
    INSERT INTO rechtop_proof.leaves (log, leaf_index, leaf_hash, record_id, category, stream_id,
      revision, digests, entry)
    SELECT p_log, p_size + l.i - 1, substring(p_hashes FROM (32 * (l.i - 1) + 1)::integer FOR 32),
      l.record_id, l.category, l.stream_id, l.revision,
      CASE WHEN l.record_id IS NOT NULL THEN
        substring(p_digests FROM coalesce(p_digest_ends[l.i - 1], 0) + 1
          FOR l.digest_end - coalesce(p_digest_ends[l.i - 1], 0)) END,
      CASE WHEN l.record_id IS NULL THEN p_entry END
    FROM unnest(p_record_ids, p_categories, p_stream_ids, p_revisions, p_digest_ends)
      WITH ORDINALITY AS l (record_id, category, stream_id, revision, digest_end, i);
    INSERT INTO rechtop_proof.tiles (log, level, n, hashes)
    SELECT p_log, t.level, t.n, substring(p_tiles FROM coalesce(p_tile_ends[t.i - 1], 0) + 1
      FOR t.tile_end - coalesce(p_tile_ends[t.i - 1], 0))
    FROM unnest(p_levels, p_numbers, p_tile_ends) WITH ORDINALITY AS t (level, n, tile_end, i)
    ON CONFLICT (log, level, n) DO UPDATE SET hashes = excluded.hashes;
    RETURN true;
  END $$`;

/**
 * The tables of the sealed logs, in the order in which a migration runs them. They live in a
 * PostgreSQL schema of their own, beside the records that they seal. What the triggers refuse is
 * refused to honest programs; against others there are checkpoints and witnesses.
 */
export const PROOF_SCHEMA: readonly string[] = [
  `CREATE SCHEMA IF NOT EXISTS rechtop_proof`,
  REFUSE,

  `CREATE TABLE rechtop_proof.logs (
    log text COLLATE "C" PRIMARY KEY,
    size bigint NOT NULL CHECK (size >= 0),
    position text COLLATE "C",
    root bytea NOT NULL CHECK (octet_length(root) = 32)
  )`,
  `COMMENT ON TABLE rechtop_proof.logs IS
    'how far each log is sealed: number of leaves, place of the last record in its source, root'`,
  neverAgain("logs", "DELETE OR TRUNCATE", "a sealed log stays"),

  `CREATE TABLE rechtop_proof.leaves (
    log text COLLATE "C" NOT NULL,
    leaf_index bigint NOT NULL CHECK (leaf_index >= 0),
    leaf_hash bytea NOT NULL CHECK (octet_length(leaf_hash) = 32),
    record_id uuid,
    category text COLLATE "C",
    stream_id uuid,
    revision bigint CHECK (revision >= 0),
    digests bytea,
    entry bytea,
    CONSTRAINT leaves_pkey PRIMARY KEY (log, leaf_index),
    CHECK ((entry IS NULL) = (record_id IS NOT NULL)),
    CHECK ((digests IS NULL) = (record_id IS NULL)),
    CHECK ((stream_id IS NULL) = (revision IS NULL) AND (stream_id IS NULL) = (category IS NULL))
  )`,
  `COMMENT ON COLUMN rechtop_proof.leaves.digests IS
    'hashes of the content as it was sealed: with them the entry can be written again after the content was changed'`,
  `COMMENT ON COLUMN rechtop_proof.leaves.entry IS
    'the entry itself, where no record is behind it'`,
  `CREATE UNIQUE INDEX leaves_stream_key ON rechtop_proof.leaves
    (stream_id, category, revision, log) WHERE stream_id IS NOT NULL`,
  `CREATE UNIQUE INDEX leaves_record_key ON rechtop_proof.leaves (record_id, log)
    WHERE record_id IS NOT NULL AND stream_id IS NULL`,
  `CREATE INDEX leaves_with_entry ON rechtop_proof.leaves (log, leaf_index)
    WHERE entry IS NOT NULL`,
  // The order of the items of stream heads. One row per stream: a stream begins once.
  `CREATE INDEX leaves_of_new_streams ON rechtop_proof.leaves
    (log, sha256(('rechtop.stream/v1\\012' || category || '-' || stream_id::text)::bytea))
    WHERE revision = 0`,
  neverAgain("leaves", "UPDATE OR DELETE OR TRUNCATE", "leaves are only ever added"),
  // Together: as many leaves as the size says, none beyond it, none missing among the new ones.
  `CREATE FUNCTION rechtop_proof.check_leaves() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      SELECT FROM rechtop_proof.logs l WHERE l.size <> coalesce(
        (SELECT max(leaf_index) + 1 FROM rechtop_proof.leaves WHERE log = l.log), 0)
    ) THEN
      RAISE EXCEPTION 'leaves are added at the end of their log'
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER leaves_are_at_the_end AFTER INSERT ON rechtop_proof.leaves
    FOR EACH STATEMENT EXECUTE FUNCTION rechtop_proof.check_leaves()`,
  `CREATE FUNCTION rechtop_proof.check_log() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.log <> OLD.log OR NEW.size - OLD.size <> (
      SELECT count(*) FROM rechtop_proof.leaves
      WHERE log = NEW.log AND leaf_index >= OLD.size AND leaf_index < NEW.size
    ) THEN
      RAISE EXCEPTION 'a sealed log grows with its leaves, without a gap, and does not shrink'
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
  END $$`,
  `CREATE CONSTRAINT TRIGGER logs_grow AFTER UPDATE ON rechtop_proof.logs
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION rechtop_proof.check_log()`,

  `CREATE TABLE rechtop_proof.tiles (
    log text COLLATE "C" NOT NULL,
    level integer NOT NULL CHECK (level BETWEEN 0 AND 63),
    n bigint NOT NULL CHECK (n >= 0),
    hashes bytea NOT NULL
      CHECK (octet_length(hashes) BETWEEN 32 AND 8192 AND octet_length(hashes) % 32 = 0),
    CONSTRAINT tiles_pkey PRIMARY KEY (log, level, n)
  )`,
  // Hashes do not compress, and beginnings of tiles are read without the rest.
  `ALTER TABLE rechtop_proof.tiles ALTER COLUMN hashes SET STORAGE EXTERNAL`,
  neverAgain("tiles", "DELETE OR TRUNCATE", "tiles stay"),
  `CREATE FUNCTION rechtop_proof.check_tile() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.log <> OLD.log OR NEW.level <> OLD.level OR NEW.n <> OLD.n
      OR substring(NEW.hashes FROM 1 FOR octet_length(OLD.hashes)) <> OLD.hashes THEN
      RAISE EXCEPTION 'tiles grow and do not change' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER tiles_grow BEFORE UPDATE ON rechtop_proof.tiles
    FOR EACH ROW EXECUTE FUNCTION rechtop_proof.check_tile()`,
  SEAL,

  `CREATE TABLE rechtop_proof.checkpoints (
    log text COLLATE "C" NOT NULL,
    size bigint NOT NULL CHECK (size > 0),
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    note text NOT NULL,
    signed_at timestamptz NOT NULL,
    cosignatures text NOT NULL DEFAULT '',
    CONSTRAINT checkpoints_pkey PRIMARY KEY (log, size)
  )`,
  `COMMENT ON TABLE rechtop_proof.checkpoints IS
    'what was signed: one root per size, for ever; cosignatures of witnesses are added to it'`,
  neverAgain("checkpoints", "DELETE OR TRUNCATE", "checkpoints stay"),
  `CREATE FUNCTION rechtop_proof.check_checkpoint() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF ROW(NEW.log, NEW.size, NEW.root, NEW.note, NEW.signed_at)
        IS DISTINCT FROM ROW(OLD.log, OLD.size, OLD.root, OLD.note, OLD.signed_at)
      OR NOT starts_with(NEW.cosignatures, OLD.cosignatures) THEN
      RAISE EXCEPTION 'checkpoints are cosigned and do not change'
        USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER checkpoints_grow BEFORE UPDATE ON rechtop_proof.checkpoints
    FOR EACH ROW EXECUTE FUNCTION rechtop_proof.check_checkpoint()`,

  `CREATE TABLE rechtop_proof.witnesses (
    log text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    size bigint NOT NULL CHECK (size >= 0),
    CONSTRAINT witnesses_pkey PRIMARY KEY (log, name)
  )`,
  `COMMENT ON TABLE rechtop_proof.witnesses IS
    'the tree size that each witness cosigned last, as far as we know'`,

  `CREATE TABLE rechtop_proof.stream_heads (
    log text COLLATE "C" NOT NULL,
    leaf_index bigint NOT NULL,
    level integer NOT NULL,
    n bigint NOT NULL,
    hashes bytea NOT NULL,
    first_id bytea,
    CONSTRAINT stream_heads_pkey PRIMARY KEY (log, leaf_index, level, n)
  )`,
  `COMMENT ON TABLE rechtop_proof.stream_heads IS
    'tiles of the tree over the stream heads of the newest such entry; first_id: blinded id of the first item of a tile of level 0'`,
  `ALTER TABLE rechtop_proof.stream_heads ALTER COLUMN hashes SET STORAGE EXTERNAL`,
  `CREATE INDEX stream_heads_by_id ON rechtop_proof.stream_heads (log, leaf_index, first_id)
    WHERE level = 0`,
];
