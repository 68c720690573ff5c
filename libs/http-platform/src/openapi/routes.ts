import 'reflect-metadata';
import { RequestMethod, type Type } from '@nestjs/common';
import { POLICY_KEY, type RoutePolicy } from '../security/policy.js';
import { OPERATION_KEY, type Operation } from './operation.js';

/** Where a service's routes stand. */
export interface RoutePlaces {
  /** Before every address, e.g. `/api/v1`. */
  readonly prefix: string;
  /** Controllers whose addresses stand beside the prefix. */
  readonly beside: readonly string[];
}

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

function routesOf(controller: Type, { prefix, beside }: RoutePlaces): DeclaredRoute[] {
  const prototype = controller.prototype as object;
  const base = trimmed(Reflect.getMetadata('path', controller));
  const before = beside.includes(base) ? '' : prefix;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = (prototype as Record<string, unknown>)[name];
    if (typeof handler !== 'function' || name === 'constructor' || !Reflect.hasMetadata('method', handler))
      return [];
    const own = trimmed(Reflect.getMetadata('path', handler)).replace(/\*$/, ':path');
    const path = `${before}/${[base, own].filter((part) => part !== '').join('/')}`;
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
export const declaredRoutes = (controllers: readonly Type[], places: RoutePlaces): DeclaredRoute[] =>
  controllers.flatMap((controller) => routesOf(controller, places));
