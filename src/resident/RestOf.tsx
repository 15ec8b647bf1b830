import type { Shown } from './app/place.ts';
import { helpOf, personOf, type View, wakingTime } from './app/view.ts';
import { HomeOf } from './HomeOf.tsx';
import { helpLabel } from './screens/Home.tsx';
import { Night } from './screens/Night.tsx';
import { NightRest } from './screens/NightRest.tsx';
import { PhotoFrame } from './screens/PhotoFrame.tsx';

type AtRest = Extract<Shown, { at: 'night' | 'night-rest' | 'frame' }>;

/** The night, what it says to a tap on a face, and the photos of the day. */
export function RestOf({ what, ...props }: View & { what: AtRest }) {
  const { words, deeds, resting } = props;
  const time = { words, now: props.now.value, timeZone: props.settings.value.timeZone };
  const help = {
    helpLabel: helpLabel(words, helpOf(props)),
    onHelp: () => {
      resting.wake();
      void deeds.askForHelp();
    },
  };
  switch (what.at) {
    case 'night':
      return <Night {...time} {...help} onWake={resting.wake} />;
    case 'night-rest':
      return (
        <NightRest
          {...help}
          words={words}
          person={personOf(props, what.contactId)}
          from={wakingTime(props)}
          onWish={() => void deeds.leaveWish(what.contactId)}
          onClose={deeds.goHome}
        />
      );
    case 'frame': {
      const slide = props.slide.value;
      return slide ? <PhotoFrame {...time} slide={slide} onWake={resting.wake} /> : <HomeOf {...props} />;
    }
  }
}
