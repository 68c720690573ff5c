import type pg from 'pg';

const queries: readonly (readonly [title: string, sql: string])[] = [
  [
    'columns',
    `SELECT format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
              CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) AS line
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
       LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      WHERE c.relnamespace = 'vinhdanh'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY c.relname, a.attnum`,
  ],
  [
    'constraints',
    `SELECT format('%s: %s', conname, pg_get_constraintdef(oid)) AS line FROM pg_constraint
      WHERE connamespace = 'vinhdanh'::regnamespace AND contype <> 'n' ORDER BY conname`,
  ],
  ['indexes', `SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'vinhdanh' ORDER BY indexname`],
  [
    'triggers',
    `SELECT pg_get_triggerdef(t.oid) AS line FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE c.relnamespace = 'vinhdanh'::regnamespace AND NOT t.tgisinternal ORDER BY t.tgname`,
  ],
  [
    'policies',
    `SELECT format('%s on %s for %s to %s using %s check %s', policyname, tablename, cmd, roles, qual, with_check) AS line
       FROM pg_policies WHERE schemaname = 'vinhdanh' ORDER BY policyname`,
  ],
  [
    'functions',
    `SELECT format('%s(%s) %s %s owner %s body %s', p.proname, pg_get_function_identity_arguments(p.oid),
              CASE WHEN p.prosecdef THEN 'definer' ELSE 'invoker' END, coalesce(p.proconfig::text, ''),
              pg_get_userbyid(p.proowner), md5(pg_get_functiondef(p.oid))) AS line
       FROM pg_proc p WHERE p.pronamespace = 'vinhdanh'::regnamespace ORDER BY p.proname`,
  ],
  [
    'rights of the roles',
    `SELECT line FROM (
       SELECT format('%s: table %s: %s', grantee, table_name, string_agg(privilege_type, ', ' ORDER BY privilege_type)) AS line
         FROM information_schema.role_table_grants
        WHERE table_schema = 'vinhdanh' AND grantee <> 'vinhdanh_owner' GROUP BY grantee, table_name
       UNION ALL
       SELECT format('%s: column %s.%s: %s', c.grantee, c.table_name, c.column_name, c.privilege_type)
         FROM information_schema.column_privileges c
        WHERE c.table_schema = 'vinhdanh' AND c.grantee <> 'vinhdanh_owner'
          AND NOT EXISTS (SELECT FROM information_schema.role_table_grants t
                           WHERE (t.table_name, t.grantee, t.privilege_type) = (c.table_name, c.grantee, c.privilege_type))
       UNION ALL
       SELECT format('%s: function %s', grantee, routine_name) FROM information_schema.role_routine_grants
        WHERE specific_schema = 'vinhdanh' AND grantee <> 'vinhdanh_owner'
     ) AS rights ORDER BY line`,
  ],
];

/** The schema as text, one line a fact, in an order that does not depend on how it came about. */
export async function readSchema(admin: pg.Pool): Promise<string> {
  const parts: string[] = [];
  for (const [title, sql] of queries) {
    const { rows } = await admin.query<{ line: string }>(sql);
    parts.push(`# ${title}`, ...rows.map(({ line }) => line), '');
  }
  return parts.join('\n');
}
