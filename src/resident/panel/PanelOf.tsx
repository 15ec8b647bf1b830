import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { clockTime, relativeDay } from '../../i18n/dates.ts';
import { Hands } from '../../ui/use-press.ts';
import { careEnd } from '../app/care.ts';
import { facesOf } from '../app/faces.ts';
import { isWaiting, type Settings } from '../app/settings.ts';
import { VOLUME_STEPS } from '../app/sound/volume.ts';
import { ChooseOf } from './ChooseOf.tsx';
import { factsOf } from './facts.ts';
import { openPanel, type Panel } from './open-panel.ts';
import type { PanelPorts } from './ports.ts';
import { CarePage } from './screens/CarePage.tsx';
import { CheckPage } from './screens/CheckPage.tsx';
import { ForgetPage } from './screens/ForgetPage.tsx';
import { LanguagePage } from './screens/LanguagePage.tsx';
import { type Door, Menu } from './screens/Menu.tsx';
import { OrderPage } from './screens/OrderPage.tsx';
import { PinScreen } from './screens/PinScreen.tsx';
import { PersonWord } from './screens/person-word.ts';
import { SoundPage } from './screens/SoundPage.tsx';
import { TabletPage } from './screens/TabletPage.tsx';
import { startWiping } from './wiping.tsx';

type Props = { readonly panel: Panel };

/** How this resident's hands press does not count here. */
const STAFF_HANDS = {};

/** What the launcher fetches when somebody has held the clock. */
export async function loadPanel(ports: PanelPorts, stop: AbortSignal): Promise<ComponentType> {
  const panel = await openPanel(ports, stop);
  return () => <PanelOf panel={panel} />;
}

/** The staff panel: which page, and what it is handed. */
function PanelOf({ panel }: Props) {
  return (
    <Hands.Provider value={STAFF_HANDS}>
      <PersonWord.Provider value={panel.ports.settings.value.personWord}>
        <PageOf panel={panel} />
      </PersonWord.Provider>
    </Hands.Provider>
  );
}

function PageOf({ panel }: Props) {
  const { ports, words, page, deeds } = panel;
  const ways = {
    words,
    onClose: ports.close,
    onBack: () => {
      panel.stopForgetting();
      page.value = 'menu';
    },
  };
  switch (page.value) {
    case 'pin':
      return <PinOf panel={panel} />;
    case 'menu':
      return (
        <Menu
          {...ways}
          whose={whoseTablet(panel)}
          serving={servingOf(ports.settings.value)}
          onLanguage={(language) => void words.setLanguage(language)}
          onDoor={(door) => open(panel, door)}
        />
      );
    case 'choose':
      return <ChooseOf panel={panel} ways={ways} />;
    case 'sound':
      return (
        <SoundPage
          {...ways}
          step={ports.volume.value}
          steps={VOLUME_STEPS}
          isRinging={panel.isRingTested.value}
          onStep={(step) => {
            ports.volume.value = step;
          }}
          onRing={panel.toggleRing}
        />
      );
    case 'language':
      return (
        <LanguagePage
          {...ways}
          language={ports.settings.value.language}
          textFactor={ports.settings.value.textFactor}
          onLanguage={(language) => void deeds.setLanguage(language)}
          onTextFactor={(factor) => void deeds.setTextFactor(factor)}
        />
      );
    case 'order':
      return <OrderPage {...ways} faces={facesIn(panel)} onMove={(id, by) => void deeds.move(id, by)} />;
    case 'care':
      return <CareOf panel={panel} ways={ways} />;
    case 'check':
      return <CheckOf panel={panel} ways={ways} />;
    case 'tablet':
      return (
        <TabletPage
          {...ways}
          facts={factsOf(panel)}
          updateWaits={ports.health.health.value.update === 'waiting'}
          onRestart={ports.restart}
          onUpdate={ports.updateNow}
          onForget={() => {
            page.value = 'forget';
          }}
        />
      );
    case 'forget':
      return (
        <ForgetPage
          {...ways}
          whose={whoseTablet(panel)}
          isOnline={ports.online.value}
          unsent={ports.replica.pending.value.length}
          left={panel.forgetting.value?.left.value ?? null}
          onForget={panel.startForgetting}
          onUndo={panel.stopForgetting}
        />
      );
  }
}

type Ways = { words: Panel['words']; onClose: () => void; onBack: () => void };
type PageProps = { panel: Panel; ways: Ways };

function open({ ports, words, page }: Panel, door: Door): void {
  if (door === 'end') {
    void ports.endSession();
    ports.close();
    return;
  }
  if (door !== 'wipe') {
    page.value = door;
    if (door === 'tablet') void ports.health.refresh();
    return;
  }
  startWiping({ ...ports, words });
  ports.close();
}

function PinOf({ panel: { gate, typed, page, words, waitSeconds, ports } }: Props) {
  const [pin, setPin] = useState('');
  const [state, setState] = useState<'ask' | 'wrong' | 'checking'>('ask');
  const isWaiting = waitSeconds.value > 0 && state !== 'checking';
  const tryPin = async () => {
    setState('checking');
    const answer = await gate.try(pin);
    setPin('');
    setState(answer === 'wrong' ? 'wrong' : 'ask');
    if (answer !== 'right') return;
    typed.pin = pin;
    page.value = 'menu';
  };
  return (
    <PinScreen
      words={words}
      state={ports.settings.value.pin === null ? 'not-set' : isWaiting ? 'wait' : state}
      waitSeconds={waitSeconds.value}
      pin={pin}
      onPin={setPin}
      onTry={() => void (pin !== '' && tryPin())}
      onClose={ports.close}
    />
  );
}

function CareOf({ panel: { ports, deeds }, ways }: PageProps) {
  const settings = ports.settings.value;
  // The minute is read so that the page follows the clock; the corrected clock has the last word.
  const until = careEnd(settings, Math.max(ports.now.value, ports.clock.now()));
  const [facility] = ports.replica.records.value.facility.values();
  return (
    <CarePage
      {...ways}
      until={until === null ? null : clockTime(until, settings.timeZone)}
      isOfHouse={until !== null && facility?.careUntil === until}
      onStart={(minutes) => void deeds.startCare(minutes)}
      onEnd={() => void deeds.endCare()}
    />
  );
}

function CheckOf({ panel: { ports, words }, ways }: PageProps) {
  const { selfTest, isTesting, runSelfTest } = ports.health;
  const { timeZone } = ports.settings.value;
  const test = selfTest.value;
  const now = ports.now.value;
  const day = test && relativeDay(test.at, { now, timeZone, language: words.language.value });
  return (
    <CheckPage
      {...ways}
      test={test}
      when={test ? `${day}, ${clockTime(test.at, timeZone)}` : ''}
      isTesting={isTesting.value}
      onStart={() => void runSelfTest()}
    />
  );
}

function facesIn({ ports: { replica, settings } }: Panel) {
  const residentId = settings.value.residentId ?? '';
  return facesOf({
    records: replica.records.value,
    pending: replica.pending.value,
    residentId,
    photoUrl: () => null,
  });
}

const servingOf = (settings: Settings) =>
  isWaiting(settings) ? 'nobody' : settings.isShared ? 'somebody' : null;

/** Family and given name of the resident, or the tablet's own. */
function whoseTablet({ ports: { replica, settings, tabletId }, words }: Panel): string {
  const { resident, tablet } = replica.records.value;
  const whose = resident.get(settings.value.residentId ?? '');
  if (!whose) return tablet.get(tabletId)?.name ?? words.t('tablet.nobody');
  return `${whose.givenName} ${whose.familyName}`.trim();
}
