import { z } from 'zod';
import { problemSchema } from '@vinhdanh/contracts';
import { problemCatalogue, problemEntry, type ProblemCode } from '../problems/catalogue.js';
import type { Operation } from './operation.js';
import { API_PREFIX, type DeclaredRoute } from './routes.js';

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

/** Codes that a route may answer by its kind alone. */
function commonProblems(route: DeclaredRoute, operation: Operation): ProblemCode[] {
  const codes: ProblemCode[] = ['RETRY.LATER', 'DEFECT'];
  if (route.policy === 'signed-in') codes.push('SESSION.REQUIRED');
  if (route.policy === 'signed-in' && route.method !== 'GET') codes.push('CSRF.MISSING');
  if (operation.body !== undefined && !isUpload(operation.body))
    codes.push('REQUEST.NOT_JSON', 'REQUEST.INVALID', 'REQUEST.TOO_LARGE');
  if (operation.query !== undefined) codes.push('REQUEST.INVALID');
  if (operation.command === true) codes.push('IDEMPOTENCY.REQUIRED', 'IDEMPOTENCY.REUSED');
  if (operation.ifMatch === true) codes.push('REVISION.REQUIRED', 'REVISION.STALE');
  if (route.path.includes(':caseId')) codes.push('CASE.NOT_FOUND');
  return codes;
}

function problemResponses(codes: readonly ProblemCode[]): JsonRecord {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of [...new Set(codes)].sort()) {
    const { status } = problemEntry(code);
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
  if (route.policy === 'signed-in' && route.method !== 'GET')
    found.push(header('X-CSRF-Token', 'the csrfToken of the session'));
  return found;
}

function describeRoute(route: DeclaredRoute, operation: Operation, components: Components): JsonRecord {
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
    security: route.policy === 'signed-in' ? [{ session: [] }] : [],
    ...(listed.length === 0 ? {} : { parameters: listed }),
    ...(requestBody === null ? {} : { requestBody }),
    responses: {
      [String(operation.status)]: { description: 'Done', ...(content === null ? {} : { content }) },
      ...problemResponses([...commonProblems(route, operation), ...(operation.problems ?? [])]),
    },
  };
}

/** OpenAPI 3.1 of the declared routes. Deterministic: the same code gives the same text. */
export function buildDocument(routes: readonly DeclaredRoute[], version: string): JsonRecord {
  const components = new Components();
  components.reference(problemSchema, 'output');
  const paths: { [path: string]: JsonRecord } = {};
  for (const route of routes) {
    if (route.operation === undefined) continue;
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: describeRoute(route, route.operation, components),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vinh Danh',
      version,
      description:
        'Nominations for state awards. Errors are RFC 9457 problems with a stable `code`: ' +
        `${Object.keys(problemCatalogue).join(', ')}.`,
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
          description: `Set by POST ${API_PREFIX}/session`,
        },
      },
    },
  };
}
