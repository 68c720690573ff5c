import { sentences, type FindingCode } from './sentences.js';

/** Findings kept of one file; a broken file need not list each of them. */
const findingsMax = 200;

/**
 * What is wrong with a file. `error` blocks publishing (and, answered without a model, reading); `info`
 * is told and blocks nothing.
 */
export interface DmnFileFinding {
  readonly severity: 'error' | 'info';
  /** Stable, e.g. `DMN.UNKNOWN_ELEMENT`. */
  readonly code: FindingCode;
  readonly file: string;
  readonly elementId: string | null;
  readonly line: number | null;
  readonly messageVi: string;
  readonly messageEn: string;
}

/** Where and about what a finding is. */
export interface About {
  readonly elementId?: string | null;
  readonly line?: number | null;
  readonly what?: string;
}

/** Collects the findings of one file. */
export class Findings {
  private readonly list: DmnFileFinding[] = [];

  constructor(private readonly file: string) {}

  /** Is listed and blocks publishing. */
  error(code: FindingCode, about: About): void {
    this.add('error', code, about);
  }

  /** Ends the reading of the file: kept however many findings there are. */
  fatal(code: FindingCode, about: About): void {
    this.list.splice(findingsMax - 1);
    this.add('error', code, about);
  }

  /** Is told, blocks nothing. */
  info(code: FindingCode, about: About): void {
    this.add('info', code, about);
  }

  get all(): readonly DmnFileFinding[] {
    return this.list;
  }

  private add(
    severity: DmnFileFinding['severity'],
    code: FindingCode,
    { elementId, line, what }: About,
  ): void {
    if (this.list.length >= findingsMax) return;
    const [messageVi, messageEn] = sentences[code]((what ?? '').slice(0, 200));
    this.list.push({
      severity,
      code,
      file: this.file,
      elementId: elementId ?? null,
      line: line ?? null,
      messageVi,
      messageEn,
    });
  }
}
