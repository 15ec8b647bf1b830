import { expect, test } from 'vitest';
import { browserLabel } from './browser-label.ts';

test.each([
  ['Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/153.0', 'Firefox · Windows'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0 Safari/537.36 Edg/156.0', 'Edge · Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1', 'Safari · iPhone'],
  ['curl/8', ''],
  [undefined, ''],
])('%s is shown as %j', (userAgent, label) => expect(browserLabel(userAgent)).toBe(label));
