import { createHmac, timingSafeEqual } from 'node:crypto';

/** 256 bits in base64url, as `Sessions.open` answers them. */
const tokenShape = /^[A-Za-z0-9_-]{43}$/;

/** The CSRF token of a session: a MAC of its id, so that nothing more needs to be stored. */
export const csrfTokenOf = (token: string, secret: string): string =>
  createHmac('sha256', secret).update(`csrf:${token}`).digest('base64url');

/** Compares in constant time; a length that differs is told at once, because lengths are no secret. */
export function equalTokens(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * The cookie of the session. Over https it carries the `__Host-` prefix, which browsers only accept with
 * Secure, without Domain and with Path=/. Over http (a developer's loopback) the plain name is used.
 */
export interface SessionCookie {
  readonly name: string;
  read(header: string | undefined): string | null;
  set(token: string): string;
  clear(): string;
}

/** @param https whether people reach the app over https (`PUBLIC_URL`). */
export function sessionCookie(https: boolean): SessionCookie {
  const name = https ? '__Host-vinhdanh' : 'vinhdanh';
  const flags = `Path=/; HttpOnly; SameSite=Strict${https ? '; Secure' : ''}`;
  return {
    name,
    read(header) {
      if (header === undefined) return null;
      for (const part of header.split(';')) {
        const at = part.indexOf('=');
        if (at > 0 && part.slice(0, at).trim() === name) {
          const value = part.slice(at + 1).trim();
          return tokenShape.test(value) ? value : null;
        }
      }
      return null;
    },
    set: (token) => `${name}=${token}; ${flags}`,
    clear: () => `${name}=; ${flags}; Max-Age=0`,
  };
}
