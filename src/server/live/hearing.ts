import { type ErrorCode, refusal } from '../../protocol/errors.ts';
import { maySay } from '../access.ts';
import type { Directory } from '../live-ports.ts';
import type { Said } from './connection.ts';
import { sendErrand } from './errands.ts';
import type { HealthBoard } from './health-board.ts';
import type { Endpoint, Hub } from './hub.ts';
import type { Log } from './log.ts';
import type { QualityDesk } from './quality-desk.ts';
import type { Rings } from './rings.ts';

type Deps = {
  rings: Rings;
  health: HealthBoard;
  quality: QualityDesk;
  hub: Hub;
  directory: Directory;
  log: Log;
};

/** Where each thing that a page says is heard, behind the coarse table of who may say what. */
export function createHearing({ rings, health, quality, hub, directory, log }: Deps) {
  async function take(endpoint: Endpoint, message: Said): Promise<ErrorCode | null> {
    if (!maySay(endpoint.principal, message.type)) return 'not-allowed';
    if (message.type === 'health') await health.hear(endpoint, message.health);
    else if (message.type === 'tablet.ask') return await sendErrand({ hub, directory }, endpoint, message);
    else if (message.type === 'call.quality') return await quality.hear(endpoint, message);
    else await rings.hear(endpoint, message);
    return null;
  }

  return async (endpoint: Endpoint, message: Said): Promise<void> => {
    const callId = 'callId' in message ? message.callId : null;
    const refuse = (code: ErrorCode) =>
      endpoint.send({ type: 'refused', callId, refusal: refusal(code), outcome: null });
    try {
      const refused = await take(endpoint, message);
      if (refused) refuse(refused);
    } catch (error) {
      log.error({ err: error, callId, type: message.type }, 'what a page said could not be done');
      refuse('unavailable');
    }
  };
}
