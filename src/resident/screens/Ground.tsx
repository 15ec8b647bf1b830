import { Component, type ComponentChildren } from 'preact';
import { Broken } from './Broken.tsx';

export type Props = {
  readonly children: ComponentChildren;
  readonly sentences: () => readonly string[];
  /** Something below could not be drawn. `retry` draws it again; the signal is aborted once that went well. */
  readonly onBroken: (retry: () => void, mended: AbortSignal) => void;
};

type State = { readonly isBroken: boolean };

/** Catches what falls: a fault in a screen becomes a calm one that mends itself. */
export class Ground extends Component<Props, State> {
  // Only declared: the initial value of a field is lowered by helpers that are longer than this whole class.
  declare private mending: AbortController | null;

  constructor(props: Props) {
    super(props);
    this.state = { isBroken: false };
    this.mending = null;
  }

  static override getDerivedStateFromError(): State {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
    if (this.mending) return;
    this.mending = new AbortController();
    this.props.onBroken(() => this.setState({ isBroken: false }), this.mending.signal);
  }

  override componentDidUpdate(): void {
    if (this.state.isBroken) return;
    this.mending?.abort();
    this.mending = null;
  }

  override render({ children, sentences }: Props, { isBroken }: State) {
    return isBroken ? <Broken sentences={sentences()} /> : children;
  }
}
