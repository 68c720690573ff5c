import { Readable } from 'node:stream';
import { canonicalJson, type Json, type JsonObject } from '@vinhdanh/kernel';
import { zeroHash, type PlainEvent } from '@vinhdanh/journal';
import { toHex } from '@vinhdanh/record-format';
import { sha256 } from '@vinhdanh/sealing';
import type { EvidenceSources, SealedEvent, StoredBytes } from '@vinhdanh/evidence';
import type { MemoryLog } from './memory-log.js';

const hex = (content: string | Uint8Array): string =>
  toHex(sha256(typeof content === 'string' ? Buffer.from(content) : content));

const firstMs = Date.parse('2026-11-23T01:00:00.000Z');

interface Head {
  readonly version: number;
  readonly hash: string;
}

/**
 * A record in memory: envelopes and chain as the command handler writes them, bodies no longer than a pack needs. Every
 * part can be spoilt afterwards.
 */
export class MemoryRecord implements EvidenceSources {
  readonly tenant = 'lam-giang';
  readonly streams = new Map<string, SealedEvent[]>();
  readonly commandsOf = new Map<string, StoredBytes[]>();
  readonly bundles = new Map<string, Uint8Array>();
  readonly files = new Map<string, Uint8Array>();
  readonly #heads = new Map<string, Head>();
  #moments = 0;

  constructor(readonly log: MemoryLog) {}

  addBundle(content: Json): string {
    const bytes = Buffer.from(canonicalJson(content));
    this.bundles.set(hex(bytes), bytes);
    return `sha256:${hex(bytes)}`;
  }

  addFile(bytes: Uint8Array): string {
    this.files.set(hex(bytes), bytes);
    return hex(bytes);
  }

  /** One command with its events, sealed at once. */
  append(caseId: string, type: string, bundle: string, events: readonly PlainEvent[]): void {
    const stream = `case-${caseId}`;
    const at = new Date(firstMs + (this.#moments += 1) * 60_000).toISOString();
    const commands = this.commandsOf.get(stream) ?? [];
    const command = canonicalJson({
      actor: 'officer',
      args: { stepId: 'review#1' },
      at,
      authority: { role: 'unit-officer', org: 'ward' },
      bundle,
      case: caseId,
      commandId: `command-${this.#moments}`,
      evaluations: [],
      seen: { step: 1, dossier: 1, documents: [] },
      tenant: this.tenant,
      type,
    });
    this.commandsOf.set(stream, [...commands, { hash: hex(command), bytes: Buffer.from(command) }]);
    let head = this.#heads.get(stream) ?? { version: 0, hash: zeroHash };
    for (const { type: name, body } of events) {
      const version = head.version + 1;
      const bytes = canonicalJson({
        body,
        command: hex(command),
        prev: head.hash,
        schema: 1,
        stream,
        tenant: this.tenant,
        time: at,
        type: name,
        version,
      });
      this.appendBytes(stream, version, Buffer.from(bytes));
      head = { version, hash: hex(bytes) };
    }
    this.#heads.set(stream, head);
  }

  /** Bytes as an event, whatever they are: the log takes what the database holds. */
  appendBytes(stream: string, version: number, bytes: Uint8Array): void {
    const number = this.log.append(this.tenant, stream, version, sha256(bytes));
    this.streams.set(stream, [...(this.streams.get(stream) ?? []), { number, bytes }]);
  }

  readonly record: EvidenceSources['record'] = {
    events: (stream, size) =>
      Promise.resolve((this.streams.get(stream) ?? []).filter(({ number }) => number < size)),
    commands: (stream) => Promise.resolve(this.commandsOf.get(stream) ?? []),
    bundle: (hash) => Promise.resolve(this.bundles.get(hash) ?? null),
  };

  readonly documents: EvidenceSources['documents'] = {
    open: (sha) => {
      const bytes = this.files.get(sha);
      return Promise.resolve(
        bytes === undefined ? null : { stream: Readable.from([Buffer.from(bytes)]), bytes: bytes.length },
      );
    },
  };
}

const plain = (type: string, body: JsonObject): PlainEvent => ({ type, body, personal: null });

/** A case with four commands, five events, a bundle and a document. Ids in it depend on `caseId` alone. */
export function writeCase(record: MemoryRecord, caseId: string, note = 'một ý kiến'): void {
  const bundle = record.addBundle({ key: 'hcld3', steps: ['review', 'sign'] });
  const sealed = { person: `nominee-${caseId}`, iv: 'AAECAwQFBgcICQoL', data: 'c2VhbGVkIHRleHQ=' };
  const file = record.addFile(Buffer.from(`Báo cáo thành tích của ${caseId}: ${note}\n`));
  record.append(caseId, 'StartNomination', bundle, [
    plain('NominationStarted', {
      bundleHash: bundle,
      by: 'officer',
      caseNumber: `HS-2026-${caseId}`,
      facts: { awardKind: 'HCLD3' },
      nomineeId: `nominee-${caseId}`,
      route: { unit: 'ward' },
      sealed,
    }),
    plain('ProcessStarted', { processId: 'hcld3' }),
  ]);
  record.append(caseId, 'TakeStep', bundle, [plain('StepTaken', { stepId: 'review#1', by: 'officer' })]);
  record.append(caseId, 'AttachFile', bundle, [
    plain('FileAttached', {
      by: 'officer',
      bytes: record.files.get(file)?.length ?? 0,
      fileId: 'file-1',
      mediaType: 'text/plain',
      sealed,
      sha256: file,
    }),
  ]);
  record.append(caseId, 'DecideStep', bundle, [plain('ProcessCompleted', { outcome: 'approved' })]);
}
