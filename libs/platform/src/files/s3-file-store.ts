import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { FileStoreAway, placeOf, type FileStore, type ReceivedFile } from './file-store.js';
import { createScratchFolder } from './scratch-folder.js';

/** A bucket of any server that speaks S3. */
export interface S3Bucket {
  /** Address of the server; the bucket is the first part of the path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** Beyond this a store counts as away. Generous: a file of 50 MB over a slow line has to go through. */
const TIMEOUT_MS = 120_000;
const RETRIES = 3;
const HASH_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

type Method = 'GET' | 'HEAD' | 'PUT' | 'DELETE';

/**
 * Sends one signed request; a server that is busy is asked again. The hash of the content is signed with it: what
 * arrives otherwise is refused by the server. @throws FileStoreAway for whatever is neither an answer nor "not there".
 */
type Send = (method: Method, place: string, file?: { blob: Blob; sha256: string }) => Promise<Response>;

function sender(bucket: S3Bucket): Send {
  const { endpoint, accessKeyId, secretAccessKey, region } = bucket;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
  const base = `${endpoint.replace(/\/+$/, '')}/${bucket.bucket}`;
  return async (method, place, file) => {
    let response: Response;
    try {
      response = await client.fetch(`${base}/${place}`, {
        method,
        headers: { 'x-amz-content-sha256': file?.sha256 ?? HASH_OF_NOTHING },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(file === undefined ? {} : { body: file.blob }),
      });
    } catch (error) {
      throw new FileStoreAway(`${method} did not reach the file store`, { cause: error });
    }
    if (response.ok || response.status === 404) return response;
    // The body of a refusal names keys and paths: it stays here.
    await response.body?.cancel();
    throw new FileStoreAway(`the file store answered ${response.status} to ${method}`);
  };
}

/**
 * A bucket as a file store: objects `<ab>/<cd>/<sha256>`. What comes in waits in `scratch`, a folder of this machine,
 * until it is kept. Deleting ends a file only where the bucket keeps no versions.
 */
export function createS3FileStore(bucket: S3Bucket, scratch: string): FileStore {
  const send = sender(bucket);
  const waiting = createScratchFolder(scratch);

  const upload = async (sha256: string, blob: Blob): Promise<void> => {
    const answer = await send('PUT', placeOf(sha256)!, { blob, sha256 });
    await answer.body?.cancel();
    if (!answer.ok) throw new FileStoreAway('the file store has no such bucket');
  };

  async function receive(source: Readable, bytesMax: number): Promise<ReceivedFile> {
    const received = await waiting.receive(source, bytesMax);
    return {
      ...received,
      keep: async () => upload(received.sha256, await openAsBlob(received.path)),
    };
  }

  const has = async (sha256: string): Promise<boolean> => {
    const place = placeOf(sha256);
    return place !== null && (await send('HEAD', place)).ok;
  };

  return {
    receive,
    has,
    removeAbandoned: (olderThanMs) => waiting.removeAbandoned(olderThanMs),
    async put(bytes) {
      const received = await receive(Readable.from([Buffer.from(bytes)]), bytes.length);
      try {
        await received.keep();
      } finally {
        await received.discard();
      }
      return { sha256: received.sha256, bytes: received.bytes };
    },
    async open(sha256) {
      const place = placeOf(sha256);
      const answer = place === null ? null : await send('GET', place);
      if (answer === null) return null;
      if (!answer.ok) {
        // Without its bucket every file would seem to be missing.
        if ((await answer.text()).includes('NoSuchBucket'))
          throw new FileStoreAway('the file store has no such bucket');
        return null;
      }
      const stream =
        answer.body === null ? Readable.from([]) : Readable.fromWeb(answer.body as ReadableStream);
      return { stream, bytes: Number(answer.headers.get('content-length') ?? 0) };
    },
    async delete(sha256) {
      const place = placeOf(sha256);
      // The protocol answers the same whether there was something or not.
      if (place === null || !(await has(sha256))) return false;
      await (await send('DELETE', place)).body?.cancel();
      return true;
    },
  };
}
