import { Record1764000000000 } from './1764000000000-record.js';
import { Projections1764000001000 } from './1764000001000-projections.js';
import { KeysAndBundles1764000002000 } from './1764000002000-keys-and-bundles.js';
import { Directory1764000003000 } from './1764000003000-directory.js';
import { RowLevelSecurity1764000004000 } from './1764000004000-row-level-security.js';
import { AppendCase1764000005000 } from './1764000005000-append-case.js';
import { LoadCase1764000006000 } from './1764000006000-load-case.js';
import { ReadDirectory1764000007000 } from './1764000007000-read-directory.js';
import { Sessions1764000008000 } from './1764000008000-sessions.js';
import { ReadInbox1764000008100 } from './1764000008100-read-inbox.js';
import { ReadCases1764000008200 } from './1764000008200-read-cases.js';
import { Grants1764000009000 } from './1764000009000-grants.js';
import { SealedLog1764100000000 } from './1764100000000-sealed-log.js';
import { RefusalLog1764100001000 } from './1764100001000-refusal-log.js';
import { AccessLog1764200000000 } from './1764200000000-access-log.js';
import { Auditor1764200001000 } from './1764200001000-auditor.js';
import { CasesOfTheRecord1764200002000 } from './1764200002000-cases-of-the-record.js';
import { KeyKeeper1764210000000 } from './1764210000000-key-keeper.js';
import { AppendErasure1764210001000 } from './1764210001000-append-erasure.js';
import { RecordEpoch1764240000000 } from './1764240000000-record-epoch.js';
import { Followers1764220000000 } from './1764220000000-followers.js';
import { Rebuild1764220001000 } from './1764220001000-rebuild.js';
import { ReadProjections1764220002000 } from './1764220002000-read-projections.js';

/** In the order in which they run. A new one goes to the end; a released one is never edited. */
export const migrations = [
  Record1764000000000,
  Projections1764000001000,
  KeysAndBundles1764000002000,
  Directory1764000003000,
  RowLevelSecurity1764000004000,
  AppendCase1764000005000,
  LoadCase1764000006000,
  ReadDirectory1764000007000,
  Sessions1764000008000,
  ReadInbox1764000008100,
  ReadCases1764000008200,
  Grants1764000009000,
  SealedLog1764100000000,
  RefusalLog1764100001000,
  AccessLog1764200000000,
  Auditor1764200001000,
  CasesOfTheRecord1764200002000,
  KeyKeeper1764210000000,
  AppendErasure1764210001000,
  RecordEpoch1764240000000,
  Followers1764220000000,
  Rebuild1764220001000,
  ReadProjections1764220002000,
];
