import type { FirstHomeBook } from '../../../data/first-home.ts';
import { KEYRING, type Keyring } from '../../../data/keyring.ts';
import type { SpareKey } from '../../../data/spare-key.ts';
import type { Store } from '../../../data/store.ts';
import { wipe } from './wipe.ts';

type Deps = {
  window: Pick<Window, 'localStorage' | 'sessionStorage' | 'indexedDB' | 'caches'>;
  store: Pick<Store, 'close'>;
  /** Opens the tablet's store once more, after the running page has let go of it. */
  open: () => Promise<Pick<Store, 'forgetPeople' | 'close'>>;
  keyring: Pick<Keyring, 'close'>;
  spare: Pick<SpareKey, 'forget'>;
  firstHome: Pick<FirstHomeBook, 'forget' | 'close'>;
  reload: () => void;
};

/** How a person's traces leave the tablet. Both end with a load of the page. */
export function createLeaving(deps: Deps) {
  const { window, store, open, keyring, spare, firstHome, reload } = deps;
  return {
    /** The session is over. The running page may still be writing: its own connection closes first. */
    async empty(): Promise<void> {
      await firstHome.forget();
      store.close();
      const emptied = await open();
      await emptied.forgetPeople();
      emptied.close();
      reload();
    },
    /** Disconnected, replaced, lost: nobody's any more, and nothing of anybody stays. */
    async forget(): Promise<void> {
      store.close();
      keyring.close();
      firstHome.close();
      spare.forget();
      const storages = () => [window.localStorage, window.sessionStorage];
      const { indexedDB, caches } = window;
      await wipe({ indexedDB, storages, caches, keyring: KEYRING });
      reload();
    },
  };
}
