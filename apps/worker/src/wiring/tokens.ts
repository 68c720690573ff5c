/** What the container hands out, by name: ports have no class to be asked for by. */
export const tokens = {
  settings: Symbol('settings'),
  logger: Symbol('logger'),
  pool: Symbol('pool'),
  starter: Symbol('starter'),
  vault: Symbol('vault'),
  handler: Symbol('handler'),
  forgetting: Symbol('forgetting'),
  ports: Symbol('ports'),
  health: Symbol('health'),
} as const;
