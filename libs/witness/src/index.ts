export { openWitness, type Alarm, type WitnessAnswer, type WitnessStore } from './witness.js';
export { serveWitness, type WitnessServer } from './serve-witness.js';
export { readTrustedLogs, type TrustedLogs } from './trusted-logs.js';
