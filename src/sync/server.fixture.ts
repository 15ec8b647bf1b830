import { signal } from '@preact/signals';
import { type ErrorCode, refusal } from '../protocol/errors.ts';
import type { RequestOf, ResponseOf } from '../protocol/http.ts';
import type { ServerMessage } from '../protocol/live.ts';
import type { Mutation, MutationResult } from '../protocol/mutations.ts';
import type { Change } from '../protocol/records.ts';
import { type Http, RequestRefused } from './http.ts';
import type { Live, Welcome } from './live.ts';
import { welcomeAt } from './socket.fixture.ts';

/** Two changes a page, so that every test turns pages. */
const PAGE = 2;

/** A server in an array: one sequence, tombstones, every mutation applied once, and failures on demand. */
export class FakeServer {
  private readonly log = new Map<string, Change>();
  private readonly answers = new Map<string, MutationResult>();
  /** Every mutation in the order of applying. */
  readonly applied: Mutation[] = [];
  /** How the next requests fail: before anything is done, or with the answer lost. */
  readonly failures: ('before' | 'after')[] = [];
  /** Mutations that it will not take, and why. */
  readonly refuses = new Map<string, ErrorCode>();
  /** All requests are refused so. */
  refusesAll: ErrorCode | null = null;
  pulls = 0;
  batches: number[] = [];
  seq = 0;
  scope = 'first';
  isInScope: (change: Change) => boolean = () => true;

  /** A record changed, by whomever. */
  change(change: Change) {
    this.seq += 1;
    this.log.set(change.kind + change.id, { ...change, seq: this.seq });
  }

  /** What the client may see, by id. */
  visible(): Map<string, unknown> {
    const all = [...this.log.values()].filter((change) => change.body !== null && this.isInScope(change));
    return new Map(all.map(({ id, body }) => [id, body]));
  }

  readonly call: Http['call'] = async (name, body, giveUp) => {
    await new Promise((resolve) => setImmediate(resolve));
    const failure = this.failures.shift();
    if (failure === 'before' || giveUp?.aborted) throw new RequestRefused(refusal('unavailable'));
    if (this.refusesAll) throw new RequestRefused(refusal(this.refusesAll));
    const answer =
      name === 'pull' ? this.pull(body as RequestOf<'pull'>) : this.mutate(body as RequestOf<'mutate'>);
    await new Promise((resolve) => setImmediate(resolve));
    if (failure === 'after' || giveUp?.aborted) throw new RequestRefused(refusal('unavailable'));
    return answer as ResponseOf<typeof name>;
  };

  private pull({ since, scope }: RequestOf<'pull'>): ResponseOf<'pull'> {
    this.pulls += 1;
    const reset = scope !== this.scope;
    const from = reset ? 0 : since;
    const inScope = [...this.log.values()].filter((change) => change.seq > from && this.isInScope(change));
    const changes = inScope.sort((a, b) => a.seq - b.seq).slice(0, PAGE);
    const more = inScope.length > PAGE;
    const seq = more ? (changes.at(-1)?.seq ?? from) : this.seq;
    return { seq, scope: this.scope, reset, more, changes };
  }

  private mutate({ mutations }: RequestOf<'mutate'>): ResponseOf<'mutate'> {
    this.batches.push(mutations.length);
    return { results: mutations.map((mutation) => this.apply(mutation as Mutation)) };
  }

  private apply(mutation: Mutation): MutationResult {
    const before = this.answers.get(mutation.id);
    if (before) return before;
    const code = this.refuses.get(mutation.id);
    if (code) return { id: mutation.id, seq: null, refused: refusal(code) };
    this.applied.push(mutation);
    this.seq += 1;
    const answer = { id: mutation.id, seq: this.seq, refused: null };
    this.answers.set(mutation.id, answer);
    return answer;
  }
}

/** The socket, as far as the replica sees it. */
export class FakeLive
  implements Pick<Live, 'state' | 'online' | 'welcome' | 'onMessage' | 'signedOut' | 'revive'>
{
  readonly state = signal<'connecting' | 'open' | 'waiting'>('connecting');
  readonly online = signal(false);
  readonly welcome = signal<Welcome | null>(null);
  readonly signedOut = signal(false);
  private readonly hearing = new Set<(message: ServerMessage) => void>();

  onMessage(hear: (message: ServerMessage) => void) {
    this.hearing.add(hear);
    return () => this.hearing.delete(hear);
  }

  hear(message: ServerMessage) {
    for (const hear of [...this.hearing]) hear(message);
  }

  open(presence: Welcome['presence'] = []) {
    const message = { ...welcomeAt(0), presence };
    this.welcome.value = message;
    this.state.value = 'open';
    this.online.value = true;
    this.hear(message);
  }

  revive() {
    this.signedOut.value = false;
  }

  close() {
    this.state.value = 'waiting';
    this.online.value = false;
  }
}
