export { startPostgresOnly, type ThrowAwayOptions, type ThrowAwayPostgres } from './postgres/throw-away.js';
export { freePort, isPortFree } from './ports.js';
export { repoRoot } from './paths.js';
