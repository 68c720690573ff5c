import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiPlaces, controllers, problemCatalogue, runApi } from '@vinhdanh/api';
import { declaredRoutes } from '@vinhdanh/http-platform';
import { apiConfigSchema, createLogger, loadConfig } from '@vinhdanh/platform';
import { nomination, problemOf, type Answered } from './support/client.js';
import { openOffice, TENANT, type Office } from './support/office.js';

const UNIT = 'khoa-hoi-suc';

const post = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${url}/api/v1/session`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
const answered = async (response: Response): Promise<Answered> => ({
  status: response.status,
  headers: response.headers,
  body: await response.json(),
});

describe('who gets in', () => {
  let office: Office;
  let webDist: string;
  beforeAll(async () => {
    webDist = mkdtempSync(join(tmpdir(), 'vinhdanh-web-'));
    mkdirSync(join(webDist, 'assets'));
    writeFileSync(
      join(webDist, 'index.html'),
      '<!doctype html><script nonce="__CSP_NONCE__" src="/assets/app-1.js"></script>',
    );
    writeFileSync(join(webDist, 'assets/app-1.js'), `console.log(${JSON.stringify('x'.repeat(2_000))});`);
    office = await openOffice({ WEB_DIST: webDist });
  }, 180_000);
  afterAll(async () => {
    await office?.stop();
    rmSync(webDist, { recursive: true, force: true });
  });

  it('refuses every signed-in route without a session, and every change without the CSRF token', async () => {
    const officer = await office.as('nguyen-thu-ha');
    const routes = declaredRoutes(controllers, apiPlaces).filter(({ policy }) => policy !== 'public');
    expect(routes.length).toBeGreaterThan(15);
    for (const { method, path } of routes) {
      const address = `${office.url}${path.replace(/:\w+/g, 'x')}`;
      const without = await fetch(address, { method });
      expect({
        path,
        status: without.status,
        code: ((await without.json()) as { code: string }).code,
      }).toEqual({ path, status: 401, code: 'SESSION.REQUIRED' });
      if (method === 'GET') continue;
      const forged = await fetch(address, { method, headers: { cookie: officer.cookie } });
      expect({ path, code: ((await forged.json()) as { code: string }).code }).toEqual({
        path,
        code: 'CSRF.MISSING',
      });
    }
  });

  it('serves nothing that is not declared: every route of the server is one of the list', async () => {
    const served = office.api.app
      .getHttpAdapter()
      .getInstance()
      .printRoutes({ commonPrefix: false }) as string;
    const listed = declaredRoutes(controllers, apiPlaces);
    const lines = served.split('\n').filter((line) => /\((?:GET|POST|DELETE|PUT|PATCH)/.test(line));
    expect(lines).toHaveLength(new Set(listed.map(({ path }) => path)).size);
  });

  it('refuses a route that declares no policy', async () => {
    @Controller('forgotten')
    class ForgottenController {
      @Get()
      read(): string {
        return 'secret';
      }
    }
    @Module({ controllers: [ForgottenController] })
    class Forgotten {}
    const { createApp, compose } = await import('@vinhdanh/api');
    const config = loadConfig(apiConfigSchema, { ...office.env, WEB_DIST: '' });
    if (!config.ok) throw new Error(JSON.stringify(config.errors));
    const composition = compose(config.value, createLogger('api', 'silent'));
    const app = await createApp(composition.adapters, [Forgotten]);
    try {
      await app.listen(0, '127.0.0.1');
      const officer = await office.as('nguyen-thu-ha');
      const answer = await fetch(`${await app.getUrl()}/api/v1/forgotten`, {
        headers: { cookie: officer.cookie },
      });
      expect(problemOf(await answered(answer))).toMatchObject({ code: 'ROUTE.UNDECLARED', status: 403 });
    } finally {
      await app.close();
      await composition.close();
    }
  });

  it('signs in by password, tells nothing about why not, and makes guessing wait', async () => {
    const { rows } = await office.admin.query<{ username: string; person: string }>(
      `SELECT username, person FROM vinhdanh.account WHERE tenant = $1 LIMIT 2`,
      [TENANT],
    );
    const [account, other] = rows;
    const good = await post(office.url, { username: account!.username, password: 'vinhdanh' });
    expect(good.status).toBe(201);
    expect(await good.json()).toMatchObject({ person: { personId: account!.person } });

    const bad = await answered(await post(office.url, { username: account!.username, password: 'guess' }));
    const nobody = await answered(await post(office.url, { username: 'nobody', password: 'guess' }));
    expect([problemOf(bad).code, problemOf(nobody).code]).toEqual([
      'SESSION.BAD_CREDENTIALS',
      'SESSION.BAD_CREDENTIALS',
    ]);

    for (let i = 0; i < 4; i++) await post(office.url, { username: account!.username, password: 'guess' });
    const limited = await answered(
      await post(office.url, { username: account!.username, password: 'vinhdanh' }),
    );
    expect(problemOf(limited).code).toBe('RATE.LIMITED');
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post(office.url, { username: other!.username, password: 'vinhdanh' })).status).toBe(201);

    await office.admin.query(`UPDATE vinhdanh.account SET disabled = true WHERE username = $1`, [
      other!.username,
    ]);
    expect((await post(office.url, { username: other!.username, password: 'vinhdanh' })).status).toBe(401);
  });

  it('sets a cookie that scripts and other sites cannot use', async () => {
    const response = await post(office.url, { personaId: 'nguyen-thu-ha' });
    expect(response.headers.get('set-cookie')).toMatch(
      /^vinhdanh=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    expect(
      (await post(office.url, { personaId: 'nguyen-thu-ha' }, { 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(403);
  });

  it('forgets a session at once when it is ended', async () => {
    const response = await post(office.url, { personaId: 'tran-van-minh' });
    const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0]!;
    const { csrfToken } = (await response.json()) as { csrfToken: string };
    const session = (method: string): Promise<Response> =>
      fetch(`${office.url}/api/v1/session`, { method, headers: { cookie, 'x-csrf-token': csrfToken } });
    expect((await session('GET')).status).toBe(200);
    const out = await session('DELETE');
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await session('GET')).status).toBe(401);
  });

  it('offers no personas and takes none outside demo mode, and hardens the cookie over https', async () => {
    const config = loadConfig(apiConfigSchema, {
      ...office.env,
      DEMO_MODE: 'false',
      PUBLIC_URL: 'https://vinhdanh.example.vn',
      WEB_DIST: '',
    });
    if (!config.ok) throw new Error(JSON.stringify(config.errors));
    const strict = await runApi(config.value, createLogger('api', 'silent'));
    try {
      expect(await (await fetch(`${strict.url}/api/v1/personas`)).json()).toEqual([]);
      expect((await post(strict.url, { personaId: 'nguyen-thu-ha' })).status).toBe(401);
      const { rows } = await office.admin.query<{ username: string }>(
        `SELECT username FROM vinhdanh.account WHERE tenant = $1 AND NOT disabled ORDER BY username DESC LIMIT 1`,
        [TENANT],
      );
      const signedIn = await post(strict.url, { username: rows[0]!.username, password: 'vinhdanh' });
      expect(signedIn.headers.get('set-cookie')).toMatch(
        /^__Host-vinhdanh=.*; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
      );
      expect(signedIn.headers.get('strict-transport-security')).toContain('max-age');
    } finally {
      await strict.stop();
    }
  });

  it('lets a person who lost a duty do nothing with it, in the handler or past it in the database', async () => {
    const officer = await office.as('nguyen-thu-ha');
    await office.admin.query(
      `UPDATE vinhdanh.role_assignment SET valid_to = now() WHERE tenant = $1 AND person = 'nguyen-thu-ha'`,
      [TENANT],
    );
    try {
      // The session is remembered for half a minute; the database refuses already now.
      const answer = await officer.command('/nominations', nomination(UNIT));
      expect(problemOf(answer)).toMatchObject({ code: 'AUTH.NOT_ALLOWED', status: 403 });
    } finally {
      await office.admin.query(
        `UPDATE vinhdanh.role_assignment SET valid_to = NULL WHERE tenant = $1 AND person = 'nguyen-thu-ha'`,
        [TENANT],
      );
    }
  });

  it('serves the page under a policy without inline code, and its files for ever', async () => {
    for (const path of ['/', '/inbox', '/cases/abc']) {
      const page = await fetch(`${office.url}${path}`);
      const policy = page.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(policy).not.toContain('unsafe');
      expect(await page.text()).toContain(`nonce="${nonce}"`);
    }
    const asset = await fetch(`${office.url}/assets/app-1.js`, { headers: { 'accept-encoding': 'br' } });
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-encoding')).toBe('br');
    expect(await asset.text()).toContain('console.log');
    const again = await fetch(`${office.url}/assets/app-1.js`, {
      headers: { 'if-none-match': asset.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    for (const path of ['/assets/none.js', '/../package.json', '/assets/..%2f..%2fetc/passwd', '/.env']) {
      const answer = await fetch(`${office.url}${path}`);
      expect({
        path,
        ok: answer.status === 404 || (await answer.text()).includes('<!doctype html>'),
      }).toEqual({ path, ok: true });
    }
  });

  it('sends the headers that keep a browser careful with every answer', async () => {
    const response = await fetch(`${office.url}/api/v1/nowhere`);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; frame-ancestors 'none'",
    );
    expect(response.headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
    expect((await answered(response)).body).toMatchObject({
      code: 'REQUEST.NOT_FOUND',
      title: problemCatalogue['REQUEST.NOT_FOUND'].vi,
    });
  });
});
