import arrowClockwise from '@phosphor-icons/core/fill/arrow-clockwise-fill.svg?raw';
import backspace from '@phosphor-icons/core/fill/backspace-fill.svg?raw';
import broom from '@phosphor-icons/core/fill/broom-fill.svg?raw';
import heartbeat from '@phosphor-icons/core/fill/heartbeat-fill.svg?raw';
import translate from '@phosphor-icons/core/fill/translate-fill.svg?raw';

/** Only the panel shows these, so they are in its chunk and in nobody else's (see ui/Icon.tsx). */
const ICONS = { 'arrow-clockwise': arrowClockwise, backspace, broom, heartbeat, translate } as const;

export type PanelIconName = keyof typeof ICONS;

export type Props = { readonly name: PanelIconName };

export function PanelIcon({ name }: Props) {
  // Our own files, fixed at build time: no foreign text comes this way.
  return <span class="icon" aria-hidden="true" dangerouslySetInnerHTML={{ __html: ICONS[name] }} />;
}
