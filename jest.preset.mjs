import { readFileSync } from 'node:fs';

/** One preset for every runner: TypeScript through swc, packages resolved to their sources. */
const swcrc = JSON.parse(readFileSync(new URL('./.swcrc', import.meta.url), 'utf8'));
delete swcrc.exclude;

export const preset = {
  rootDir: new URL('.', import.meta.url).pathname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', { ...swcrc, swcrc: false }] },
  testEnvironmentOptions: { customExportConditions: ['@vinhdanh/source', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['/dist/', '/\\.vinhdanh/', '/\\.nx/'],
  testPathIgnorePatterns: ['/dist/', '/node_modules/'],
};
