export { parseDmn, type ParsedDmn } from './parse-dmn.js';
export type { DmnFileFinding } from './findings.js';
export type { FindingCode } from './sentences.js';
