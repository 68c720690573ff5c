import type { EventDefinition, Model, ProcessModel } from '@vinhdanh/bpmn-model';
import {
  boundary,
  call,
  eachOf,
  end,
  error,
  exclusive,
  message,
  modelOf,
  officeDays,
  parallel,
  processModel,
  service,
  start,
  sub,
  task,
  timer,
  waitFor,
  workingDays,
  type NodeDraft,
} from './model-builder.js';

/**
 * A block-structured process: whatever its blocks are, every one of them has one way in and one way out, so
 * the process is sound by construction and must reach its end in whatever order its work is done.
 * Conditions read `v` (0, 1 or 2), which the start sets and each task may set anew.
 */
export type Block =
  | { readonly kind: 'task'; readonly deadline: boolean }
  | { readonly kind: 'service' | 'wait' }
  | { readonly kind: 'sequence' | 'choice' | 'fork'; readonly blocks: readonly Block[] }
  | { readonly kind: 'loop' | 'call' | 'throwing' | 'terminating'; readonly block: Block }
  | { readonly kind: 'guarded'; readonly block: Block; readonly guard: Guard }
  | { readonly kind: 'each'; readonly block: Block; readonly sequential: boolean; readonly until: boolean };

export type Guard = 'timer' | 'message' | 'reminder' | 'days';

const guards: Readonly<Record<Guard, { event: EventDefinition; interrupting: boolean }>> = {
  timer: { event: timer('duration', 'PT48H'), interrupting: true },
  message: { event: message('withdraw'), interrupting: true },
  reminder: { event: timer('cycle', 'R3/PT24H'), interrupting: false },
  days: { event: workingDays(3, false), interrupting: false },
};

const deadline = { workingDays: 2, reminderPercent: 80, escalateTo: null, source: null };

/** One process under construction. Ids are numbered across the bundle, so no two elements share one. */
class Builder {
  readonly nodes: NodeDraft[] = [];
  readonly flows: string[] = [];
  constructor(private readonly shared: { id: number; readonly processes: ProcessModel[] }) {}

  id(prefix: string): string {
    this.shared.id += 1;
    return `${prefix}${this.shared.id}`;
  }

  add(node: NodeDraft): string {
    this.nodes.push(node);
    return node.id;
  }

  link(source: string, target: string, condition?: string): string {
    const id = this.id('f');
    this.flows.push(`${id}: ${source} > ${target}${condition === undefined ? '' : ` [${condition}]`}`);
    return id;
  }

  /** Adds a block and answers its way in and its way out. */
  block(block: Block, parent: string | undefined): readonly [string, string] {
    switch (block.kind) {
      case 'task':
        return this.single(
          task(this.id('t'), { parent, step: { deadline: block.deadline ? deadline : null } }),
        );
      case 'service':
        return this.single(service(this.id('s'), { parent }));
      case 'wait':
        return this.single(waitFor(this.id('w'), message('reply'), { parent }));
      case 'sequence':
        return this.sequence(block.blocks, parent);
      case 'choice':
        return this.choice(block.blocks, parent);
      case 'fork':
        return this.fork(block.blocks, parent);
      case 'loop':
        return this.loop(block.block, parent);
      case 'call':
        return this.single(call(this.id('c'), this.process(block.block), { parent }));
      case 'throwing':
        return this.inSubProcess(block.block, parent, error('E'), error('E'), true);
      case 'terminating':
        return this.inSubProcess(block.block, parent, { kind: 'terminate' }, null, true);
      case 'guarded': {
        const { event, interrupting } = guards[block.guard];
        return this.inSubProcess(block.block, parent, null, event, interrupting);
      }
      case 'each':
        return this.each(block, parent);
    }
  }

  private single(node: NodeDraft): readonly [string, string] {
    this.add(node);
    return [node.id, node.id];
  }

  private sequence(blocks: readonly Block[], parent: string | undefined): readonly [string, string] {
    const ends = blocks.map((block) => this.block(block, parent));
    ends.slice(1).forEach(([way], index) => this.link(ends[index]?.[1] ?? '', way));
    return [ends[0]?.[0] ?? '', ends.at(-1)?.[1] ?? ''];
  }

