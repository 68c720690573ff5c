/** What the programs of this package are told, read once from the environment. */
export interface DatabaseSettings {
  /** Of a role that may create roles and databases. */
  readonly adminUrl: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
  readonly sealerPassword: string;
  readonly auditorPassword: string;
  readonly recorderPassword: string;
  readonly keeperPassword: string;
  readonly projectorPassword: string;
}

export const databaseName = 'vinhdanh';
export const ownerRole = 'vinhdanh_owner';
export const appRole = 'vinhdanh_app';
export const sealerRole = 'vinhdanh_sealer';
/** Reads the record of a tenant, and writes nothing. */
export const auditorRole = 'vinhdanh_auditor';
/** Writes who looked at what, and reads nothing. */
export const recorderRole = 'vinhdanh_access_recorder';
/** Wraps the keys of persons anew, and destroys them; no service runs as it. */
export const keeperRole = 'vinhdanh_key_keeper';
/** Reads the record of every tenant, and writes projections of it. */
export const projectorRole = 'vinhdanh_projector';

/** @throws Error that names the missing variable. */
export function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}

/** @throws Error that names the missing variable. */
export const readDatabaseSettings = (env: NodeJS.ProcessEnv): DatabaseSettings => ({
  adminUrl: required(env, 'DATABASE_ADMIN_URL'),
  ownerPassword: required(env, 'DATABASE_OWNER_PASSWORD'),
  appPassword: required(env, 'DATABASE_APP_PASSWORD'),
  sealerPassword: required(env, 'DATABASE_SEALER_PASSWORD'),
  auditorPassword: required(env, 'DATABASE_AUDITOR_PASSWORD'),
  recorderPassword: required(env, 'DATABASE_ACCESS_PASSWORD'),
  keeperPassword: required(env, 'DATABASE_KEEPER_PASSWORD'),
  projectorPassword: required(env, 'DATABASE_PROJECTOR_PASSWORD'),
});

/** The address of the product's database for `role`, on the server that `adminUrl` names. */
export function roleUrl(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = encodeURIComponent(password);
  url.pathname = `/${databaseName}`;
  return url.href;
}
