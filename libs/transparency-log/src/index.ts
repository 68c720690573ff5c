export { toBase64, fromBase64 } from './bytes/base64.js';
export { concatBytes, sameBytes } from './bytes/bytes.js';
export { utf8 } from './bytes/utf8.js';
export { hashBytes, type Sha256Bytes, type SignEd25519, type VerifyEd25519 } from './crypto.js';
export { createTreeHash, type TreeHash } from './merkle/tree-hash.js';
export { completeSubtrees, type Subtree } from './merkle/subtree.js';
export { Frontier, type NewNode } from './merkle/frontier.js';
export { ProvedTiles, type FindTile, type TileFault } from './merkle/proved-tiles.js';
export { TreeWalk, type WalkedTile } from './merkle/tree-walk.js';
export { consistencyProof, inclusionProof, treeRoot, type ReadSubtree } from './merkle/prove.js';
export { verifyConsistency, verifyInclusion } from './merkle/verify-proof.js';
export {
  parseTilePath,
  readSubtreesOfTiles,
  tileHeight,
  tilePath,
  tileWidth,
  widthAt,
  type ReadTile,
  type TileName,
} from './merkle/tile.js';
export {
  decodeEntry,
  encodeEntry,
  entryBundle,
  entryBytes,
  streamHash,
  type LogEntry,
} from './merkle/entry.js';
export {
  formatVerifierKey,
  keyTypes,
  parseVerifierKey,
  verifierKey,
  type KeyType,
  type VerifierKey,
} from './note/verifier-key.js';
export {
  formatNote,
  formatSignature,
  noteLimits,
  parseNote,
  parseSignature,
  type Note,
  type NoteSignature,
} from './note/note.js';
export { formatCheckpoint, parseCheckpoint, type Checkpoint } from './note/checkpoint.js';
export { cosign, signText, verifyNote, type NoteVerdict, type Verified } from './note/sign.js';
export {
  formatAddCheckpoint,
  parseAddCheckpoint,
  parseCosignatures,
  type AddCheckpoint,
} from './witness/add-checkpoint.js';
export { judgeCheckpoint, type Judgement, type WitnessedHead, type WitnessedLog } from './witness/judge.js';
