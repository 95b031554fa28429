/** The time left of an attempt, counted from the device's clock. Reads no clock: it is given one. */

/** Minutes at which the time left is said aloud. */
const warnings = [5, 1];

interface Heard {
  onwarn: (minutes: number) => void;
  onup: () => void;
}

export class Countdown {
  /** Milliseconds, never below 0. */
  left = $state(0);
  #deadline: number;
  #now: () => number;
  #heard: Heard;
  #over = false;

  /** `clock` counts milliseconds from anywhere; at the time of making it stands at `now`. Both are RFC 3339. */
  constructor(deadline: string, now: string, clock: () => number, heard: Heard) {
    const start = clock();
    const opened = Date.parse(now);
    this.#deadline = Date.parse(deadline);
    this.#now = () => opened + (clock() - start);
    this.#heard = heard;
    this.left = this.#read();
  }

  /** To be called about once a second. */
  tick(): void {
    const before = this.left;
    this.left = this.#read();
    for (const minutes of warnings) {
      if (before > minutes * 60_000 && this.left <= minutes * 60_000 && this.left > 0)
        this.#heard.onwarn(minutes);
    }
    if (this.left > 0 || this.#over) return;
    this.#over = true;
    this.#heard.onup();
  }

  #read(): number {
    return Math.max(0, this.#deadline - this.#now());
  }
}

/** `4:05`, or `1:04:05` from an hour on. The last second shows as one, not as none. */
export function clockFace(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = two(seconds % 60);
  return hours > 0 ? `${String(hours)}:${two(minutes)}:${rest}` : `${String(minutes)}:${rest}`;
}
