import type { CaseEvent } from '@vinhdanh/awards';
import type { Model } from '@vinhdanh/bpmn-model';
import type { CaseId } from '@vinhdanh/kernel';
import {
  isHexHash,
  readEventBytes,
  StreamWalk,
  type About,
  type EventEnvelope,
  type EventPlace,
  type StreamEnd,
} from '@vinhdanh/record-format';
import { sha256 } from '@vinhdanh/sealing';
import type { BundleShelf } from '../bundles/bundle-shelf.js';
import type { Checks } from '../checks.js';
import { host } from '../host.js';
import type { IncludedEntry } from '../log/verify-inclusion.js';
import type { RecordFindingCode } from '../report/codes.js';
import { timeText } from '../rows/pg-text.js';
import type { CommandRow, EventRow, HeaderRow, HeadRow, Place, SealedRow } from '../rows/sources.js';
import { CommandRuns, decideAgain, type Redecided } from './command-runs.js';
import { differingRows } from './compare-rows.js';
import { compareState, type Followed, type ShownRows } from './compare-state.js';
import type { Documents, NamedDocument } from './documents.js';
import { eventFaults } from './event-faults.js';
import type { Fields } from './expected-rows.js';
import { Handled } from './handled.js';
import { sayRedecisions } from './say-redecisions.js';
import { StreamFold } from './stream-fold.js';

/** What the checks of every case use. */
export interface CaseTools {
  readonly checks: Checks;
  readonly bundles: BundleShelf;
  readonly documents: Documents;
  /** The sealer's place; null before it has sealed anything. */
  readonly cursor: Place | null;
  /** How far each projection has followed the log: everything before that number. */
  readonly followed: ReadonlyMap<string, number>;
  /** Gets what must be in the log; null where nobody asks for single entries. */
  readonly onSealed: ((entry: IncludedEntry) => void) | null;
}

/** What the database says of a case beside its events. */
export interface CaseRows extends ShownRows {
  readonly head: HeadRow | null;
  readonly handled: readonly Fields[];
}

const erasure = 'PersonalDataErased';

/** One case, event by event, and then what is said of it elsewhere. Holds its state, never its events. */
export class CaseCheck {
  readonly #walk: StreamWalk<RecordFindingCode>;
  readonly #fold: StreamFold;
  readonly #runs: CommandRuns;
  readonly #handled = new Handled();
  readonly #documents: NamedDocument[] = [];
  readonly #erasedFiles = new Set<string>();
  readonly #redecided: Redecided[] = [];
  #model: Model | null = null;
  #sought = false;
  #last: EventPlace | null = null;
  #broken = false;
  #erased = false;
  #unsealed = 0;
  /** The greatest of its events in the log. */
  #number = -1;
  /** Of the row whose bytes are walked over now. */
  #commandId = '';

