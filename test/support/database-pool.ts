import pg from 'pg';

/**
 * Connections of a test to its own server. `end` resolves before their sockets are closed: a server that is stopped
 * right after it still tells them, which is nobody's error. Everything else is said by the query under way.
 */
export const databasePool = (config: pg.PoolConfig): pg.Pool =>
  new pg.Pool(config).on('error', () => undefined);
