import { Body, Controller, Get, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  commandAnswerSchema,
  startNominationSchema,
  startOptionsSchema,
  type CommandAnswer,
  type StartNomination,
  type StartOptions,
} from '@vinhdanh/contracts';
import { ApiProblem, type Identity, Me, SignedIn } from '@vinhdanh/http-platform';
import { type Directory, NameBook } from '@vinhdanh/journal-postgres';
import { parseOrgId, type CaseId, type PersonId } from '@vinhdanh/kernel';
import { idempotencyKey } from '../commands/command-headers.js';
import { derivedId, SubmitCommand } from '../commands/submit-command.js';
import { Describe } from '../openapi/operation.js';
import type { ApiSettings } from '../settings.js';
import { tokens } from '../tokens.js';

/** Duties that may nominate; the handler checks the same again with the unit of the command. */
const nominatingRoles = new Set(['unit-officer', 'unit-head']);

/** What a nomination needs beside the request: the path and the organisations on its way. */
interface Start {
  readonly bundleHash: string;
  readonly unitName: string;
  readonly route: NonNullable<Awaited<ReturnType<Directory['routeOf']>>>;
}

@Controller()
@SignedIn()
export class NominationsController {
  constructor(
    @Inject(SubmitCommand) private readonly commands: SubmitCommand,
    @Inject(NameBook) private readonly names: NameBook,
    @Inject(tokens.directory) private readonly directory: Directory,
    @Inject(tokens.settings) private readonly settings: ApiSettings,
  ) {}

  @Get('start-options')
  @Describe({
    id: 'startOptions',
    tag: 'nominations',
    summary: 'Awards with a published path, and the units that I may nominate from',
    status: 200,
    answer: startOptionsSchema,
  })
  async options(@Me() me: Identity): Promise<StartOptions> {
    const [awards, organisations] = await Promise.all([this.names.awards(), this.names.organisations()]);
    const units = new Set(
      me.memberships.filter(({ role }) => nominatingRoles.has(role)).map(({ org }) => org),
    );
    return {
      awardKinds: [...awards.values()].map(({ awardKind, nameVi, nameEn, source }) => ({
        code: awardKind,
        nameVi,
        nameEn,
        source,
      })),
      units: [...units].flatMap((org) => {
        const unit = organisations.get(org);
        return unit === undefined ? [] : [{ org, nameVi: unit.nameVi, nameEn: unit.nameEn }];
      }),
    };
  }

  @Post('nominations')
  @Describe({
    id: 'startNomination',
    tag: 'nominations',
    summary: 'Start a nomination from a unit; a repeated key answers the same case again',
    status: 201,
    body: startNominationSchema,
    answer: commandAnswerSchema,
    command: true,
    problems: [
      'AUTH.NOT_ALLOWED',
      'AWARD.UNKNOWN',
      'UNIT.UNKNOWN',
      'ROUTE.INCOMPLETE',
      'FACTS.PERIOD',
      'VARIABLES.TOO_LARGE',
    ],
  })
  async start(
    @Me() me: Identity,
    @Req() request: FastifyRequest,
    @Body({ schema: startNominationSchema }) body: StartNomination,
  ): Promise<CommandAnswer> {
    const commandId = idempotencyKey(request.headers);
    const { tenant } = this.settings;
    const id = (prefix: string): string => derivedId(prefix, tenant, me.personId, commandId);
    const { awardKind, unit: _unit, personal, ...facts } = body;
    // Checked by the core as well; here before a case number is drawn for it.
    if (facts.achievementFrom > facts.achievementTo) {
      const errors = [{ path: 'achievementTo', code: 'invalid_value', message: 'before achievementFrom' }];
      throw new ApiProblem('FACTS.PERIOD', { errors });
    }
    const start = await this.#prepare(body);
    return this.commands.submit({
      me,
      caseId: id('c') as CaseId,
      commandId,
      seen: null,
      asked: body,
      command: {
        type: 'StartNomination',
        // Drawn by the handler once it is clear that this person may start: a refusal leaves no gap.
        caseNumber: '',
        bundleHash: start.bundleHash,
        nomineeId: id('n') as PersonId,
        route: start.route.route,
        facts: { awardKind, ...facts, agencies: start.route.agencies },
        personal: { ...personal, unitName: start.unitName },
      },
    });
  }

  async #prepare(body: StartNomination): Promise<Start> {
    const unit = parseOrgId(body.unit);
    const [awards, organisations] = await Promise.all([this.names.awards(), this.names.organisations()]);
    const path = awards.get(body.awardKind);
    if (path === undefined) throw new ApiProblem('AWARD.UNKNOWN');
    const known = unit === undefined ? undefined : organisations.get(unit);
    const route = known === undefined ? null : await this.directory.routeOf(this.settings.tenant, known.org);
    if (known === undefined || route === null) throw new ApiProblem('UNIT.UNKNOWN');
    return { bundleHash: path.bundleHash, unitName: known.nameVi, route };
  }
}
