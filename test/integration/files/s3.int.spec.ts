import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createFileStore, createS3FileStore, FileStoreAway, type S3Bucket } from '@vinhdanh/platform';
import { fileStoreContract } from '../../support/file-store-contract.js';
import { startS3Double, type S3Double } from '../../support/s3-double/s3-double.js';
import { signatureFault } from '../../support/s3-double/signature-v4.js';

let server: S3Double;
let scratch: string;
beforeAll(async () => {
  server = await startS3Double();
  scratch = mkdtempSync(join(tmpdir(), 'vinhdanh-scratch-'));
});
afterAll(async () => {
  await server?.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const bucket = (change: Partial<S3Bucket> = {}): S3Bucket => ({
  endpoint: server.endpoint,
  bucket: server.bucket,
  ...server.credentials,
  ...change,
});
const store = (change: Partial<S3Bucket> = {}) => createS3FileStore(bucket(change), scratch);
const place = (sha256: string): string => `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;

describe('the signature that the test server asks for', () => {
  /** The example of AWS's own description of Signature Version 4 for S3 ("GET Object"). */
  const published = {
    method: 'GET',
    target: '/test.txt',
    headers: {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'x-amz-date': '20130524T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
        'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,' +
        'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    },
  };
  const credentials = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    region: 'us-east-1',
  };

  it('is the published one', () => {
    expect(signatureFault(published, credentials)).toBeNull();
  });
  it.each([
    ['another path', { ...published, target: '/test.tx' }],
    ['another method', { ...published, method: 'PUT' }],
    ['another header', { ...published, headers: { ...published.headers, range: 'bytes=0-8' } }],
  ])('is not that of %s', (_, request) => {
    expect(signatureFault(request, credentials)).toBe('SignatureDoesNotMatch');
  });
});

describe('a bucket as file store', () => {
  fileStoreContract(() => ({
    store: store(),
    spoil: (sha256, bytes) => {
      server.objects.set(place(sha256), bytes);
      return Promise.resolve();
    },
  }));

  it('lays files where the folder lays them, and leaves none on this machine', async () => {
    const { sha256 } = await store().put(Buffer.from('một tệp'));
    expect(server.objects.has(place(sha256))).toBe(true);
    expect(readdirSync(scratch)).toEqual([]);
  });

  it('asks again where the server is busy, and says that it is away where it stays so', async () => {
    const { sha256 } = await store().put(Buffer.from('bận'));
    server.failNext(2, 503);
    expect(await store().has(sha256)).toBe(true);
    server.failNext(9, 500);
    await expect(store().has(sha256)).rejects.toMatchObject({ code: 'FILES.AWAY' });
    server.failNext(0, 500);
  });

  it.each<[string, Partial<S3Bucket>]>([
    ['a wrong secret', { secretAccessKey: 'wrong' }],
    ['an account that is not known', { accessKeyId: 'NOBODY' }],
    ['another region', { region: 'us-east-1' }],
    ['a bucket that is not there', { bucket: 'another-bucket' }],
    ['a server that is not there', { endpoint: 'http://127.0.0.1:9' }],
  ])('never takes %s for a file that is missing', async (_, change) => {
    const { sha256 } = await store().put(Buffer.from('ở đây'));
    await expect(store(change).open(sha256)).rejects.toBeInstanceOf(FileStoreAway);
    await expect(store(change).put(Buffer.from('ở đó'))).rejects.toBeInstanceOf(FileStoreAway);
    expect(readdirSync(scratch)).toEqual([]);
  });

  it('is chosen by the configuration, which has to be whole', async () => {
    const { accessKeyId, secretAccessKey, region } = server.credentials;
    const settings = { FILES_DIR: scratch, S3_REGION: region };
    const chosen = createFileStore({
      ...settings,
      S3_ENDPOINT: server.endpoint,
      S3_BUCKET: server.bucket,
      S3_ACCESS_KEY_ID: accessKeyId,
      S3_SECRET_ACCESS_KEY: secretAccessKey,
    });
    const { sha256 } = await chosen.put(Buffer.from('chọn'));
    expect(server.objects.has(place(sha256))).toBe(true);
    expect(() => createFileStore({ ...settings, S3_ENDPOINT: server.endpoint })).toThrow('S3_BUCKET');
    const folder = createFileStore(settings);
    expect(await folder.has(sha256)).toBe(false);
  });
});