  constructor(
    private readonly tools: CaseTools,
    private readonly stream: string,
    private readonly header: HeaderRow | null,
  ) {
    const { checks } = tools;
    const { tenant } = checks.scope;
    const sink = { add: (code: RecordFindingCode, about?: About) => this.#broke(code, about) };
    this.#walk = new StreamWalk({ tenant, stream, file: null }, sink, ({ event, hash, place }) =>
      this.#sound(event, hash, place),
    );
    const person = header?.fields.nominee_id ?? null;
    const wrapped = header?.wrapped ?? null;
    const key = person === null || wrapped === null ? null : { person, wrapped };
    const { vault, redecide } = checks.parts;
    const caseId = stream.slice('case-'.length) as CaseId;
    this.#fold = new StreamFold({ vault, tenant, stream, caseId, key, keepsStates: redecide });
    this.#runs = new CommandRuns(
      checks,
      (command) => {
        tools.bundles.name(command.bundle);
        this.#handled.add(command);
      },
      (command, row, before, events, first) => {
        if (!checks.parts.redecide || this.#model === null) return;
        checks.counts.redecided += 1;
        const redecision = decideAgain(this.#model, this.#fold.open, command, before, events);
        if (redecision !== null) this.#redecided.push({ redecision, place: first, command: row.hash });
      },
    );
  }

  /** Whether the command under way ends before `version`. */
  needsCommand(version: number): boolean {
    return this.#runs.isOver(version);
  }

  command(row: CommandRow): void {
    this.#runs.begin(row, this.#fold.state());
  }

  event(row: EventRow, sealed: SealedRow | null): void {
    const { checks, cursor, onSealed } = this.tools;
    const bytes = sha256(row.bytes);
    const hash = Buffer.from(bytes).toString('hex');
    const read = readEventBytes(host, row.bytes);
    this.#commandId = row.commandId;
    checks.counts.events += 1;
    const faults = eventFaults({ row, hash, event: read.ok ? read.value : null, sealed, cursor });
    if (sealed !== null) this.#number = Math.max(this.#number, sealed.number);
    if (sealed === null && !faults.some(([code]) => code === 'SEAL.SKIPPED')) this.#unsealed += 1;
    if (sealed !== null && onSealed !== null) {
      const { number, version } = sealed;
      const place = { stream: this.stream, version, number, type: row.type, time: null };
      onSealed({ place, tenant: checks.scope.tenant, eventHash: bytes });
    }
    this.#walk.check({ hash: bytes, read, number: sealed?.number ?? null, faults });
  }

  /** A sealed number whose event is not there. */
  noEvent({ stream, version, number }: SealedRow): void {
    const event = { stream, version, number, type: null, time: null };
    const neighbours = this.#last === null ? [] : [this.#last];
    this.#broke('SEAL.NO_EVENT', { event, neighbours });
  }

  /** Whether the case has named a bundle that is not there yet. */
  get needsModel(): boolean {
    return !this.#sought && this.#fold.bundleHash !== '';
  }

  /** The bundle of the case, once its first event has named it. @throws whatever the server says. */
  async loadModel(): Promise<void> {
    this.#sought = true;
    this.#model = await this.tools.bundles.model(this.#fold.bundleHash);
    this.#fold.begin(this.#model);
  }

  /** Ends the case: head, header, inbox, handled, documents. @throws whatever server and store say. */
  async end(rows: CaseRows): Promise<void> {
    const { checks, documents } = this.tools;
    if (this.needsModel) await this.loadModel();
    this.#runs.close();
    const end = this.#walk.end();
    checks.counts.cases += 1;
    checks.notices.count('NOTICE.UNSEALED_TAIL', this.#unsealed);
    this.#compareHead(rows.head, end);
    await documents.check(this.#documents, this.#erasedFiles);
    if (this.#broken) {
      checks.notices.count('NOTICE.NOT_INTERPRETED');
      return;
    }
    this.#compareShown(rows);
  }

  #sound(event: EventEnvelope, hash: string, place: EventPlace): void {
    const { sha256: document, bundleHash, files } = event.body;
    this.#last = place;
    this.tools.bundles.name(bundleHash);
    if (isHexHash(document)) this.#documents.push({ sha256: document, event: place });
    if (event.type === erasure) {
      this.#erased = true;
      for (const each of Array.isArray(files) ? files : []) this.#erasedFiles.add(String(each));
    }
    const folded: CaseEvent | null = this.#fold.add(event, hash, place);
    this.#runs.event(event, this.#commandId, place, folded);
  }

  #broke(code: RecordFindingCode, about?: About): void {
    this.#broken = true;
    this.tools.checks.findings.add(code, about);
  }

  #compareHead(head: HeadRow | null, end: StreamEnd): void {
    if (end.events === 0) return this.#broke('STREAM.MISSING', { detail: this.stream });
    const version = this.#last?.version ?? end.events;
    const agrees =
      head !== null &&
      head.version === version &&
      head.hash === end.head &&
      (end.time === '' || head.at === timeText(end.time));
    const detail = head === null ? this.stream : `${head.version} ${head.hash}`;
    if (!agrees) this.#broke('STREAM.HEAD', { event: this.#last, detail });
  }

  #compareShown(rows: CaseRows): void {
    const { checks, followed } = this.tools;
    const { findings, notices, parts } = checks;
    const changes = this.#fold.end();
    const { fault, hasClosedSections } = this.#fold;
    if (fault !== null) return findings.add(fault.code, { event: fault.place, detail: fault.detail });
    if (this.#erased) notices.count('NOTICE.ERASED_CASES');
    this.#compareKey();
    const handled = differingRows(this.#handled.rows, rows.handled, ({ person }) => `${person}`);
    const detail = `${this.stream}: ${handled.join('; ')}`;
    if (handled.length > 0) findings.add('PROJECTION.HANDLED', { event: this.#last, detail });
    sayRedecisions(checks, this.#redecided);
    if (changes === null) return;
    const closed = hasClosedSections && parts.vault === null;
    const isFollowed = (projection: Followed): boolean =>
      this.#unsealed === 0 && this.#number < (followed.get(projection) ?? 0);
    compareState(checks, { stream: this.stream, last: this.#last, closed, isFollowed }, changes, rows);
  }

  #compareKey(): void {
    const { findings } = this.tools.checks;
    if (this.header === null) return;
    const { key } = this.header;
    const event = this.#last;
    if (key !== 'kept' && !this.#erased) findings.add('PERSON.KEY_GONE', { event, detail: key });
    if (key === 'kept' && this.#erased) findings.add('PERSON.KEY_KEPT', { event });
  }
}
