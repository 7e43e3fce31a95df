import type { EntityManager } from "typeorm";

/** Everything about a table that a copy must have besides its columns, and a mark of its shape. */
export interface TableShape {
  readonly table: string;
  /** Definitions, in the order in which they can be made: keys before foreign keys. */
  readonly constraints: readonly { readonly name: string; readonly definition: string }[];
  /** Statements that make the indexes which belong to no constraint. */
  readonly indexes: readonly string[];
  readonly grants: readonly { readonly privilege: string; readonly grantee: string }[];
  /** Storage parameters, as in `fillfactor=70`. */
  readonly parameters: readonly string[];
  /** Columns as text: another text means that the table was altered. */
  readonly columns: string;
}

/** Why a table cannot be rebuilt beside the live one, in words for the operator. */
export type Obstacle = string;

// With these a copy would lose something, or would share it with the table that is dropped.
const OBSTACLES = `
  SELECT DISTINCT c.relname AS "table", problem.text AS problem
  FROM pg_class c, LATERAL (
    SELECT array_agg(o.oid) AS oids FROM pg_class o
    WHERE o.relnamespace = c.relnamespace AND o.relname = ANY ($2)
  ) AS owned, LATERAL (
    SELECT 'is no plain table' WHERE c.relkind <> 'r' OR c.relpersistence <> 'p'
    UNION ALL SELECT 'has row security' WHERE c.relrowsecurity
    UNION ALL SELECT 'has a trigger' FROM pg_trigger t
      WHERE t.tgrelid = c.oid AND NOT t.tgisinternal
    UNION ALL SELECT 'takes a default from a sequence' FROM pg_attrdef d
      WHERE d.adrelid = c.oid AND pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%'
    UNION ALL SELECT 'has a foreign key to a table of another projector' FROM pg_constraint f
      WHERE f.conrelid = c.oid AND f.contype = 'f' AND NOT f.confrelid = ANY (owned.oids)
    UNION ALL SELECT 'is the target of a foreign key of another table' FROM pg_constraint f
      WHERE f.confrelid = c.oid AND f.contype = 'f' AND NOT f.conrelid = ANY (owned.oids)
    UNION ALL SELECT 'is used by a view' FROM pg_depend v
      WHERE v.refclassid = 'pg_class'::regclass AND v.refobjid = c.oid
        AND v.classid = 'pg_rewrite'::regclass
    UNION ALL SELECT 'has rights on single columns' FROM pg_attribute a
      WHERE a.attrelid = c.oid AND a.attacl IS NOT NULL
  ) AS problem(text)
  WHERE c.relnamespace = $1::regnamespace AND c.relname = ANY ($2)
  ORDER BY 1, 2`;

/** What stands in the way of a rebuild of `tables` of `schema`. */
export async function obstacles(
  manager: EntityManager,
  schema: string,
  tables: readonly string[],
): Promise<Obstacle[]> {
  const present = await manager.query<{ table: string }[]>(
    `SELECT tablename AS "table" FROM pg_tables WHERE schemaname = $1 AND tablename = ANY ($2)`,
    [schema, tables],
  );
  const missing = tables.filter((table) => !present.some((row) => row.table === table));
  const found = await manager.query<{ table: string; problem: string }[]>(OBSTACLES, [
    schema,
    tables,
  ]);
  return [
    ...missing.map((table) => `${table} does not exist in ${schema}`),
    ...found.map(({ table, problem }) => `${table} ${problem}`),
  ];
}

/** The shapes of `tables`, which the search path must find. */
export async function readShapes(
  manager: EntityManager,
  tables: readonly string[],
): Promise<TableShape[]> {
  const shapes: TableShape[] = [];
  for (const table of tables) shapes.push(await readShape(manager, table));
  return shapes;
}

async function readShape(manager: EntityManager, table: string): Promise<TableShape> {
  const columns = await manager.query<unknown[]>(
    `SELECT attname, format_type(atttypid, atttypmod) AS type, attnotnull, attidentity,
            attgenerated, pg_get_expr(adbin, adrelid) AS expression
     FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  // "true" (pretty) leaves out the schema, so that the same text makes it in another one.
  const constraints = await manager.query<{ name: string; definition: string }[]>(
    `SELECT quote_ident(conname) AS name, pg_get_constraintdef(oid, true) AS definition
     FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN ('p', 'u', 'x', 'f')
     ORDER BY contype = 'f', conname`,
    [table],
  );
  const indexes = await manager.query<{ definition: string }[]>(
    `SELECT pg_get_indexdef(indexrelid, 0, true) AS definition FROM pg_index
     WHERE indrelid = $1::regclass AND NOT EXISTS (
       SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u', 'x'))
     ORDER BY indexrelid::regclass::text`,
    [table],
  );
  const grants = await manager.query<{ privilege: string; grantee: string }[]>(
    `SELECT privilege_type AS privilege,
            CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END AS grantee
     FROM pg_class, aclexplode(relacl) WHERE oid = $1::regclass AND grantee <> relowner
     ORDER BY 1, 2`,
    [table],
  );
  const [storage] = await manager.query<{ parameters: string[] | null }[]>(
    `SELECT reloptions AS parameters FROM pg_class WHERE oid = $1::regclass`,
    [table],
  );
  return {
    table,
    parameters: storage?.parameters ?? [],
    constraints,
    indexes: indexes.map(({ definition }) => definition),
    grants,
    columns: JSON.stringify(columns),
  };
}

/** Makes empty tables of these shapes in `schema`, with the same names for all that is in them. */
export async function createCopies(
  manager: EntityManager,
  from: string,
  schema: string,
  shapes: readonly TableShape[],
): Promise<void> {
  // The types that indexes and constraints may name stay in the schema of the live tables.
  await manager.query("SELECT set_config('search_path', $1, true)", [`${schema},${from}`]);
  for (const { table, parameters, indexes, grants } of shapes) {
    // Indexes apart: LIKE would name them anew, and later migrations look for the old names.
    await manager.query(
      `CREATE TABLE ${schema}.${table} (LIKE ${from}.${table} INCLUDING ALL EXCLUDING INDEXES)`,
    );
    if (parameters.length > 0) {
      await manager.query(`ALTER TABLE ${schema}.${table} SET (${parameters.join(", ")})`);
    }
    for (const index of indexes) await manager.query(index);
    for (const { privilege, grantee } of grants) {
      await manager.query(`GRANT ${privilege} ON ${schema}.${table} TO ${grantee}`);
    }
  }
  const constraints = shapes.flatMap(({ table, constraints: all }) =>
    all.map((constraint) => ({ table, ...constraint })),
  );
  const isForeignKey = (definition: string): boolean => definition.startsWith("FOREIGN KEY");
  for (const foreign of [false, true]) {
    for (const { table, name, definition } of constraints) {
      if (isForeignKey(definition) !== foreign) continue;
      await manager.query(`ALTER TABLE ${schema}.${table} ADD CONSTRAINT ${name} ${definition}`);
    }
  }
}

/** Puts the tables of `from` in the place of those of `to`, which are dropped. */
export async function swapTables(
  manager: EntityManager,
  from: string,
  to: string,
  tables: readonly string[],
): Promise<void> {
  const live = tables.map((table) => `${to}.${table}`).join(", ");
  await manager.query(`LOCK TABLE ${live} IN ACCESS EXCLUSIVE MODE`);
  await manager.query(`DROP TABLE ${live}`);
  for (const table of tables) await manager.query(`ALTER TABLE ${from}.${table} SET SCHEMA ${to}`);
}
