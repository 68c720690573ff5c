import type { ModdleElement } from 'bpmn-moddle';
import { elementsOf, referenced, textOf, xmlName, type ReadContext } from '../read-context.js';

/**
 * Our extension elements of one BPMN element. What stands at an element that cannot mean it is an error;
 * elements of other namespaces are none of our business here (the outline lists them).
 */
export class Extensions {
  private readonly elements: readonly ModdleElement[];

  constructor(
    readonly owner: ModdleElement,
    readonly context: ReadContext,
    allowed: readonly string[],
  ) {
    const holder = referenced(owner, 'extensionElements');
    const ours =
      holder === undefined ? [] : elementsOf(holder, 'values').filter(({ $type }) => $type.startsWith('vd:'));
    for (const { $type } of ours) {
      if (!allowed.includes($type)) this.wrong(`${xmlName($type)} × ${xmlName(owner.$type)}`);
    }
    this.elements = ours.filter(({ $type }) => allowed.includes($type));
  }

  many(type: string): readonly ModdleElement[] {
    return this.elements.filter(({ $type }) => $type === type);
  }

  /** The only one of its type; a second is an error. */
  one(type: string): ModdleElement | undefined {
    const [first, second] = this.many(type);
    if (second !== undefined) this.wrong(`${xmlName(type)} × 2`);
    return first;
  }

  /** A text attribute that must be there; after a finding an empty text stands for it. */
  text(element: ModdleElement, name: string): string {
    const value = textOf(element, name)?.trim();
    if (value !== undefined && value !== '') return value;
    this.wrong(`${xmlName(element.$type)}@${name}`);
    return '';
  }

  /** A key (role, place, outcome, variable): a letter, then letters, digits, `-` and `_`. */
  key(element: ModdleElement, name: string): string {
    const value = this.text(element, name);
    if (value !== '' && !/^[A-Za-z][\w-]{0,63}$/.test(value))
      this.wrong(`${xmlName(element.$type)}@${name}="${value}"`);
    return value;
  }

  word<Word extends string>(element: ModdleElement, name: string, words: readonly Word[]): Word {
    const value = this.text(element, name);
    const found = words.find((word) => word === value);
    if (found === undefined && value !== '') this.wrong(`${xmlName(element.$type)}@${name}="${value}"`);
    return found ?? (words[0] as Word);
  }

  /** An integer within bounds; `otherwise` when it is not set, an error when that is undefined. */
  integer(element: ModdleElement, name: string, min: number, max: number, otherwise?: number): number {
    const value = element.get(name);
    if (typeof value !== 'number' && otherwise !== undefined) return otherwise;
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
    this.wrong(`${xmlName(element.$type)}@${name} ∈ ${min}…${max}`);
    return min;
  }

  optional(element: ModdleElement, name: string): string | null {
    const value = textOf(element, name)?.trim();
    return value === undefined || value === '' ? null : value;
  }

  flag(element: ModdleElement, name: string): boolean {
    return element.get(name) === true;
  }

  wrong(what: string): void {
    this.context.error('BPMN.EXTENSION', this.owner, what);
  }
}
