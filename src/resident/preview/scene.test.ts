import { expect, it } from 'vitest';
import type { PreviewScene } from '../../protocol/preview.ts';
import { USUAL_RESIDENT } from '../../protocol/records.ts';
import { sceneRecords, sceneSettings } from './scene.ts';

const ANNE = '0b7c7d1e-5a3f-4c39-9d6e-0f3b8a5b2c11';
const SCENE: PreviewScene = {
  type: 'preview.scene',
  now: 1_700_000_000_000,
  residentId: ANNE,
  records: [
    {
      kind: 'resident',
      id: ANNE,
      seq: 0,
      body: {
        ...USUAL_RESIDENT,
        givenName: 'Anne',
        familyName: 'Weber',
        address: 'Madame Weber',
        room: '12',
        language: 'lb',
        photo: null,
        textFactor: 1.25,
      },
    },
  ],
  photos: {},
};

it('gives the preview the settings that the resident’s own tablet would have', () => {
  expect(sceneSettings(SCENE)).toMatchObject({ residentId: ANNE, language: 'lb', textFactor: 1.25 });
  expect(sceneRecords(SCENE).resident.get(ANNE)?.givenName).toBe('Anne');
});

it('shows nobody before the console has said who', () => {
  expect(sceneSettings(null)).toMatchObject({ residentId: null, language: null });
});
