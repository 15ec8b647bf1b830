import { describe, expect, test } from 'vitest';
import { createGrowingDelay } from './growing-delay.ts';
import { createSignInGuard } from './sign-in-guard.ts';

const MINUTE = 60_000;
const claire = { email: 'claire@tilleuls.example', address: 'ward', browser: null };

function atDoor() {
  const time = { now: 1_000_000 };
  return { time, guard: createSignInGuard(() => time.now), delay: createGrowingDelay(() => time.now) };
}

describe('wrong passwords', () => {
  test('cost twice the wait each, up to a quarter of an hour', () => {
    const { time, delay } = atDoor();
    const waits: number[] = [];
    for (let tries = 0; tries < 13; tries++) {
      try {
        delay.take('a');
        waits.push(0);
      } catch (error) {
        const wait = (error as { refusal: { retryAfterMs: number } }).refusal.retryAfterMs;
        waits.push(wait / 1000);
        time.now += wait;
        delay.take('a');
      }
    }
    expect(waits).toEqual([0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
  });

  test('are forgotten after a right one, and after an hour without any', () => {
    const { time, delay } = atDoor();
    for (let tries = 0; tries < 5; tries++) delay.take('a');
    expect(() => delay.take('a')).toThrow('too-many-tries');
    delay.forget('a');
    for (let tries = 0; tries < 5; tries++) expect(delay.take('a')).toBe(tries);
    time.now += 60 * MINUTE;
    expect(delay.take('a')).toBe(0);
  });

  test('a hundred at once are not one', () => {
    const { delay } = atDoor();
    const taken = Array.from({ length: 100 }, () => {
      try {
        delay.take('a');
        return true;
      } catch {
        return false;
      }
    });
    expect(taken.filter(Boolean)).toHaveLength(5);
  });
});

describe('a whole ward behind one address', () => {
  test('is not shut out by a visitor who tries everybody: who signed in in this browser before comes in', async () => {
    const { guard } = atDoor();
    for (let guess = 0; guess < 100; guess++)
      await guard.enter({ ...claire, email: `guess${guess}@tilleuls.example` });
    await expect(guard.enter({ ...claire, email: 'new@tilleuls.example' })).rejects.toThrow('too-many-tries');
    await guard.enter({ ...claire, browser: 'the ward’s PC' });
    await guard.enter({ ...claire, email: 'new@tilleuls.example', address: 'home' });
  });

  test('whoever guesses her password at the next PC does not shut the nurse out of hers', async () => {
    const { guard } = atDoor();
    for (let guess = 0; guess < 5; guess++) await guard.enter(claire);
    await expect(guard.enter(claire)).rejects.toThrow('too-many-tries');
    await guard.enter({ ...claire, browser: 'the ward’s PC' });
    await guard.enter({ ...claire, address: 'elsewhere' });
  });

  test('right passwords do not use its tries up', async () => {
    const { guard } = atDoor();
    for (let morning = 0; morning < 200; morning++) {
      const nurse = { ...claire, email: `nurse${morning}@tilleuls.example` };
      await guard.enter(nurse);
      await guard.welcome(nurse);
    }
  });

  test('a browser that was trusted once can be guessed in no faster than any', async () => {
    const { guard } = atDoor();
    const stolen = { ...claire, browser: 'stolen' };
    for (let guess = 0; guess < 5; guess++) await guard.enter(stolen);
    await expect(guard.enter(stolen)).rejects.toThrow('too-many-tries');
  });
});
