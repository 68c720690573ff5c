import { httpTokens } from '@vinhdanh/http-platform';

/** What controllers ask for by `@Inject`. Each stands for one port; the composition root fills them. */
export const tokens = {
  ...httpTokens,
  settings: Symbol('settings'),
  clock: Symbol('clock'),
  logger: Symbol('logger'),
  recorder: Symbol('recorder'),
  pool: Symbol('pool'),
  vault: Symbol('vault'),
} as const;