  private choice(blocks: readonly Block[], parent: string | undefined): readonly [string, string] {
    const splitId = this.id('x');
    const merge = this.add(exclusive(this.id('m'), { parent }));
    const ends = blocks.map((block) => this.block(block, parent));
    const flows = ends.map(([way], index) =>
      this.link(splitId, way, index === 0 ? undefined : `v = ${index}`),
    );
    this.add(exclusive(splitId, { parent, default: flows[0] }));
    for (const [, out] of ends) this.link(out, merge);
    return [splitId, merge];
  }

  private fork(blocks: readonly Block[], parent: string | undefined): readonly [string, string] {
    const split = this.add(parallel(this.id('p'), { parent }));
    const join = this.add(parallel(this.id('j'), { parent }));
    for (const block of blocks) {
      const [way, out] = this.block(block, parent);
      this.link(split, way);
      this.link(out, join);
    }
    return [split, join];
  }

  /** A person decides whether it goes round once more, so the loop never runs by itself. */
  private loop(block: Block, parent: string | undefined): readonly [string, string] {
    const merge = this.add(exclusive(this.id('m'), { parent }));
    const [way, out] = this.sequence([block, { kind: 'task', deadline: false }], parent);
    const decideId = this.id('x');
    const leave = this.add(exclusive(this.id('m'), { parent }));
    this.link(merge, way);
    this.link(out, decideId);
    this.link(decideId, merge, 'v = 1');
    this.add(exclusive(decideId, { parent, default: this.link(decideId, leave) }));
    return [merge, leave];
  }

  /** A sub-process around a block, with a second way out of it (`by`) and a boundary event on it. */
  private inSubProcess(
    block: Block,
    parent: string | undefined,
    by: EventDefinition | null,
    caught: EventDefinition | null,
    interrupting: boolean,
  ): readonly [string, string] {
    const id = this.id('sub');
    const begin = this.add(start(this.id('b'), { parent: id }));
    this.add(sub(id, begin, { parent }));
    const [way, out] = this.block(block, id);
    this.link(begin, way);
    this.finish(out, id, by);
    const merge = this.add(exclusive(this.id('m'), { parent }));
    this.link(id, merge);
    if (caught !== null) {
      const guardId = this.add(boundary(this.id('g'), id, caught, { parent, interrupting }));
      const aside = this.add(task(this.id('t'), { parent }));
      this.link(guardId, aside);
      this.link(aside, interrupting ? merge : this.add(end(this.id('e'), { parent })));
    }
    return [id, merge];
  }

  private finish(out: string, parent: string, by: EventDefinition | null): void {
    const plain = this.add(end(this.id('e'), { parent }));
    if (by === null) return void this.link(out, plain);
    const chooseId = this.id('x');
    const special = this.add(end(this.id('e'), { parent, event: by }));
    this.link(out, chooseId);
    this.link(chooseId, special, 'v = 1');
    this.add(exclusive(chooseId, { parent, default: this.link(chooseId, plain) }));
  }

  private each(
    block: Extract<Block, { kind: 'each' }>,
    parent: string | undefined,
  ): readonly [string, string] {
    const until = block.until ? 'numberOfCompletedInstances >= 2' : undefined;
    const multi = eachOf('items', { sequential: block.sequential, until });
    if (block.block.kind === 'task') return this.single(task(this.id('t'), { parent, multi }));
    return this.single(call(this.id('c'), this.process(block.block), { parent, multi }));
  }

  /** A process of its own around a block. */
  process(block: Block): string {
    const inner = new Builder(this.shared);
    const id = this.id('process');
    const begin = inner.add(start(inner.id('b')));
    const [way, out] = inner.block(block, undefined);
    inner.link(begin, way);
    inner.link(out, inner.add(end(inner.id('e'), { result: 'done' })));
    this.shared.processes.push(processModel(id, inner.nodes, inner.flows));
    return id;
  }
}

/** The model of a block; start it with `v` and a list `items`. */
export function modelOfBlock(block: Block): Model {
  const shared = { id: 0, processes: [] as ProcessModel[] };
  const main = new Builder(shared).process(block);
  return { ...modelOf(shared.processes, officeDays), mainProcess: main };
}
