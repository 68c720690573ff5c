import { preset } from './jest.preset.mjs';

/** Independent test data, read where it lies; without it the specs say so and skip. */
export default {
  ...preset,
  displayName: 'conformance',
  testMatch: ['<rootDir>/test/conformance/**/*.spec.ts'],
  testTimeout: 300_000,
  maxWorkers: 1,
};
