import type { ClientBase } from 'pg';

/**
 * The same connection, with one statement under way at a time: a batch that is asked for ahead and a question in
 * between wait for each other here, and not in the driver.
 */
export function inTurn(client: ClientBase): ClientBase {
  let before: Promise<unknown> = Promise.resolve();
  const query = (...args: readonly unknown[]): Promise<unknown> => {
    const ask = (): Promise<unknown> =>
      (client.query as (...all: readonly unknown[]) => Promise<unknown>)(...args);
    const answer = before.then(ask, ask);
    before = answer;
    return answer;
  };
  return Object.create(client, { query: { value: query } }) as ClientBase;
}
