import type { ReadonlySignal } from '@preact/signals';
import { LocationProvider } from 'preact-iso';
import type { StaffLanguage } from '../../i18n/languages.ts';
import type { StaffTranslator } from '../../i18n/staff.ts';
import { Button } from '../../ui/Button.tsx';
import { browserZone } from '../screens/form/use-save.ts';
import { DoorPage } from '../screens/sign-in/DoorPage.tsx';
import { JoinForm } from '../screens/sign-in/JoinForm.tsx';
import { SetupForm } from '../screens/sign-in/SetupForm.tsx';
import { SignInForm } from '../screens/sign-in/SignInForm.tsx';
import { Behind } from './Behind.tsx';
import { Console } from './Console.tsx';
import type { Desk } from './desk.ts';
import type { Entrance } from './entrance.ts';
import { LockedDoor } from './LockedDoor.tsx';
import { canUsePasskeys } from './passkey-ceremony.ts';
import { refusalText } from './refusal-words.ts';
import { randomPin, setUpFacility } from './set-up.ts';
import { WordsContext } from './words.ts';

export type Props = {
  readonly words: StaffTranslator;
  readonly entrance: Entrance;
  /** null: nobody is signed in, or the store is still being opened. */
  readonly desk: ReadonlySignal<Desk | null>;
  readonly onLanguage: (language: StaffLanguage) => void;
};

/** The whole console: the door, and behind it the desk. */
export function App({ words, entrance, desk, onLanguage }: Props) {
  return (
    <WordsContext.Provider value={words}>
      {desk.value ? (
        <Here {...{ words, entrance, onLanguage }} desk={desk.value} />
      ) : (
        <Door {...{ words, entrance, onLanguage }} />
      )}
    </WordsContext.Provider>
  );
}

/** Somebody's desk. It is out of the document while its person is away or has to sign in again, and stays as typed. */
function Here({ words, entrance, onLanguage, desk }: Omit<Props, 'desk'> & { desk: Desk }) {
  const isExpired = entrance.state.value.at === 'expired';
  const isLocked = desk.lock.isLocked.value;
  return (
    <>
      <StationOf desk={desk} />
      <Behind isCovered={isExpired || isLocked}>
        <WordsContext.Provider value={words}>
          <LocationProvider scope="/staff">
            <Console desk={desk} />
          </LocationProvider>
        </WordsContext.Provider>
      </Behind>
      {isExpired && <Expired {...{ words, entrance, onLanguage }} />}
      {isLocked && !isExpired && <LockedDoor desk={desk} onLanguage={onLanguage} />}
    </>
  );
}

/** First on the page, so that the keyboard is there at once; drawn over everything. */
function StationOf({ desk }: { desk: Desk }) {
  const calls = desk.station.calls.value;
  return calls && <calls.Screen desk={desk} calls={calls} />;
}

/** The session has run out: in front of the page, which stays as it was typed, for whoever it is to sign in again. */
function Expired({ words, entrance, onLanguage }: Omit<Props, 'desk'>) {
  const { t } = words;
  const state = entrance.state.value;
  if (state.at !== 'expired') return null;
  const no = entrance.refused.value;
  return (
    <DoorPage title={t('session.expired', { name: state.session.name })} onLanguage={onLanguage}>
      <p>{t('session.expired-text')}</p>
      <SignInForm
        onPasskey={canUsePasskeys(window) ? () => void entrance.signInByPasskey() : null}
        busy={entrance.busy.value}
        refused={no && no.refusal.code !== 'not-signed-in' ? refusalText(words, no, browserZone()) : null}
        onSignIn={(email, password) => void entrance.signIn(email, password)}
      />
      <Button variant="quiet" onPress={entrance.giveUp}>
        {t('session.somebody-else')}
      </Button>
    </DoorPage>
  );
}

function Door({ words, entrance, onLanguage }: Omit<Props, 'desk'>) {
  const { t } = words;
  const state = entrance.state.value;
  const { at } = state;
  const busy = entrance.busy.value;
  const no = entrance.refused.value;
  const refused = no && refusalText(words, no, browserZone());
  if (at === 'setup')
    return (
      <DoorPage title={t('setup.title')} onLanguage={onLanguage}>
        <SetupForm
          busy={busy}
          refused={refused}
          suggestedPin={randomPin(crypto)}
          onSetUp={(filled) => void setUpFacility(entrance, filled, crypto)}
        />
      </DoorPage>
    );
  if (state.at === 'join')
    return (
      <DoorPage title={t('setup.title')} onLanguage={onLanguage}>
        <JoinForm
          {...state.invitation}
          canUsePasskeys={canUsePasskeys(window)}
          busy={busy}
          refused={refused}
          onJoin={(joining) => void entrance.join(joining)}
        />
      </DoorPage>
    );
  if (at === 'signed-out')
    return (
      <DoorPage title={t('sign-in.title')} onLanguage={onLanguage}>
        <SignInForm
          onPasskey={canUsePasskeys(window) ? () => void entrance.signInByPasskey() : null}
          busy={busy}
          refused={refused}
          onSignIn={(email, password) => void entrance.signIn(email, password)}
        />
      </DoorPage>
    );
  if (at === 'unreachable')
    return (
      <DoorPage title={t('sync.offline')} onLanguage={onLanguage}>
        <p role="alert">{refused}</p>
        <Button variant="primary" aria-disabled={busy} onPress={() => void entrance.begin()}>
          {t('common.retry')}
        </Button>
      </DoorPage>
    );
  return (
    <DoorPage title={t('common.loading')} onLanguage={onLanguage}>
      <span />
    </DoorPage>
  );
}
