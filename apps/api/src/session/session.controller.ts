import { Body, Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  personaSchema,
  sessionSchema,
  signInSchema,
  type Persona,
  type Session,
  type SignIn,
} from '@vinhdanh/contracts';
import {
  ApiProblem,
  csrfTokenOf,
  type Identity,
  Me,
  Public,
  type SessionCache,
  type SessionCookie,
  SignedIn,
} from '@vinhdanh/http-platform';
import type { PersonId } from '@vinhdanh/kernel';
import type { Directory, DirectoryPerson } from '@vinhdanh/journal-postgres';
import { Describe } from '../openapi/operation.js';
import type { ApiSettings } from '../settings.js';
import { tokens } from '../tokens.js';
import { SignInService } from './sign-in.service.js';

@Controller()
export class SessionController {
  constructor(
    @Inject(SignInService) private readonly signIns: SignInService,
    @Inject(tokens.directory) private readonly directory: Directory,
    @Inject(tokens.settings) private readonly settings: ApiSettings,
    @Inject(tokens.cookie) private readonly cookie: SessionCookie,
    @Inject(tokens.sessionCache) private readonly cache: SessionCache,
  ) {}

  @Get('personas')
  @Public()
  @Describe({
    id: 'listPersonas',
    tag: 'session',
    summary: 'People of the demo province that can be signed in as with one click; empty outside demo mode',
    status: 200,
    answer: z.array(personaSchema),
  })
  async personas(): Promise<Persona[]> {
    if (!this.settings.demo) return [];
    const rows = await this.directory.personas(this.settings.tenant);
    return rows.map(({ personaId, name, labelVi, labelEn, orgNameVi, level }) => ({
      personaId,
      name,
      labelVi,
      labelEn,
      orgNameVi,
      level,
    }));
  }

  @Post('session')
  @Public()
  @Describe({
    id: 'signIn',
    tag: 'session',
    summary: 'Sign in with a local account, or as a persona in demo mode; sets the session cookie',
    status: 201,
    body: signInSchema,
    answer: sessionSchema,
    problems: ['SESSION.BAD_CREDENTIALS', 'RATE.LIMITED', 'CSRF.MISSING'],
  })
  async signIn(
    @Body({ schema: signInSchema }) body: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const { token, personId } = await this.signIns.signIn(body, request.ip);
    void reply.header('set-cookie', this.cookie.set(token));
    return this.#answer(token, personId);
  }

  @Get('session')
  @SignedIn()
  @Describe({
    id: 'readSession',
    tag: 'session',
    summary: 'Who is signed in, and the CSRF token',
    status: 200,
    answer: sessionSchema,
  })
  async read(@Me() me: Identity, @Req() request: FastifyRequest): Promise<Session> {
    return this.#answer(request.sessionToken ?? '', me.personId);
  }

  @Delete('session')
  @SignedIn()
  @Describe({
    id: 'signOut',
    tag: 'session',
    summary: 'Sign out: the session ends everywhere',
    status: 204,
    answer: null,
  })
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const token = request.sessionToken ?? '';
    await this.signIns.signOut(token);
    this.cache.forget(token);
    void reply.header('set-cookie', this.cookie.clear()).status(204);
  }

  async #answer(token: string, personId: PersonId): Promise<Session> {
    const person: DirectoryPerson | null = await this.directory.person(this.settings.tenant, personId);
    if (person === null) throw new ApiProblem('SESSION.REQUIRED');
    return {
      person: { ...person, memberships: [...person.memberships] },
      csrfToken: csrfTokenOf(token, this.settings.sessionSecret),
      demo: this.settings.demo,
    };
  }
}
