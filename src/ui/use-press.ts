import { useMemo, useRef } from 'preact/hooks';
import { createPress, type Press, type PressOptions } from './press.ts';
import './use-press.css';

export type PressProps = Press & { readonly 'data-press': '' };

/**
 * The forgiving press of residents' screens (see press.ts), to spread over a real `<button>`:
 * `<button type="button" {...usePress(call)}>`.
 */
export function usePress(onPress: () => void, { slop, repeat }: PressOptions = {}): PressProps {
  // A button that is drawn anew while a finger is on it must not forget the finger.
  const latest = useRef(onPress);
  latest.current = onPress;
  return useMemo(() => {
    const options = { ...(slop !== undefined && { slop }), ...(repeat !== undefined && { repeat }) };
    return { ...createPress(() => latest.current(), options), 'data-press': '' };
  }, [slop, repeat]);
}
