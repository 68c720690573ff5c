import { describe, expect, it } from '@jest/globals';
import type { FlowNode, ProcessModel, SequenceFlow } from '@vinhdanh/bpmn-model';
import fc from 'fast-check';
import { checkPath } from './check-path.js';

const place = { file: 'path.bpmn', line: 7 };
type Kind = 'start' | 'end' | 'catch' | 'xor' | 'and' | 'sub';
type Drawn = Readonly<
  Record<string, Kind | { kind: Kind; parent?: string; start?: string; default?: string }>
>;

/** `a>b` is a flow, `a>b?` one with a condition. */
function draw(nodes: Drawn, flows: readonly string[]): ProcessModel {
  const edges: SequenceFlow[] = flows.map((text) => {
    const [source = '', target = ''] = text.replace('?', '').split('>');
    const condition = text.endsWith('?') ? { text: 'a = 1', ast: {} } : null;
    return { id: text.replace('?', ''), name: '', source, target, condition, place };
  });
  const built = Object.entries(nodes).map(([id, drawn]): FlowNode => {
    const given = typeof drawn === 'string' ? { kind: drawn } : drawn;
    const base = {
      id,
      name: '',
      parentId: given.parent ?? null,
      incoming: edges.filter(({ target }) => target === id).map((edge) => edge.id),
      outgoing: edges.filter(({ source }) => source === id).map((edge) => edge.id),
      boundaryIds: [],
      multiInstance: null,
      place,
    };
    switch (given.kind) {
      case 'start':
        return { ...base, kind: 'startEvent', event: { kind: 'none' } };
      case 'end':
        return { ...base, kind: 'endEvent', event: { kind: 'none' }, result: null };
      case 'catch':
        return { ...base, kind: 'intermediateCatchEvent', event: { kind: 'message', name: 'm', by: [] } };
      case 'xor':
        return { ...base, kind: 'exclusiveGateway', defaultFlow: given.default ?? null };
      case 'and':
        return { ...base, kind: 'parallelGateway' };
      case 'sub':
        return { ...base, kind: 'subProcess', startId: given.start ?? '', scope: null };
    }
  });
  return {
    id: 'p',
    name: 'p',
    file: place.file,
    nodes: Object.fromEntries(built.map((node) => [node.id, node])),
    flows: Object.fromEntries(edges.map((edge) => [edge.id, edge])),
    startId: 's',
  };
}
const found = (process: ProcessModel) =>
  checkPath(process).map(({ code, elementId, severity }) => `${severity} ${code} ${elementId}`);

describe('checkPath', () => {
  it('finds nothing in a sound path', () => {
    const path = draw({ s: 'start', g: { kind: 'xor', default: 'g>e' }, t: 'catch', e: 'end' }, [
      's>g',
      'g>t?',
      'g>e',
      't>e',
    ]);
    expect(found(path)).toEqual([]);
  });

  it('finds a step that nothing leads to, once and with its place', () => {
    const path = draw({ s: 'start', e: 'end', island: 'catch', rock: 'end' }, ['s>e', 'island>rock']);
    expect(found(path)).toEqual(['publish PATH.UNREACHABLE island', 'publish PATH.UNREACHABLE rock']);
    expect(checkPath(path)[0]).toMatchObject({ file: 'path.bpmn', line: 7 });
  });

  it('finds what can never end: a loop, and a gateway that leads nowhere', () => {
    const loop = draw({ s: 'start', a: 'catch', b: 'catch' }, ['s>a', 'a>b', 'b>a']);
    expect(found(loop)).toEqual(['publish PATH.NO_END s', 'publish PATH.NO_END a', 'publish PATH.NO_END b']);
    const nowhere = draw({ s: 'start', g: 'and' }, ['s>g']);
    expect(found(nowhere)).toEqual(['publish PATH.NO_END s', 'publish PATH.NO_END g']);
  });

  it('looks inside a sub-process', () => {
    const nodes: Drawn = {
      s: 'start',
      box: { kind: 'sub', start: 'in' },
      e: 'end',
      in: { kind: 'start', parent: 'box' },
      out: { kind: 'end', parent: 'box' },
      lost: { kind: 'catch', parent: 'box' },
    };
    expect(found(draw(nodes, ['s>box', 'box>e', 'in>out']))).toEqual(['publish PATH.UNREACHABLE lost']);
  });

  it('tells of a gateway without a default, and of conditions that are missing or never read', () => {
    const open = draw({ s: 'start', g: 'xor', e: 'end', f: 'end' }, ['s>g', 'g>e?', 'g>f?']);
    expect(found(open)).toEqual(['info PATH.NO_DEFAULT g']);
    const bare = draw({ s: 'start', g: 'xor', e: 'end', f: 'end' }, ['s>g', 'g>e?', 'g>f']);
    expect(found(bare)).toEqual(['publish PATH.MISSING_CONDITION g>f']);
    const both = draw({ s: 'start', g: 'and', e: 'end', f: 'end' }, ['s>g', 'g>e?', 'g>f']);
    expect(found(both)).toEqual(['publish PATH.IGNORED_CONDITION g>e']);
  });

  it('answers every graph, and calls every node of it reachable, or says that it is not', () => {
    const names = ['s', 'a', 'b', 'c', 'e'];
    const pair = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)).map(([a, b]) => `${a}>${b}`);
    fc.assert(
      fc.property(fc.uniqueArray(pair, { maxLength: 12 }), (flows) => {
        const path = draw({ s: 'start', a: 'catch', b: 'catch', c: 'catch', e: 'end' }, flows);
        const direct = new Set(['s']);
        for (let round = 0; round < names.length; round++) {
          for (const flow of flows) if (direct.has(flow[0] ?? '')) direct.add(flow[2] ?? '');
        }
        const lost = names.filter((name) => !direct.has(name));
        expect(found(path).filter((line) => line.includes('UNREACHABLE'))).toEqual(
          lost.map((name) => `publish PATH.UNREACHABLE ${name}`),
        );
      }),
    );
  });
});
