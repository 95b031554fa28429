/** The three questions before the first lesson. What was answered outlives a reload, until the profile is made. */
import { call, type Failure, type ProfileView, type Step } from '../../platform';

const remembered = 'academy.welcome';
/** As the academy counts: characters, not bytes. */
export const longestName = 80;

export type WelcomeStep = 'language' | 'name' | 'path';
export const welcomeSteps: readonly WelcomeStep[] = ['language', 'name', 'path'];

interface Draft {
  step: WelcomeStep;
  name: string;
  path: string | null;
}

export type NameProblem = 'empty' | 'long' | 'odd' | null;

/** Control characters, and those that turn the direction of whatever stands behind them: as the academy refuses. */
const odd = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

export function nameProblem(name: string): NameProblem {
  const trimmed = name.trim();
  if (!/[\p{L}\p{N}]/u.test(trimmed)) return 'empty';
  if (odd.test(trimmed)) return 'odd';
  return [...trimmed].length > longestName ? 'long' : null;
}

export class WelcomeState {
  step = $state<WelcomeStep>('language');
  name = $state('');
  path = $state<string | null>(null);
  /** A wrong name is pointed out only after an attempt to go on with it. */
  tried = $state(false);
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);

  constructor() {
    const draft = readDraft();
    this.step = draft.step;
    this.name = draft.name;
    this.path = draft.path;
  }

  get problem(): NameProblem {
    return this.tried ? nameProblem(this.name) : null;
  }

  get number(): number {
    return welcomeSteps.indexOf(this.step) + 1;
  }

  setName(name: string): void {
    this.name = name;
    this.#remember();
  }

  setPath(path: string | null): void {
    this.path = path;
    this.#remember();
  }

  back(): void {
    this.step = welcomeSteps[this.number - 2] ?? 'language';
    this.#remember();
  }

  /** To the next question, unless this one is not answered yet. */
  next(): void {
    if (this.step === 'name') {
      this.tried = true;
      if (nameProblem(this.name)) return;
    }
    this.step = welcomeSteps[this.number] ?? this.step;
    this.#remember();
  }

  /** Makes the profile. Answers with it and the lesson to begin with, or nothing when it failed. */
  async finish(): Promise<{ profile: ProfileView; first: Step | null } | null> {
    this.busy = true;
    this.failure = null;
    try {
      const profile = await call('profile.create', { name: this.name.trim(), path: this.path });
      sessionStorage.removeItem(remembered);
      const home = await call('home.show', {}).catch(() => null);
      return { profile, first: home?.first ?? null };
    } catch (failure) {
      this.failure = failure as Failure;
      return null;
    } finally {
      this.busy = false;
    }
  }

  #remember(): void {
    const draft: Draft = { step: this.step, name: this.name, path: this.path };
    try {
      sessionStorage.setItem(remembered, JSON.stringify(draft));
    } catch {
      // More than a browser keeps is no name; it stays in its field.
    }
  }
}

function readDraft(): Draft {
  const empty: Draft = { step: 'language', name: '', path: null };
  try {
    return { ...empty, ...(JSON.parse(sessionStorage.getItem(remembered) ?? '{}') as Partial<Draft>) };
  } catch {
    return empty;
  }
}
