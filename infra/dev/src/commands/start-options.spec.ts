import { describe, expect, it } from '@jest/globals';
import { parseStartOptions } from './start-options.js';
import { personaLines, startTable } from './start-table.js';

describe('the arguments of a start', () => {
  it.each([
    [[], { reset: false, yes: false }],
    [['--reset'], { reset: true, yes: false }],
    [['--reset', '--yes'], { reset: true, yes: true }],
  ])('reads %j', (args, options) => {
    expect(parseStartOptions(args)).toEqual(options);
  });

  it('names an argument that it does not know', () => {
    expect(parseStartOptions(['--rest'])).toContain('"--rest"');
  });
});

describe('the table of a start', () => {
  const stack = {
    apiUrl: 'http://127.0.0.1:8080',
    temporalUi: 'http://127.0.0.1:8233',
    temporalAddress: 'a:1',
    home: '/data',
  };

  it('says where to go, as whom, where things lie and how to end it', () => {
    const personas = personaLines([
      { personaId: 'p', name: 'Nguyễn Thị Hoa', labelVi: 'Thư ký', orgNameVi: 'Trường' },
    ]);
    const table = startTable(stack, personas, 1_234);
    for (const text of [
      '8080',
      '8233',
      'Nguyễn Thị Hoa, Thư ký, Trường',
      '/data/logs',
      'Ctrl-C',
      '--reset',
      '1.2 s',
    ]) {
      expect(table).toContain(text);
    }
  });

  it('does without personas when the api offers none', () => {
    expect(personaLines({ status: 404 })).toEqual([]);
    expect(startTable(stack, [], 0)).not.toContain('Sign in');
  });
});
