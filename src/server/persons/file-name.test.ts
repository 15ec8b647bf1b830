import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

test.each([
  ['Zoé Müller-Weiß', 'zoe-muller-weiss'],
  ['../../etc/passwd', 'etc-passwd'],
  ['"; filename=x', 'filename-x'],
  ['王', 'person'],
  ['', 'person'],
])('%s is a file called %s', (name, file) => expect(fileName(name)).toBe(file));
