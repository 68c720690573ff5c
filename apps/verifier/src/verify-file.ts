import { verifyPack, type Report, type Trust } from '@vinhdanh/record-format';
import { nodeHost } from './node-host.js';
import { ZipFault, type ZipFaultCode } from './zip/zip-fault.js';
import { ZipPack } from './zip/zip-pack.js';

/** The answer about one file. */
export type Outcome =
  | { readonly kind: 'report'; readonly report: Report }
  /** It cannot be looked into: nothing is said about the record. */
  | { readonly kind: 'unusable'; readonly code: ZipFaultCode; readonly detail: string };

function verifyOpened(pack: ZipPack, trust: Trust | null, ownHash: string | null): Outcome {
  const report = verifyPack(nodeHost, pack, { trust, ownHash });
  pack.checkUnread();
  const seal = pack.sealState();
  // A changed byte that lies in a file has been named by then; any other is in the framing.
  if (seal === 'broken' && report.findings.length === 0)
    return { kind: 'unusable', code: 'PACK.DAMAGED', detail: 'seal' };
  const notices =
    seal === 'absent'
      ? [...report.notices, { code: 'NOTICE.REPACKED', detail: null } as const]
      : report.notices;
  return { kind: 'report', report: { ...report, notices } };
}

/** Verifies the pack in a file. Never throws for what the file holds. */
export function verifyFile(path: string, trust: Trust | null, ownHash: string | null = null): Outcome {
  let pack: ZipPack | null = null;
  try {
    pack = ZipPack.open(path);
    return verifyOpened(pack, trust, ownHash);
  } catch (error) {
    if (error instanceof ZipFault) return { kind: 'unusable', code: error.code, detail: error.detail };
    throw error;
  } finally {
    pack?.close();
  }
}
