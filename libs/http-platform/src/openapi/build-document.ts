import { z } from 'zod';
import { problemSchema } from '@vinhdanh/contracts';
import { entryOf, type ProblemCatalogue } from '../problems/problem-entry.js';
import { roleOf } from '../security/policy.js';
import type { Operation } from './operation.js';
import type { DeclaredRoute } from './routes.js';

type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };
type JsonRecord = { [key: string]: JsonValue };

const REF_BASE = '#/components/schemas/';

/** Schemas with an id become components, once; everything else stands where it is used. */
class Components {
  readonly schemas: JsonRecord = {};

  reference(schema: z.ZodType, io: 'input' | 'output'): JsonRecord {
    const json = z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      io,
      unrepresentable: 'any',
    }) as unknown as JsonRecord;
    const plain = this.#lift(json);
    const id = schema.meta()?.id;
    if (id === undefined) return plain;
    this.schemas[id] ??= plain;
    return { $ref: `${REF_BASE}${id}` };
  }

  /** Moves nested definitions to the components and drops what belongs to a document of its own. */
  #lift(json: JsonRecord): JsonRecord {
    const { $defs, $schema: _schema, id: _id, ...rest } = json;
    const asComponents = (value: JsonValue): JsonValue => {
      if (Array.isArray(value)) return value.map(asComponents);
      if (value === null || typeof value !== 'object') return value;
      return Object.fromEntries(
        Object.entries(value)
          .filter(([key]) => key !== '$id')
          .map(([key, inner]) => [
            key,
            key === '$ref' && typeof inner === 'string'
              ? inner.replace('#/$defs/', REF_BASE)
              : asComponents(inner),
          ]),
      );
    };
    for (const [name, definition] of Object.entries(($defs ?? {}) as JsonRecord)) {
      const { $schema: _inner, id: _innerId, ...schema } = definition as JsonRecord;
      this.schemas[name] ??= asComponents(schema);
    }
    return asComponents(rest) as JsonRecord;
  }
}

const isMedia = (value: object): value is { mediaType: string } => 'mediaType' in value;
const isUpload = (value: object): value is { mediaTypes: readonly string[] } => 'mediaTypes' in value;

const needsSession = ({ policy }: DeclaredRoute): boolean => policy !== undefined && policy !== 'public';

/** Codes that a route may answer by its kind alone. */
function commonProblems(route: DeclaredRoute, operation: Operation): string[] {
  const codes = ['RETRY.LATER', 'DEFECT'];
  if (needsSession(route)) codes.push('SESSION.REQUIRED');
  if (needsSession(route) && route.method !== 'GET') codes.push('CSRF.MISSING');
  if (route.policy !== undefined && roleOf(route.policy) !== null) codes.push('AUTH.NOT_ALLOWED');
  if (operation.body !== undefined && !isUpload(operation.body))
    codes.push('REQUEST.NOT_JSON', 'REQUEST.INVALID', 'REQUEST.TOO_LARGE');
  if (operation.query !== undefined) codes.push('REQUEST.INVALID');
  if (operation.command === true) codes.push('IDEMPOTENCY.REQUIRED', 'IDEMPOTENCY.REUSED');
  if (operation.ifMatch === true) codes.push('REVISION.REQUIRED', 'REVISION.STALE');
  if (route.path.includes(':caseId')) codes.push('CASE.NOT_FOUND');
  return codes;
}

function problemResponses(catalogue: ProblemCatalogue, codes: readonly string[]): JsonRecord {
  const byStatus = new Map<number, string[]>();
  for (const code of [...new Set(codes)].sort()) {
    const { status } = entryOf(catalogue, code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const responses: JsonRecord = {};
  for (const [status, group] of [...byStatus].sort(([a], [b]) => a - b)) {
    responses[String(status)] = {
      description: group.join(', '),
      content: { 'application/problem+json': { schema: { $ref: `${REF_BASE}Problem` } } },
    };
  }
  return responses;
}

function parameters(route: DeclaredRoute, operation: Operation, components: Components): JsonRecord[] {
  const found: JsonRecord[] = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name: name ?? '',
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  for (const [name, field] of Object.entries(operation.query?.shape ?? {})) {
    const schema = field as z.ZodType;
    found.push({
      name,
      in: 'query',
      required: !schema.safeParse(undefined).success,
      schema: components.reference(schema, 'input'),
    });
  }
  const header = (name: string, description: string): JsonRecord => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  });
  if (operation.command === true)
    found.push(
      header('Idempotency-Key', '1 to 80 characters; the same key with the same body answers the same again'),
    );
  if (operation.ifMatch === true)
    found.push(header('If-Match', '"<step revision>.<dossier revision>" as the case view gave it'));
  if (needsSession(route) && route.method !== 'GET')
    found.push(header('X-CSRF-Token', 'the csrfToken of the session'));
  return found;
}

function describeRoute(
  route: DeclaredRoute,
  operation: Operation,
  components: Components,
  catalogue: ProblemCatalogue,
): JsonRecord {
  const { answer, body } = operation;
  const content: JsonRecord | null =
    answer === null
      ? null
      : isMedia(answer)
        ? { [answer.mediaType]: { schema: { type: 'string' } } }
        : { 'application/json': { schema: components.reference(answer as z.ZodType, 'output') } };
  const requestBody: JsonRecord | null =
    body === undefined
      ? null
      : isUpload(body)
        ? {
            required: true,
            content: Object.fromEntries(
              body.mediaTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
            ),
          }
        : {
            required: true,
            content: { 'application/json': { schema: components.reference(body as z.ZodType, 'input') } },
          };
  const listed = parameters(route, operation, components);
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    security: needsSession(route) ? [{ session: [] }] : [],
    ...(listed.length === 0 ? {} : { parameters: listed }),
    ...(requestBody === null ? {} : { requestBody }),
    responses: {
      [String(operation.status)]: { description: 'Done', ...(content === null ? {} : { content }) },
      ...problemResponses(catalogue, [...commonProblems(route, operation), ...(operation.problems ?? [])]),
    },
  };
}

/** What a description says beside its routes. */
export interface DocumentParts {
  readonly title: string;
  readonly version: string;
  /** What the service is for, in a sentence. */
  readonly about: string;
  readonly catalogue: ProblemCatalogue;
}

/** OpenAPI 3.1 of the declared routes. Deterministic: the same code gives the same text. */
export function buildDocument(routes: readonly DeclaredRoute[], parts: DocumentParts): JsonRecord {
  const components = new Components();
  components.reference(problemSchema, 'output');
  const paths: { [path: string]: JsonRecord } = {};
  for (const route of routes) {
    if (route.operation === undefined) continue;
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: describeRoute(route, route.operation, components, parts.catalogue),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: parts.title,
      version: parts.version,
      description:
        `${parts.about} Errors are RFC 9457 problems with a stable \`code\`: ` +
        `${Object.keys(parts.catalogue).join(', ')}.`,
    },
    servers: [{ url: '/' }],
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: Object.fromEntries(Object.entries(components.schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'vinhdanh',
          description: 'Set by POST /api/v1/session',
        },
      },
    },
  };
}
