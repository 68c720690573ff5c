import pg from 'pg';

/** A pool that counts what is sent to the server: one query is one round trip here. */
export class CountingPool extends pg.Pool {
  roundTrips = 0;

  override query = ((...args: unknown[]) => {
    this.roundTrips += 1;
    return (pg.Pool.prototype.query as (...all: unknown[]) => unknown).apply(this, args);
  }) as pg.Pool['query'];
}
