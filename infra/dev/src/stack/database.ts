import { join } from 'node:path';
import { repoRoot } from '../paths.js';
import { runToEnd } from '../process/run-to-end.js';

/** The addresses of the database by role. */
export interface RoleUrls {
  /** Of who may create roles and databases. */
  readonly admin: string;
  /** Of the tables' owner, who migrates. */
  readonly owner: string;
  /** Of the application, which may read and append. */
  readonly app: string;
  /** Of the sealer, which numbers events and writes the log. */
  readonly sealer: string;
  /** Of the auditor, who reads the record and writes nothing. */
  readonly auditor: string;
  /** Of the access recorder, which writes who looked at what and reads nothing. */
  readonly recorder: string;
  /** Of the keeper of keys, who wraps them anew and destroys them. */
  readonly keeper: string;
  /** Of the projector, which reads the record and writes what lists show of it. */
  readonly projector: string;
}

export interface RolePasswords {
  readonly ownerPassword: string;
  readonly appPassword: string;
  readonly sealerPassword: string;
  readonly auditorPassword: string;
  readonly recorderPassword: string;
  readonly keeperPassword: string;
  readonly projectorPassword: string;
}

const databaseName = 'vinhdanh';

/** The addresses by role on the server that the administrator's address names. */
export function roleUrls(admin: string, passwords: RolePasswords): RoleUrls {
  const as = (user: string, password: string): string => {
    const url = new URL(admin);
    url.username = user;
    url.password = encodeURIComponent(password);
    url.pathname = `/${databaseName}`;
    return url.href;
  };
  return {
    admin,
    owner: as('vinhdanh_owner', passwords.ownerPassword),
    app: as('vinhdanh_app', passwords.appPassword),
    sealer: as('vinhdanh_sealer', passwords.sealerPassword),
    auditor: as('vinhdanh_auditor', passwords.auditorPassword),
    recorder: as('vinhdanh_access_recorder', passwords.recorderPassword),
    keeper: as('vinhdanh_key_keeper', passwords.keeperPassword),
    projector: as('vinhdanh_projector', passwords.projectorPassword),
  };
}

/** What the programs of `infra/db` are told: whom to create and how to come in. */
export function databaseEnvironment(urls: RoleUrls, passwords: RolePasswords): NodeJS.ProcessEnv {
  return {
    DATABASE_ADMIN_URL: urls.admin,
    DATABASE_URL: urls.app,
    DATABASE_SEALER_URL: urls.sealer,
    DATABASE_AUDITOR_URL: urls.auditor,
    DATABASE_ACCESS_URL: urls.recorder,
    DATABASE_KEEPER_URL: urls.keeper,
    DATABASE_PROJECTOR_URL: urls.projector,
    DATABASE_OWNER_PASSWORD: passwords.ownerPassword,
    DATABASE_APP_PASSWORD: passwords.appPassword,
    DATABASE_SEALER_PASSWORD: passwords.sealerPassword,
    DATABASE_AUDITOR_PASSWORD: passwords.auditorPassword,
    DATABASE_ACCESS_PASSWORD: passwords.recorderPassword,
    DATABASE_KEEPER_PASSWORD: passwords.keeperPassword,
    DATABASE_PROJECTOR_PASSWORD: passwords.projectorPassword,
  };
}

/** Applies the migrations of `infra/db`; throws with the last lines of its log. */
export function migrate(urls: RoleUrls, passwords: RolePasswords, logFile: string): Promise<void> {
  return runToEnd({
    name: 'migrate',
    script: join(repoRoot, 'infra/db/dist/migrate.js'),
    env: { ...process.env, ...databaseEnvironment(urls, passwords) },
    logFile,
  });
}
