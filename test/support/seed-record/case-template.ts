import type { AppendRequest, Vault } from '@vinhdanh/commands';
import type { PersonKeyRow, SealedSection } from '@vinhdanh/journal';
import { toEpochMs, type JsonObject } from '@vinhdanh/kernel';

/** A place in a text where every copy of the case has something of its own. */
export type Hole =
  | { readonly kind: 'case' | 'nominee' | 'number' | 'name' }
  | { readonly kind: 'time'; readonly ms: number }
  | { readonly kind: 'command' | 'event'; readonly index: number }
  | { readonly kind: 'sealed'; readonly plain: Parts };
export type Parts = readonly (string | Hole)[];

/** One append of the case, as texts with holes. */
export interface TemplateCommand {
  readonly actor: string;
  readonly commandId: Parts;
  readonly type: string;
  readonly atMs: number;
  readonly bytes: Parts;
  readonly firstVersion: number;
  readonly handledBy: string | null;
  readonly events: readonly { readonly type: string; readonly schema: number; readonly bytes: Parts }[];
  /** Header and inbox of the case after it, and what it put up as notices; JSON. */
  readonly header: Parts;
  readonly inbox: Parts;
  readonly notices: Parts;
}

/** A case that was really carried through the command handler, ready to be copied under other names. */
export interface CaseTemplate {
  readonly awardKind: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly commands: readonly TemplateCommand[];
  readonly events: number;
}

const sealedText = /\{"data":"[^"]*","iv":"[^"]*","person":"[^"]*"\}/;
const hash = /[0-9a-f]{64}/;
const instant = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/;
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Finds the holes of texts: names of the case, times, hashes that differ in every copy, sealed sections. */
class HoleFinder {
  readonly #known: Map<string, Hole>;
  readonly #pattern: RegExp;

  constructor(
    private readonly open: (sealed: SealedSection) => JsonObject,
    names: Readonly<Record<string, Hole>>,
  ) {
    this.#known = new Map(Object.entries(names));
    // The longer first: one name may be the beginning of another.
    const known = [...this.#known.keys()].sort((a, b) => b.length - a.length).map(literal);
    const sources = [sealedText, instant, hash].map(({ source }) => source);
    this.#pattern = new RegExp([...sources, ...known].join('|'), 'g');
  }

  /** From here on, a hash that differs in every copy. */
  know(text: string, hole: Hole): void {
    this.#known.set(text, hole);
  }

  parts(text: string): Parts {
    const parts: (string | Hole)[] = [];
    let from = 0;
    for (const match of text.matchAll(this.#pattern)) {
      if (match.index > from) parts.push(text.slice(from, match.index));
      parts.push(this.#hole(match[0]));
      from = match.index + match[0].length;
    }
    if (from < text.length) parts.push(text.slice(from));
    return parts;
  }

  #hole(found: string): string | Hole {
    if (found.startsWith('{')) {
      const plain = this.open(JSON.parse(found) as SealedSection);
      return { kind: 'sealed', plain: this.parts(JSON.stringify(plain)) };
    }
    const known = this.#known.get(found);
    if (known !== undefined) return known;
    // The hash of a paper or of a bundle is the same in every copy.
    return instant.test(found) ? { kind: 'time', ms: toEpochMs(found) } : found;
  }
}

/**
 * Makes a template of the appends of one case. Its names have to be unlike anything else in its texts.
 * @param name of the nominee, as it stands in the personal section
 */
export function caseTemplate(requests: readonly AppendRequest[], vault: Vault, name: string): CaseTemplate {
  const [first] = requests;
  const last = requests.at(-1);
  const key: PersonKeyRow | undefined = first?.newPersonKeys[0];
  if (first === undefined || last === undefined || key === undefined)
    throw new Error('a case that never began');
  const open = (sealed: SealedSection): JsonObject => {
    const plain = vault.open(key, sealed, `${first.tenant}|${first.stream}`);
    if (plain === null) throw new Error('a section that does not open');
    return plain;
  };
  const finder = new HoleFinder(open, {
    [first.caseId]: { kind: 'case' },
    [key.person]: { kind: 'nominee' },
    [first.header.caseNumber]: { kind: 'number' },
    [name]: { kind: 'name' },
  });
  const inbox = new Map<string, unknown>();
  let events = 0;
  const commands = requests.map((request, index): TemplateCommand => {
    const { command } = request;
    finder.know(command.hash, { kind: 'command', index });
    for (const { stepId, duty } of request.inbox.drop) inbox.delete(`${stepId}\n${duty}`);
    for (const row of request.inbox.put) inbox.set(`${row.stepId}\n${row.duty}`, row);
    const made = request.events.map(({ type, schema, bytes, hash }) => {
      const parts = finder.parts(bytes);
      finder.know(hash, { kind: 'event', index: events++ });
      return { type, schema, bytes: parts };
    });
    return {
      actor: command.actor,
      commandId: finder.parts(command.commandId),
      type: command.type,
      atMs: toEpochMs(command.at),
      bytes: finder.parts(command.bytes),
      firstVersion: request.expectedVersion + 1,
      handledBy: request.handledBy,
      events: made,
      header: finder.parts(JSON.stringify(request.header)),
      inbox: finder.parts(JSON.stringify([...inbox.values()])),
      notices: finder.parts(JSON.stringify(request.notices)),
    };
  });
  return {
    awardKind: first.header.awardKind,
    startMs: toEpochMs(first.command.at),
    endMs: toEpochMs(last.command.at),
    commands,
    events,
  };
}
