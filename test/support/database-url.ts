import type { Stack } from '@vinhdanh/dev';

/** The product's database as its administrator: sees every tenant, for what is held against the record. */
export function databaseUrl(stack: Stack): string {
  const url = new URL(stack.databaseUrls.admin);
  url.pathname = '/vinhdanh';
  return url.href;
}
