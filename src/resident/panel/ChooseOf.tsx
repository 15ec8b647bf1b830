import { useEffect, useState } from 'preact/hooks';
import type { Id } from '../../protocol/primitives.ts';
import { createOpening } from '../shared/opening.ts';
import type { Panel, Serving } from './open-panel.ts';
import { ChoosePage } from './screens/ChoosePage.tsx';

export type Props = {
  readonly panel: Panel;
  readonly ways: { words: Panel['words']; onClose: () => void; onBack: () => void };
};

/** Staff choose for whom this shared tablet is opened. Who there is only the server knows, and it asks for the PIN too. */
export function ChooseOf({ panel: { ports, typed }, ways }: Props) {
  const [opening] = useState(() => createOpening(ports));
  const [told, setTold] = useState<Serving | null>(null);
  const [choice, setChoice] = useState<'none' | 'opening' | 'failed'>('none');
  const isOnline = ports.online.value;
  useEffect(() => {
    let isOver = false;
    setTold(null);
    if (isOnline)
      void opening.people(typed.pin).then((answer) => {
        if (!isOver) setTold(answer);
      });
    return () => {
      isOver = true;
    };
  }, [isOnline]);
  const choose = async (residentId: Id) => {
    setChoice('opening');
    const refused = await opening.open({ with: 'pin', residentId, pin: typed.pin });
    if (refused) setChoice('failed');
    else ports.close();
  };
  return (
    <ChoosePage
      {...ways}
      state={stateOf({ isOnline, told, choice })}
      people={told?.ok ? told.people : []}
      onChoose={(residentId) => void choose(residentId)}
    />
  );
}

type Seen = { isOnline: boolean; told: Serving | null; choice: 'none' | 'opening' | 'failed' };

function stateOf({ isOnline, told, choice }: Seen) {
  if (!isOnline) return 'offline';
  if (told === null) return 'asking';
  if (!told.ok || choice === 'failed') return 'failed';
  return choice === 'opening' ? 'opening' : 'ready';
}
