import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';

/** A line in front of a TURN server: what a browser sends there goes through it, as slowly as a test wants. */
export interface ShapedLine {
  /** Where the browser finds the TURN server now. */
  readonly port: number;
  /** Kilobits a second upwards, IP and UDP headers included; null: as fast as it comes. */
  carry(kilobits: number | null): void;
  /** What has gone up so far, in bytes on the wire. */
  sent(): number;
  close(): void;
}

/** IPv4 and UDP. */
const HEADERS = 28;
/** What a box keeps before it throws away: a third of a second. */
const QUEUE_MS = 300;

/** Starts a UDP relay on this machine, with one socket for each of the browser's, to the TURN server at `target`. */
export async function startShapedLine(target: number): Promise<ShapedLine> {
  const front = createSocket('udp4');
  const backs = new Map<string, Socket>();
  let kilobits: number | null = null;
  let freeAt = 0;
  let bytes = 0;

  /** A browser has a socket for each of the machine's addresses, and expects its answers there. */
  function backFor({ address, port }: RemoteInfo): Socket {
    const known = backs.get(`${address} ${port}`);
    if (known) return known;
    const back = createSocket('udp4');
    back.on('message', (packet) => front.send(packet, port, address));
    backs.set(`${address} ${port}`, back);
    return back;
  }

  front.on('message', (packet, browser) => {
    const go = () => backFor(browser).send(packet, target, '127.0.0.1');
    const size = packet.length + HEADERS;
    const now = performance.now();
    const starts = Math.max(now, freeAt);
    if (kilobits !== null && starts - now > QUEUE_MS) return;
    bytes += size;
    if (kilobits === null) return go();
    freeAt = starts + (size * 8) / kilobits;
    setTimeout(go, freeAt - now);
  });
  await new Promise<void>((resolve) => front.bind(0, '127.0.0.1', resolve));

  return {
    port: front.address().port,
    carry(next) {
      kilobits = next;
      freeAt = 0;
    },
    sent: () => bytes,
    close() {
      front.close();
      for (const back of backs.values()) back.close();
    },
  };
}
