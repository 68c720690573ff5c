import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { preferredLanguage, renderProblem } from '@vinhdanh/http-platform';
import { problemCatalogue } from '../problems/catalogue.js';

/** The parser met the end of the connection in the middle of a body. */
const EOF_IN_BODY = 'HPE_INVALID_EOF_STATE';
const UPLOAD_ROUTE = '/attachments';

/** Whether a route reads raw bytes; everything else reads JSON. */
export const isUploadRoute = (route: string | undefined): boolean => route?.endsWith(UPLOAD_ROUTE) ?? false;

/**
 * Answers a request whose body breaks off although the client still listens (a half-closed connection):
 * Node knows it below the framework, where only the socket is at hand. The handler sees its stream abort and
 * keeps nothing; a connection that is gone altogether gets no answer.
 */
export class TruncatedRequests {
  readonly #current = new WeakMap<Socket, FastifyRequest>();

  /** Remembers which request a connection is sending. */
  started(request: FastifyRequest): void {
    this.#current.set(request.raw.socket, request);
  }

  /** Handler of the server's `clientError`. */
  readonly failed = (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
      socket.destroy();
      return;
    }
    const request = this.#current.get(socket);
    const truncated = error.code === EOF_IN_BODY && isUploadRoute(request?.routeOptions.url);
    const language = preferredLanguage(request?.headers['accept-language']);
    const body = JSON.stringify(
      renderProblem(
        problemCatalogue,
        truncated ? 'ATTACHMENT.TRUNCATED' : 'REQUEST.NOT_JSON',
        {},
        language,
        request?.id ?? 'none',
      ),
    );
    socket.end(
      `HTTP/1.1 400 Bad Request\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\nx-content-type-options: nosniff\r\nconnection: close\r\n\r\n${body}`,
      () => abort(request?.raw),
    );
  };
}

/** Makes whoever reads the body see that it will never be whole. */
function abort(message: IncomingMessage | undefined): void {
  message?.destroy();
}
