/* An AudioContext that plays nothing and remembers what it was to play. */

class FakeParam {
  value = 0;
  readonly steps: [value: number, at: number][] = [];
  setValueAtTime(value: number, at: number) {
    this.value = value;
    this.steps.push([value, at]);
  }
  linearRampToValueAtTime(value: number, at: number) {
    this.steps.push([value, at]);
  }
}

class FakeNode {
  to: FakeNode | null = null;
  connect<T extends FakeNode>(node: T): T {
    this.to = node;
    return node;
  }
  disconnect() {
    this.to = null;
  }
}

class FakeGain extends FakeNode {
  readonly gain = new FakeParam();
}

class FakeOscillator extends FakeNode {
  readonly frequency = new FakeParam();
  wave: unknown = null;
  from = Number.NaN;
  until = Number.NaN;
  setPeriodicWave(wave: unknown) {
    this.wave = wave;
  }
  start(at: number) {
    this.from = at;
  }
  stop(at: number) {
    this.until = at;
  }
}

class FakeCompressor extends FakeNode {
  readonly threshold = new FakeParam();
  readonly knee = new FakeParam();
  readonly ratio = new FakeParam();
  readonly attack = new FakeParam();
  readonly release = new FakeParam();
}

class FakeSource extends EventTarget {
  buffer: unknown = null;
  to: FakeNode | null = null;
  startedAt = Number.NaN;
  connect<T extends FakeNode>(node: T): T {
    this.to = node;
    return node;
  }
  start(at: number) {
    this.startedAt = at;
  }
}

export class FakeAudioContext extends EventTarget {
  static all: FakeAudioContext[] = [];
  /** What a browser says before the first touch. */
  static startsAs: AudioContextState = 'running';
  readonly destination = new FakeNode();
  readonly tones: FakeOscillator[] = [];
  readonly gains: FakeGain[] = [];
  readonly sources: FakeSource[] = [];
  state = FakeAudioContext.startsAs;
  mayResume = false;
  currentTime = 0;

  constructor() {
    super();
    FakeAudioContext.all.push(this);
  }
  createGain() {
    const gain = new FakeGain();
    this.gains.push(gain);
    return gain;
  }
  createOscillator() {
    const tone = new FakeOscillator();
    this.tones.push(tone);
    return tone;
  }
  createDynamicsCompressor() {
    return new FakeCompressor();
  }
  createBufferSource() {
    const source = new FakeSource();
    this.sources.push(source);
    return source;
  }
  /** A sound of these bytes: each is the height of a sample, of 100. */
  async decodeAudioData(bytes: ArrayBuffer) {
    const samples = Float32Array.from(new Uint8Array(bytes), (byte) => byte / 100);
    if (samples.length === 0) throw new DOMException('not a sound', 'EncodingError');
    return { numberOfChannels: 1, getChannelData: () => samples };
  }
  createPeriodicWave(real: Float32Array, imag: Float32Array) {
    return { real, imag };
  }
  async resume() {
    if (!this.mayResume) throw new Error('NotAllowedError');
    this.state = 'running';
    this.dispatchEvent(new Event('statechange'));
  }
  /** The tones that would still reach the loudspeaker. */
  audible() {
    return this.tones.filter((tone) => tone.to?.to?.to === this.destination);
  }
}
