import { preset } from './jest.preset.mjs';

/** Needs no server: everything beside the code. */
export default {
  ...preset,
  displayName: 'unit',
  testMatch: [
    '<rootDir>/{apps,libs,infra}/*/src/**/*.spec.{ts,tsx}',
    '<rootDir>/{workflows,activities}/src/**/*.spec.ts',
  ],
};
