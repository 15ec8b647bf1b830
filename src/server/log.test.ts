import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ConfigError } from './config.ts';
import { describeError } from './log.ts';
import { sentence } from './run.ts';

const NAME = 'Anne Weber';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('an error in the log', () => {
  test.each([
    ['a failed schema', () => v.parse(v.literal('x'), NAME)],
    ['broken JSON', () => JSON.parse(`{"name": ${NAME}`)],
    [
      'a message of several lines',
      () => {
        throw new Error(`no such resident:\n    ${NAME}`);
      },
    ],
  ])('never quotes what was worked on: %s', (_, work) => {
    expect(JSON.stringify(describeError(thrownBy(work)))).not.toContain(NAME);
  });

  test('says what it was and where', () => {
    const error = Object.assign(new TypeError(NAME), { code: 'E_ODD' });
    expect(describeError(error)).toMatchObject({ name: 'TypeError', code: 'E_ODD' });
    expect(JSON.stringify(describeError(error))).toContain('log.test.ts');
  });

  test('that is not an error says at least that', () => {
    expect(describeError(NAME)).toEqual({ name: 'string' });
  });
});

describe('what kept the server from starting', () => {
  const failed = (code: string) => sentence(Object.assign(new Error('raw words of the system'), { code }));

  test.each([
    'EADDRINUSE',
    'EADDRNOTAVAIL',
    'ENOTFOUND',
    'EACCES',
    'EPERM',
    'EROFS',
    'ENOSPC',
    'ENOTDIR',
    'SQLITE_CANTOPEN',
    'SQLITE_READONLY',
    'SQLITE_FULL',
    'SQLITE_BUSY',
    'SQLITE_NOTADB',
    'SQLITE_CORRUPT',
  ])('%s is one plain sentence that names what to correct', (code) => {
    expect(failed(code)).toMatch(/^[A-Z][^\n{}]+\.$/);
    expect(failed(code)).toMatch(/MOIEN_/);
    expect(failed(code)).not.toContain('raw words');
  });

  test('is said by the configuration itself where it knows better', () => {
    expect(sentence(new ConfigError('MOIEN_PORT must be a number.'))).toBe('MOIEN_PORT must be a number.');
  });

  test('and is unknown still says where', () => {
    expect(failed('E_NEW')).toMatch(/^Moien could not start: .*E_NEW/);
  });
});
