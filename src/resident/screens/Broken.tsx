import './Broken.css';

export type Props = {
  /** Fetched while all was well: this screen may use no service at all, not even the translator. */
  readonly sentences: readonly string[];
};

/** For the day on which everything broke. The resident has nothing to repair: it goes by itself. */
export function Broken({ sentences }: Props) {
  return (
    <main class="broken" aria-live="polite">
      <svg viewBox="0 0 100 100" width="160" height="160" aria-hidden="true">
        <circle cx="50" cy="50" r="46" />
        <path d="M32 58 Q50 76 68 58" />
        <path d="M36 38 v4 M64 38 v4" />
      </svg>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </main>
  );
}
