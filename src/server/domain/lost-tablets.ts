import { dismissBrowser } from '../store/replacing.ts';
import { type Apply, must } from './acting.ts';

/**
 * The tablet may see nothing but the facility and itself until it is unlocked (`doorkeeper.ts`): what it kept leaves it
 * at its next contact, and no call finds it. The same twice is once.
 */
export const lockTablet: Apply<'tablet.lock'> = async ({ writing, ...rest }, { id }) => {
  const tablet = await must({ writing, ...rest }, 'tablet', id);
  if (tablet.lockedAt !== null || tablet.lostAt !== null) return;
  await writing.put('tablet', id, { ...tablet, lockedAt: writing.now });
  writing.moved(id);
};

export const unlockTablet: Apply<'tablet.unlock'> = async ({ writing, ...rest }, { id }) => {
  const tablet = await must({ writing, ...rest }, 'tablet', id);
  if (tablet.lockedAt === null) return;
  await writing.put('tablet', id, { ...tablet, lockedAt: null });
  writing.moved(id);
};

/**
 * It will not come back: its credential is dead for good, and it wipes itself at its next contact. Its place stays, for
 * the tablet that replaces it.
 */
export const loseTablet: Apply<'tablet.lose'> = async ({ writing, ...rest }, { id }) => {
  const tablet = await must({ writing, ...rest }, 'tablet', id);
  if (tablet.lostAt !== null) return;
  await writing.put('tablet', id, { ...tablet, lockedAt: null, lostAt: writing.now });
  await dismissBrowser(writing, id);
};
