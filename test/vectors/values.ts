import { readCanonicalJson } from '@vinhdanh/record-format';
import { ed25519OfSeed, sha256 } from '@vinhdanh/sealing';
import {
  consistencyProof,
  createTreeHash,
  encodeEntry,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  Frontier,
  inclusionProof,
  keyTypes,
  cosign,
  signText,
  streamHash,
  toBase64,
  verifierKey,
  type KeyType,
  type ReadSubtree,
} from '@vinhdanh/transparency-log';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const hash = createTreeHash(sha256);

/** Texts that are in the one form, and texts that are not, with the fault that each has. */
function jsonVectors() {
  const texts = [
    '{"a":1,"b":[true,false,null],"ă":"Đỗ Thị Ánh Tuyết"}',
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
    '"\\"\\\\\\b\\f\\n\\r\\t\\u0001/"',
    '[9007199254740991,-9007199254740991,0]',
    '{}',
    '{"a":1,"a":1}',
    '{"a":{"b":1,"c":2,"b":3}}',
    '{"b":1,"a":2}',
    '{ "a": 1 }',
    '9007199254740992',
    '1.0',
    '1e3',
    '-0',
    '01',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"\\u0061"',
    '"\\/"',
    '{"a":1,}',
    "{'a':1}",
    'NaN',
    '',
    '[1] 2',
    `${'['.repeat(66)}${']'.repeat(66)}`,
  ];
  return texts.map((text) => {
    const read = readCanonicalJson(text);
    return { text, sha256: hex(sha256(Buffer.from(text))), fault: read.ok ? null : read.fault };
  });
}

const entryOf = (number: number): Uint8Array =>
  encodeEntry({
    number,
    stream: streamHash(sha256, 'lam-giang', 'case-a'),
    version: number + 1,
    eventHash: sha256(Buffer.from(`event ${number}`)),
  });

/** A tree whose complete subtrees are remembered. */
function grow(size: number): { readonly root: Uint8Array; readonly read: ReadSubtree } {
  const frontier = new Frontier(hash);
  const nodes = new Map<string, Uint8Array>();
  for (let number = 0; number < size; number++)
    for (const node of frontier.append(hash.leaf(entryOf(number))))
      nodes.set(`${node.level}/${node.index}`, node.hash);
  return {
    root: frontier.root(),
    read: ({ level, index }) => Promise.resolve(nodes.get(`${level}/${index}`) ?? new Uint8Array(0)),
  };
}

async function treeVectors() {
  const sizes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 255, 256, 257, 1_000];
  const roots = sizes.map((size) => ({ size, root: toBase64(grow(size).root) }));
  const inclusion = [];
  for (const [index, size] of [
    [0, 1],
    [0, 2],
    [1, 2],
    [2, 3],
    [4, 7],
    [6, 7],
    [255, 257],
    [256, 257],
    [999, 1_000],
  ] as const)
    inclusion.push({
      index,
      size,
      leaf: toBase64(hash.leaf(entryOf(index))),
      proof: (await inclusionProof(hash, grow(size).read, index, size)).map(toBase64),
    });
  const consistency = [];
  for (const [from, size] of [
    [1, 2],
    [2, 3],
    [3, 7],
    [4, 7],
    [6, 8],
    [7, 7],
    [256, 257],
    [255, 1_000],
  ] as const)
    consistency.push({
      from,
      size,
      proof: (await consistencyProof(hash, grow(size).read, from, size)).map(toBase64),
    });
  return { roots, inclusion, consistency };
}

function noteVectors() {
  const keyOf = (name: string, seed: number, type: KeyType) => {
    const { publicKey, sign } = ed25519OfSeed(Buffer.alloc(32, seed));
    const key = verifierKey(sha256, name, type, publicKey);
    if (key === null) throw new Error(name);
    return { key, sign };
  };
  const log = keyOf('vinhdanh.example/lam-giang/record', 1, keyTypes.ed25519);
  const witness = keyOf('witness.example/one', 2, keyTypes.cosignatureV1);
  const text = formatCheckpoint({ origin: log.key.name, size: 1_000, root: grow(1_000).root });
  const signatures = [
    signText(text, log.key, log.sign),
    cosign(text, witness.key, witness.sign, 1_795_420_800),
  ];
  return {
    seeds: 'The private seeds are 32 bytes of 0x01 (log) and of 0x02 (witness).',
    keys: [formatVerifierKey(log.key), formatVerifierKey(witness.key)],
    cosignedAt: 1_795_420_800,
    note: formatNote({ text, signatures }),
  };
}

/** Small examples of every rule of the format, for whoever writes another verifier. */
export async function valueVectors() {
  return {
    json: jsonVectors(),
    entry: {
      tenant: 'lam-giang',
      stream: 'case-a',
      streamHash: hex(streamHash(sha256, 'lam-giang', 'case-a')),
      number: 7,
      version: 8,
      eventHash: hex(sha256(Buffer.from('event 7'))),
      entry: hex(entryOf(7)),
      leaf: hex(hash.leaf(entryOf(7))),
    },
    tree: {
      leaves: 'leaf n is the entry of case-a, number n, version n + 1, event hash SHA-256("event n")',
      ...(await treeVectors()),
    },
    note: noteVectors(),
  };
}
