import 'reflect-metadata';
import { RequestMethod, type Type } from '@nestjs/common';
import { POLICY_KEY, type RoutePolicy } from '../security/policy.js';
import { OPERATION_KEY, type Operation } from './operation.js';

export const API_PREFIX = '/api/v1';

/** A route as its decorators declare it. */
export interface DeclaredRoute {
  readonly controller: string;
  readonly handler: string;
  readonly method: string;
  /** Fastify's form, with `:name`; `:path` stands for whatever is left of the address. */
  readonly path: string;
  readonly policy: RoutePolicy | undefined;
  readonly operation: Operation | undefined;
}

const trimmed = (part: unknown): string => String(part ?? '').replace(/^\/+|\/+$/g, '');

function routesOf(controller: Type): DeclaredRoute[] {
  const prototype = controller.prototype as object;
  const base = trimmed(Reflect.getMetadata('path', controller));
  const underPrefix = !['health', 'log'].includes(base);
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = (prototype as Record<string, unknown>)[name];
    if (typeof handler !== 'function' || name === 'constructor' || !Reflect.hasMetadata('method', handler))
      return [];
    const own = trimmed(Reflect.getMetadata('path', handler)).replace(/\*$/, ':path');
    const path = `${underPrefix ? API_PREFIX : ''}/${[base, own].filter((part) => part !== '').join('/')}`;
    return [
      {
        controller: controller.name,
        handler: name,
        method: RequestMethod[Reflect.getMetadata('method', handler) as number] ?? 'GET',
        path,
        policy: Reflect.getMetadata(POLICY_KEY, handler) ?? Reflect.getMetadata(POLICY_KEY, controller),
        operation: Reflect.getMetadata(OPERATION_KEY, handler),
      },
    ];
  });
}

/** All routes of the given controllers, in the order of the code. */
export const declaredRoutes = (controllers: readonly Type[]): DeclaredRoute[] =>
  controllers.flatMap(routesOf);
