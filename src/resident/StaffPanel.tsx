import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export type Props = {
  /** Fetches the panel and makes it ready; what runs in it ends with the signal. */
  readonly open: (stop: AbortSignal) => Promise<ComponentType>;
  /** It could not be fetched: back to the resident. */
  readonly onFailed: () => void;
};

/** The place of the staff panel: empty for the moment in which it is fetched from the tablet's own store. */
export function StaffPanel({ open, onFailed }: Props) {
  const [Panel, setPanel] = useState<ComponentType | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    open(leaving.signal).then(
      (ready) => {
        if (!leaving.signal.aborted) setPanel(() => ready);
      },
      (error: unknown) => {
        console.error(error);
        onFailed();
      },
    );
    return () => leaving.abort();
  }, []);
  return Panel ? <Panel /> : <main />;
}
