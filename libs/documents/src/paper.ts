import type { CaseFacts, PersonalFacts } from '@vinhdanh/awards';
import type { Instant } from '@vinhdanh/kernel';

/** What a template may use: the case as the record holds it. No clock, no file, no network. */
export interface PaperData {
  readonly caseNumber: string;
  readonly at: Instant;
  readonly awardKind: string;
  readonly facts: CaseFacts | null;
  /** Null once the person's key is destroyed. */
  readonly personal: PersonalFacts | null;
  readonly issuer: string;
  readonly issuerParent: string | null;
  /** Where it is issued: the province's name, empty when unknown. */
  readonly place: string;
  readonly result: string | null;
}

export type PaperBlock =
  | { readonly kind: 'ground'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'article'; readonly number: number; readonly text: string };

/** An official paper in words, before it is laid out (Decree 30/2020/NĐ-CP, annex I). */
export interface Paper {
  readonly issuer: string;
  readonly issuerParent: string | null;
  readonly number: string;
  readonly placeAndDate: string;
  readonly kind: string;
  readonly about: string;
  readonly blocks: readonly PaperBlock[];
  readonly recipients: readonly string[];
  readonly signer: string;
  readonly footer: string;
}
