import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { ApiProblem } from '@vinhdanh/http-platform';
import { limits } from '@vinhdanh/kernel';
import { FileTooLarge, type FileStore, type ReceivedFile } from '@vinhdanh/platform';

/** The request as far as an upload is concerned: its stream and what it announced. */
export interface UploadRequest {
  readonly raw: IncomingMessage;
  readonly body: unknown;
  readonly contentLength: string | undefined;
}

/**
 * Streams the body of a request to a temporary file. What breaks off, is empty, too large or shorter than
 * announced is not kept. A refused stream is read no further: the connection closes with the answer.
 * @throws ApiProblem `ATTACHMENT.TOO_LARGE`, `ATTACHMENT.TRUNCATED`, `ATTACHMENT.EMPTY`.
 */
export async function receiveUpload(files: FileStore, request: UploadRequest): Promise<ReceivedFile> {
  const announced = request.contentLength === undefined ? null : Number(request.contentLength);
  if (announced !== null && announced > limits.attachmentBytesMax)
    throw new ApiProblem('ATTACHMENT.TOO_LARGE');
  if (!(request.body instanceof Readable)) throw new ApiProblem('ATTACHMENT.EMPTY');
  let received: ReceivedFile;
  try {
    received = await files.receive(request.body, limits.attachmentBytesMax);
  } catch (error) {
    if (error instanceof FileTooLarge) throw new ApiProblem('ATTACHMENT.TOO_LARGE');
    if (!request.raw.complete) throw new ApiProblem('ATTACHMENT.TRUNCATED');
    throw error;
  }
  const whole = request.raw.complete && (announced === null || announced === received.bytes);
  if (whole && received.bytes > 0) return received;
  await received.discard();
  throw new ApiProblem(whole ? 'ATTACHMENT.EMPTY' : 'ATTACHMENT.TRUNCATED');
}
