export { ed25519OfSeed, sha256, verifyEd25519 } from './node-crypto.js';
export { createLogSigner, type LogSigner } from './log-signer.js';
export { recordLog, Sealer, type SealOutcome } from './sealer.js';
export { findTile, tilesOf } from './tile-store.js';
