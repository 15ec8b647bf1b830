import * as v from 'valibot';
import { expect, test } from 'vitest';
import { AlertChoices, USUAL_ALERTS } from './alerts.ts';

test('a console that does not know a kind yet leaves it as it usually is', () => {
  const never = { push: false, mail: false };
  const { 'line-80': _, 'line-100': __, ...known } = USUAL_ALERTS;
  const choices = v.parse(AlertChoices, { ...known, silent: never });
  expect(choices).toEqual({ ...USUAL_ALERTS, silent: never });
});
