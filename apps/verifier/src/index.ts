export { nodeHost } from './node-host.js';
export { writeReport } from './report/write-report.js';
export { exitCodes, runVerifier, type Surroundings } from './run-verifier.js';
export { verifyFile, type Outcome } from './verify-file.js';
export { ZipPack } from './zip/zip-pack.js';
export type { ZipFaultCode } from './zip/zip-fault.js';
