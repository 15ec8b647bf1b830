export type CalmRow = {
  readonly id: string;
  readonly text: string;
  readonly detail: string;
  /** The next thing to do, and where. */
  readonly todo: string;
  readonly href: string;
};

export type Props = { readonly title: string; readonly rows: readonly CalmRow[] };

/** What somebody might look after when there is a quiet moment. Nothing in it is urgent, and nothing blinks. */
export function CalmList({ title, rows }: Props) {
  if (rows.length === 0) return null;
  return (
    <details class="card calm" open={rows.length <= 3}>
      <summary class="calm__title">
        {title} ({rows.length})
      </summary>
      <ul class="rows">
        {rows.map(({ id, text, detail, todo, href }) => (
          <li key={id} class="rows__row">
            <span class="rows__text">
              <span>{text}</span>
              <span class="soft">{detail}</span>
            </span>
            <a class="calm__todo" href={href}>
              {todo}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
