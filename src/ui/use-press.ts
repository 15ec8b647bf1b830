import { createContext } from 'preact';
import { useContext, useMemo, useRef } from 'preact/hooks';
import { createPress, type Press, type PressOptions } from './press.ts';
import './use-press.css';

/**
 * How one person's hands press: put around a front-end, it counts for every control in it. What is set here comes
 * before what a control asks for, except `hold`: a control that takes any touch keeps doing so.
 */
export const Hands = createContext<PressOptions>({});

export type PressProps = Press & {
  readonly 'data-press': '';
  /** Where a finger must stay; `--hold` on the root element says how long, so that it can be seen. */
  readonly 'data-hold'?: '';
};

/**
 * The forgiving press of residents' screens (see press.ts), to spread over a real `<button>`:
 * `<button type="button" {...usePress(call)}>`.
 */
export function usePress(onPress: () => void, own: PressOptions = {}): PressProps {
  // A button that is drawn anew while a finger is on it must not forget the finger.
  const latest = useRef(onPress);
  latest.current = onPress;
  const hands = useContext(Hands);
  const slop = hands.slop ?? own.slop;
  const repeat = hands.repeat ?? own.repeat;
  const hold = own.hold ?? hands.hold ?? 0;
  return useMemo(() => {
    const options = { ...(slop !== undefined && { slop }), ...(repeat !== undefined && { repeat }), hold };
    const held = hold > 0 && ({ 'data-hold': '' } as const);
    return { ...createPress(() => latest.current(), options), 'data-press': '', ...held };
  }, [slop, repeat, hold]);
}
