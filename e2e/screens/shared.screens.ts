import { test } from '../cast.ts';
import { visitSharedScreens } from '../shared-walk.ts';
import { shoot, TABLET } from './camera.ts';

for (const language of ['fr', 'lb']) {
  test(`a shared tablet in ${language}`, async ({ anne, claire }) => {
    test.setTimeout(90_000);
    await visitSharedScreens({ anne, claire, languages: [language] }, ({ page, screen }) =>
      shoot(page, `tablet-shared-${screen.replace(/\W+/g, '-')}`, { language, sizes: TABLET }),
    );
  });
}
