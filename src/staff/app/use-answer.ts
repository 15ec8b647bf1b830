import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Answer } from './actions.ts';
import type { Desk } from './desk.ts';

/** What only the server can say: asked for when the page opens and when the network is back. Null: not yet. */
export function useAnswer<T>(desk: Desk, ask: () => Promise<Answer<T>>) {
  const [answer, setAnswer] = useState<T | null>(null);
  const online = desk.online.value;
  const again = useCallback(async () => {
    const told = await ask();
    if (told.ok) setAnswer(told.value);
  }, [desk]);
  useEffect(() => {
    if (online) void again();
  }, [online, again]);
  return { answer, again };
}
