/** What the shared controllers and guards ask for by `@Inject`; a service's composition root fills them. */
export const httpTokens = {
  readiness: Symbol('readiness'),
  description: Symbol('description'),
  sessionCache: Symbol('sessionCache'),
  cookie: Symbol('cookie'),
  verifier: Symbol('verifier'),
} as const;
