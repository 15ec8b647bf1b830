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

export class FakeAudioContext extends EventTarget {
  static all: FakeAudioContext[] = [];
  /** What a browser says before the first touch. */
  static startsAs: AudioContextState = 'running';
  readonly destination = new FakeNode();
  readonly tones: FakeOscillator[] = [];
  readonly gains: FakeGain[] = [];
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
