/** Where to go after signing in. */
export interface SignInSearch {
  readonly back?: string | undefined;
}

/**
 * Reads the address of the sign-in page: only a path of this page is gone back to, since an address of
 * elsewhere would make the page a springboard. What is refused is named as undefined: the router keeps
 * every key of the address that nobody names. Pure.
 */
export function readSignInSearch(search: Record<string, unknown>): SignInSearch {
  const { back } = search;
  return { back: typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : undefined };
}
