import { httpTokens } from '@vinhdanh/http-platform';

/** What controllers ask for by `@Inject`. Each stands for one port; the composition root fills them. */
export const tokens = {
  ...httpTokens,
  settings: Symbol('settings'),
  logger: Symbol('logger'),
  clock: Symbol('clock'),
  handler: Symbol('handler'),
  directory: Symbol('directory'),
  bundles: Symbol('bundles'),
  sessions: Symbol('sessions'),
  inbox: Symbol('inbox'),
  notices: Symbol('notices'),
  files: Symbol('files'),
  passwords: Symbol('passwords'),
  changes: Symbol('changes'),
  log: Symbol('log'),
} as const;
