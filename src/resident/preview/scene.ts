import type { PreviewScene } from '../../protocol/preview.ts';
import { USUAL_TABLET } from '../../protocol/records.ts';
import { applyChanges, noRecords, type Records } from '../../sync/records.ts';
import { type Settings, settingsOf } from '../app/settings.ts';

/** The tablet on which the scene plays. It has no record of its own: nobody needs to have paired one. */
const TABLET = 'preview';

/** The records of a scene, as a tablet of that resident would hold them. */
export function sceneRecords(scene: PreviewScene | null): Records {
  if (!scene) return noRecords();
  const records = applyChanges(noRecords(), scene.records);
  return {
    ...records,
    tablet: new Map([
      [TABLET, { ...USUAL_TABLET, name: '', residentId: scene.residentId, pairedAt: scene.now }],
    ]),
  };
}

/** What that tablet would be set to. */
export const sceneSettings = (scene: PreviewScene | null): Settings =>
  settingsOf(sceneRecords(scene), TABLET);
