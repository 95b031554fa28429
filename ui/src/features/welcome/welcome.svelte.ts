/** The walk before the first lesson. What was answered outlives a reload and a crash, until the profile is made. */
import { call, type Failure, type Identity, type ProfileView, type Step } from '../../platform';
import { empty, problemsOf, type IdentityField, type Problem } from '../../ui/identity';

const remembered = 'academy.welcome';

export type WelcomeStep = 'language' | 'identity' | 'notice' | 'choices' | 'path';
export const welcomeSteps: readonly WelcomeStep[] = ['language', 'identity', 'notice', 'choices', 'path'];

interface Draft {
  step: WelcomeStep;
  identity: Identity;
  choices: Record<string, boolean>;
  adult: boolean;
  path: string | null;
}

const emptyDraft: Draft = { step: 'language', identity: empty, choices: {}, adult: false, path: null };

export class WelcomeState {
  step = $state<WelcomeStep>('language');
  identity = $state<Identity>({ ...empty });
  /** By purpose; one that was not answered is not there, and means no. */
  choices = $state<Record<string, boolean>>({});
  adult = $state(false);
  path = $state<string | null>(null);
  /** What is wrong is pointed out only after an attempt to go on with it. */
  tried = $state(false);
  busy = $state(false);
  failure = $state.raw<Failure | null>(null);

  constructor() {
    const draft = readDraft();
    this.step = draft.step;
    this.identity = draft.identity;
    this.choices = draft.choices;
    this.adult = draft.adult;
    this.path = draft.path;
  }

  get problems(): Partial<Record<IdentityField, Problem>> {
    return this.tried ? problemsOf(this.identity) : {};
  }

  get adultMissing(): boolean {
    return this.tried && !this.adult;
  }

  get number(): number {
    return welcomeSteps.indexOf(this.step) + 1;
  }

  setField(field: IdentityField, text: string): void {
    this.identity = { ...this.identity, [field]: text };
    this.#remember();
  }

  choose(purpose: string, given: boolean): void {
    this.choices = { ...this.choices, [purpose]: given };
    this.#remember();
  }

  setAdult(adult: boolean): void {
    this.adult = adult;
    this.#remember();
  }

  setPath(path: string | null): void {
    this.path = path;
    this.#remember();
  }

  back(): void {
    this.tried = false;
    this.step = welcomeSteps[this.number - 2] ?? 'language';
    this.#remember();
  }

  /** To the next question, unless this one is not answered yet. Answers whether it went on. */
  next(): boolean {
    this.tried = true;
    if (this.step === 'identity' && Object.keys(problemsOf(this.identity)).length > 0) return false;
    if (this.step === 'choices' && !this.adult) return false;
    this.tried = false;
    this.step = welcomeSteps[this.number] ?? this.step;
    this.#remember();
    return true;
  }

  /** Makes the profile. Answers with it and the lesson to begin with, or nothing when it failed. */
  async finish(notice: string): Promise<{ profile: ProfileView; first: Step | null } | null> {
    const choices = Object.entries(this.choices).map(([purpose, given]) => ({ purpose, given }));
    const { identity, adult, path } = this;
    return this.#make(() => call('profile.create', { identity, adult, choices, path, notice }));
  }

  /** Without a word about oneself. */
  async asGuest(): Promise<{ profile: ProfileView; first: Step | null } | null> {
    return this.#make(() => call('profile.guest', {}));
  }

  async #make(
    make: () => Promise<ProfileView>,
  ): Promise<{ profile: ProfileView; first: Step | null } | null> {
    this.busy = true;
    this.failure = null;
    try {
      const profile = await make();
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
    const { step, identity, choices, adult, path } = this;
    try {
      sessionStorage.setItem(
        remembered,
        JSON.stringify({ step, identity, choices, adult, path } satisfies Draft),
      );
    } catch {
      // More than a browser keeps is no name; it stays in its field.
    }
  }
}

function readDraft(): Draft {
  try {
    const kept = JSON.parse(sessionStorage.getItem(remembered) ?? '{}') as Partial<Draft>;
    const isStep = welcomeSteps.includes(kept.step as WelcomeStep);
    return {
      ...emptyDraft,
      ...kept,
      step: isStep ? (kept.step as WelcomeStep) : 'language',
      identity: { ...empty, ...kept.identity },
    };
  } catch {
    return emptyDraft;
  }
}
