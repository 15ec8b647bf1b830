import type { ClientMessage, ServerMessage } from '../protocol/live.ts';

/** The server's end of a socket that a test plays. */
export class FakeSocket extends EventTarget {
  static all: FakeSocket[] = [];
  /** The one dialled last. */
  static get last(): FakeSocket {
    const last = FakeSocket.all.at(-1);
    if (!last) throw new Error('Nothing was dialled');
    return last;
  }

  readyState = 0;
  readonly url: string;
  readonly said: ClientMessage[] = [];

  constructor(url: string) {
    super();
    this.url = url;
    FakeSocket.all.push(this);
  }

  send(frame: string) {
    if (this.readyState !== 1) throw new DOMException('Not open', 'InvalidStateError');
    this.said.push(JSON.parse(frame));
  }

  close() {
    this.readyState = 3;
  }

  accept() {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }

  hear(message: ServerMessage | { type: string }) {
    this.hearFrame(JSON.stringify(message));
  }

  hearFrame(frame: string) {
    this.dispatchEvent(new MessageEvent('message', { data: frame }));
  }

  /** The other end, or the network, ends it. */
  end(code = 1006) {
    this.readyState = 3;
    this.dispatchEvent(new CloseEvent('close', { code }));
  }
}

/** A welcome of a server whose clock shows `now`. */
export const welcomeAt = (now: number): Extract<ServerMessage, { type: 'welcome' }> => ({
  type: 'welcome',
  now,
  seq: 1,
  iceServers: [],
  calls: [],
  presence: [],
});
