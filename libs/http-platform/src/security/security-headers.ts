/** Sent with every answer. Nothing may frame the app, sniff a type or learn the address that was left. */
const always: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
};

/** An answer of the API is data: it may load nothing at all. */
const apiPolicy = "default-src 'none'; frame-ancestors 'none'";

/** The headers of every answer; with `https`, browsers are told to stay on it for a year. */
export const securityHeaders = (https: boolean): Readonly<Record<string, string>> => ({
  ...always,
  'content-security-policy': apiPolicy,
  ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
});

/**
 * The policy of the page. No 'unsafe-inline': scripts and styles come from our own files or carry the
 * page's nonce, which is new for every answer.
 */
export const pagePolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
