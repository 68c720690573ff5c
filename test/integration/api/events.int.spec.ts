import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nomination, type Client } from './support/client.js';
import { openOffice, type Office } from './support/office.js';

const UNIT = 'khoa-hoi-suc';

/** Listens until `stop`; counts what came. */
async function listen(
  who: Client,
): Promise<{ changes: () => number; head: Response; ended: Promise<void>; stop(): void }> {
  const abort = new AbortController();
  const head = await fetch(`${who.url}/api/v1/events`, {
    headers: { cookie: who.cookie },
    signal: abort.signal,
  });
  let text = '';
  const ended = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of head.body as unknown as AsyncIterable<Uint8Array>)
      text += decoder.decode(chunk);
  })().catch((error: unknown) => {
    if ((error as Error).name !== 'AbortError') throw error;
  });
  return { changes: () => text.split('event: changed').length - 1, head, ended, stop: () => abort.abort() };
}

const until = async (condition: () => boolean, ms = 10_000): Promise<boolean> => {
  const end = Date.now() + ms;
  while (!condition() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
  return condition();
};

describe('server-sent events', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  }, 180_000);
  afterAll(() => office?.stop());

  it('tells those whom a change concerns to ask again, and nobody else', async () => {
    const head = await listen(await office.as('tran-van-minh'));
    const other = await listen(await office.as('lo-van-thuan'));
    expect(head.head.headers.get('content-type')).toContain('text/event-stream');
    // Whoever begins to listen is told once, for the page asked before.
    expect(await until(() => head.changes() === 1 && other.changes() === 1)).toBe(true);

    await (await office.as('nguyen-thu-ha')).done('/nominations', nomination(UNIT));

    expect(await until(() => head.changes() > 1)).toBe(true);
    expect(other.changes()).toBe(1);
    head.stop();
    other.stop();
  });

  it('ends the connections when the server goes', async () => {
    const open = await listen(await office.as('le-thi-mai'));
    await office.api.stop();
    await open.ended;
    expect(open.head.status).toBe(200);
  });
});
