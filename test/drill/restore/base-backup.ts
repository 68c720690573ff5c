import {
  appendFileSync,
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { until } from '../../support/until.js';
import { copyFolder, type Copied } from './copy-folder.js';

/** What a base backup leaves out (PostgreSQL 18, 25.3.4: "Backing Up the Data Directory"). */
const emptied =
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/./;
const leftOut = /^(postmaster\.(pid|opts)|.*\/?pgsql_tmp[^/]*|(.*\/)?pg_internal\.init.*)$/;
const skip = (path: string): boolean => emptied.test(path) || leftOut.test(path);

/** A folder that the server's own user may write to. */
export function openFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o777);
  return folder;
}

/** Settings of a server that archives by a plain copy, and never over a file that is there. */
export const archiving = (archive: string): Readonly<Record<string, string>> => ({
  archive_mode: 'on',
  archive_command: `test ! -f ${archive}/%f && cp %p ${archive}/%f`,
});

async function withAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A base backup over SQL into `folder`, of a server that goes on working. */
export const takeBaseBackup = (adminUrl: string, folder: string): Promise<Copied> =>
  // One session from start to stop: if it ends in between, there is no backup.
  withAdmin(adminUrl, async (client) => {
    const { rows: where } = await client.query<{ data_directory: string }>('SHOW data_directory');
    await client.query(`SELECT pg_backup_start('drill', true)`);
    const copied = await copyFolder(where[0]?.data_directory ?? '', folder, skip);
    const { rows } = await client.query<{ labelfile: string; spcmapfile: string }>(
      'SELECT labelfile, spcmapfile FROM pg_backup_stop(true)',
    );
    writeFileSync(join(folder, 'backup_label'), rows[0]?.labelfile ?? '');
    const map = rows[0]?.spcmapfile ?? '';
    if (map.trim() !== '') writeFileSync(join(folder, 'tablespace_map'), map);
    return copied;
  });

/** Ends the segment of now and waits until the archive holds it. */
export const archiveAll = (adminUrl: string): Promise<void> =>
  withAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<{ segment: string }>(
      'SELECT pg_walfile_name(pg_switch_wal()) AS segment',
    );
    const segment = rows[0]?.segment ?? '';
    await until(`the archive to hold ${segment}`, 120_000, async () => {
      const { rows: stats } = await client.query<{ last: string | null }>(
        'SELECT last_archived_wal AS last FROM pg_stat_archiver',
      );
      return (stats[0]?.last ?? '') >= segment;
    });
  });

/** A moment of the server's own clock, to the microsecond. */
export const momentOf = (adminUrl: string): Promise<string> =>
  withAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<{ now: string }>('SELECT clock_timestamp()::text AS now');
    return rows[0]?.now ?? '';
  });

/**
 * Puts a base backup back into the data folder `dataDir` of a server that is not running, told to replay the archive
 * up to `moment`, or as far as there is any.
 */
export async function putBack(
  backup: string,
  dataDir: string,
  { archive, moment }: { readonly archive: string; readonly moment: string | null },
): Promise<Copied> {
  mkdirSync(dataDir, { recursive: true });
  const copied = await copyFolder(backup, dataDir);
  const { uid, gid } = statSync(join(backup, 'PG_VERSION'));
  for (const name of readdirSync(backup).filter((each) => /^(backup_label|tablespace_map)$/.test(each)))
    if (process.getuid?.() === 0) chownSync(join(dataDir, name), uid, gid);
  appendFileSync(
    join(dataDir, 'postgresql.auto.conf'),
    [
      `restore_command = 'cp ${archive}/%f %p'`,
      `recovery_target_action = 'promote'`,
      ...(moment === null ? [] : [`recovery_target_time = '${moment}'`]),
      '',
    ].join('\n'),
  );
  writeFileSync(join(dataDir, 'recovery.signal'), '');
  if (process.getuid?.() === 0) chownSync(join(dataDir, 'recovery.signal'), uid, gid);
  return copied;
}

/** Waits until the server has replayed what it was told to and takes writes. */
export const recovered = (adminUrl: string): Promise<void> =>
  withAdmin(adminUrl, async (client) => {
    await until('the recovery to end', 1_800_000, async () => {
      const { rows } = await client.query<{ recovering: boolean }>(
        'SELECT pg_is_in_recovery() AS recovering',
      );
      return rows[0]?.recovering === false;
    });
  });
