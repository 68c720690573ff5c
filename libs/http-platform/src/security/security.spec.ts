import { describe, expect, it } from '@jest/globals';
import { parsePersonId } from '@vinhdanh/kernel';
import type { Identity } from './identity.js';
import { SessionCache } from './session-cache.js';
import { pagePolicy } from './security-headers.js';
import { csrfTokenOf, equalTokens, sessionCookie } from './session-tokens.js';

const identity: Identity = { personId: parsePersonId('p1')!, name: 'A', post: 'B', memberships: [] };

const csrf = (token: string): string => `csrf of ${token}`;

describe('session tokens', () => {
  it('use the __Host- prefix and Secure over https alone', () => {
    expect(sessionCookie(true).set('t')).toBe('__Host-vinhdanh=t; Path=/; HttpOnly; SameSite=Strict; Secure');
    expect(sessionCookie(false).set('t')).toBe('vinhdanh=t; Path=/; HttpOnly; SameSite=Strict');
  });

  it('are read back from a cookie header, and only in their own shape', () => {
    const cookie = sessionCookie(false);
    const token = 't'.repeat(43);
    expect(cookie.read(`a=b; vinhdanh=${token}`)).toBe(token);
    expect(cookie.read('vinhdanh=short')).toBeNull();
    expect(cookie.read(undefined)).toBeNull();
  });

  it('have a CSRF token that depends on session and secret', () => {
    const token = 't'.repeat(43);
    expect(equalTokens(csrfTokenOf(token, 'a'), csrfTokenOf(token, 'a'))).toBe(true);
    expect(equalTokens(csrfTokenOf(token, 'a'), csrfTokenOf(token, 'b'))).toBe(false);
    expect(equalTokens('x', csrfTokenOf(token, 'a'))).toBe(false);
  });
});

describe('the session cache', () => {
  it('asks once for requests at the same time and again after half a minute', async () => {
    let asked = 0;
    let now = 0;
    const cache = new SessionCache({ find: async () => (asked++, identity) }, csrf, () => now);
    await Promise.all([cache.find('t'), cache.find('t')]);
    now = 29_000;
    await cache.find('t');
    expect(asked).toBe(1);
    now = 31_000;
    await cache.find('t');
    expect(asked).toBe(2);
  });

  it('does not remember that a session is absent, and forgets on request', async () => {
    const answers: (Identity | null)[] = [null, identity, null];
    const cache = new SessionCache({ find: async () => answers.shift() ?? null }, csrf, () => 0);
    expect(await cache.find('t')).toBeNull();
    expect(await cache.find('t')).toEqual({ identity, csrfToken: 'csrf of t' });
    cache.forget('t');
    expect(await cache.find('t')).toBeNull();
  });
});

describe('the page policy', () => {
  it('never allows inline code', () => {
    expect(pagePolicy('abc')).not.toContain('unsafe');
    expect(pagePolicy('abc')).toContain("script-src 'self' 'nonce-abc'");
  });
});
