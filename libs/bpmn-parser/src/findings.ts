import type { Finding } from '@vinhdanh/bpmn-model';
import { sentences, type FindingCode } from './sentences.js';

/** Findings kept of one file; a broken file of 2,000 elements need not list each of them. */
const findingsMax = 200;

/** Where and about what a finding is. */
export interface About {
  readonly elementId?: string | null;
  readonly line?: number | null;
  readonly what?: string;
}

/** Collects the findings of one file. */
export class Findings {
  private readonly list: Finding[] = [];

  constructor(private readonly file: string) {}

  /** Blocks execution. */
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

  get all(): readonly Finding[] {
    return this.list;
  }

  get hasErrors(): boolean {
    return this.list.some(({ severity }) => severity === 'error');
  }

  private add(severity: Finding['severity'], code: FindingCode, { elementId, line, what }: About): void {
    if (this.list.length >= findingsMax) return;
    const [messageVi, messageEn] = sentences[code](what ?? '');
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
